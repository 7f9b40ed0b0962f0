//! Pictures of every screen, to be looked at: `CASEBOOK_PICTURES=FOLDER cargo test --test window pictures -- --ignored`.

use std::{fs, path::PathBuf};

use crate::screens::{USUAL, View, every_screen};

#[test]
#[ignore = "draws pictures for people to look at"]
fn of_every_screen_in_every_theme() {
    let folder = PathBuf::from(std::env::var("CASEBOOK_PICTURES").expect("CASEBOOK_PICTURES names a folder"));
    fs::create_dir_all(&folder).unwrap();
    for view in [USUAL, View { size: (1280, 720), ..USUAL }, View { text: 200, ..USUAL }] {
        every_screen(view, &mut |window, screen| {
            for theme in ["contrast", "dark", "light"] {
                window.run(&format!(
                    "document.documentElement.dataset.theme = '{theme}';
                     requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0], 400)));"
                ));
                fs::write(
                    folder.join(format!("{screen}-{}-{}-{theme}.png", view.size.0, view.text)),
                    window.picture(view.size),
                )
                .unwrap();
            }
        });
    }
}
