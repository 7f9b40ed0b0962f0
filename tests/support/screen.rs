//! A screen that nobody sees.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

/// An X server of its own, which picks a number that is free.
pub(crate) struct Screen {
    server: Child,
    number: String,
    /// What is drawn lies in a file of this folder.
    folder: TempDir,
}

impl Screen {
    pub(crate) fn start() -> Self {
        let mut command = Command::new("Xvfb");
        let folder = tempfile::tempdir().expect("a folder for what the screen shows");
        command
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-fbdir"])
            .arg(folder.path());
        let server = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut server = server.expect("Xvfb is missing: install the package xvfb");
        let mut number = String::new();
        let output = server.stdout.take().expect("Xvfb says its number");
        BufReader::new(output).read_line(&mut number).expect("Xvfb says its number");
        assert!(!number.trim().is_empty(), "Xvfb did not start");
        Self { server, number: number.trim().to_owned(), folder }
    }

    pub(crate) fn display(&self) -> String {
        format!(":{}", self.number)
    }

    /// The upper left corner of the screen as a PNG file. The screen is kept as an X window dump: a head of numbers of four bytes, a
    /// table of colours of twelve bytes each, and rows of blue, green, red and nothing.
    pub(crate) fn picture(&self, (width, height): (u32, u32)) -> Vec<u8> {
        let dump = fs::read(self.folder.path().join("Xvfb_screen0")).expect("what the screen shows");
        let number = |at: usize| {
            let bytes = dump.get(at * 4..at * 4 + 4).and_then(|bytes| bytes.try_into().ok()).expect("a head");
            u32::from_be_bytes(bytes) as usize
        };
        let (head, row, colours) = (number(0), number(12), number(19));
        let rows = dump[head + colours * 12..].chunks(row).take(height as usize);
        let pixels = rows.flat_map(|row| row.chunks_exact(4).take(width as usize));
        let colours: Vec<u8> = pixels.flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]).collect();
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, width, height);
        encoder.set_color(png::ColorType::Rgb);
        let mut writer = encoder.write_header().expect("a head of a picture");
        writer.write_image_data(&colours).expect("a picture");
        writer.finish().expect("the end of a picture");
        file
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
