//! The pictures of the guide, drawn from the real window: `scripts/guide.sh`.

use std::{fs, path::Path};

use crate::{
    screens::{USUAL, View, every_screen},
    support::Window,
};

/// Screens that the guide shows, with the names of their pictures.
const SHOWN: [(&str, &str); 15] = [
    ("empty-library", "empty-library"),
    ("new-case", "new-case"),
    ("library", "library"),
    ("form-surgery", "case"),
    ("form-systemic-therapy", "therapy"),
    ("grade", "grade"),
    ("to-check", "to-check"),
    ("completeness", "completeness"),
    ("page-as-text", "page-as-text"),
    ("find-or-do", "find-or-do"),
    ("all-keys", "all-keys"),
    ("hand-on", "hand-on"),
    ("preferences", "preferences"),
    ("about", "about"),
    ("time-line-as-table", "time-line"),
];

const SIZE: (u32, u32) = (1280, 720);

fn draw(window: &Window, theme: &str, picture: &str) {
    let ready = "document.querySelector('.card')?.scrollIntoView({ block: 'end' });
        document.querySelector('dialog .body')?.parentElement.scrollTo(0, 0);
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0], 500)));";
    window.run(&format!("document.documentElement.dataset.theme = '{theme}'; {ready}"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide/pictures");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{picture}.png")), window.picture(SIZE)).unwrap();
}

#[test]
#[ignore = "draws the pictures of the guide anew"]
fn is_drawn() {
    let mut left: Vec<&str> = SHOWN.iter().map(|(_, picture)| *picture).collect();
    every_screen(View { size: SIZE, ..USUAL }, &mut |window, screen| {
        let Some((_, picture)) = SHOWN.iter().find(|(shown, _)| *shown == screen) else { return };
        left.retain(|other| other != picture);
        if *picture == "case" {
            draw(window, "dark", "case-dark");
        }
        draw(window, "light", picture);
    });
    assert!(left.is_empty(), "no such screens: {left:?}");
}
