//! The proof sheet against approved pictures of its pages, in `approved/`: grey, 50 to the inch. `UPDATE_GOLDEN=1`
//! writes them anew. Draws it with pdftoppm, from the Debian package poppler-utils.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

#[path = "../specimen/document.rs"]
mod document;
mod drawing;
mod figures;
#[path = "../specimen/floats.rs"]
mod floats;
mod picture;
#[path = "../specimen/pictures.rs"]
mod pictures;
mod sheet;
mod svg;

use std::{fs, path::PathBuf};

use picture::{Picture, drawn};
use typeset::draw::{Draw, Page};

/// Pixels to the inch of the approved pictures.
const COARSE: u16 = 50;

fn approved() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/proof_sheet/approved")
}

/// The approved pages of a form, in order.
fn approved_pages(form: &str) -> Vec<Picture> {
    let file = |page: usize| approved().join(format!("{form}-{page}.png"));
    (1..).map(file).take_while(|file| file.exists()).map(|file| Picture::read(&fs::read(file).unwrap())).collect()
}

fn approve(form: &str, pages: &[Picture]) {
    fs::create_dir_all(approved()).unwrap();
    let old = (1..).map(|page| approved().join(format!("{form}-{page}.png"))).take_while(|file| file.exists());
    old.for_each(|file| fs::remove_file(file).unwrap());
    for (page, picture) in (1..).zip(pages) {
        fs::write(approved().join(format!("{form}-{page}.png")), picture.file()).unwrap();
    }
}

#[test]
fn every_page_looks_as_approved() {
    for (form, document) in sheet::proofs() {
        let pages = drawn(&typeset::pages(&document).unwrap(), COARSE);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            approve(form, &pages);
        }
        let approved = approved_pages(form);
        assert_eq!(pages.len(), approved.len(), "pages of the {form} form");
        for (page, (now, before)) in (1..).zip(pages.iter().zip(&approved)) {
            let difference = now.difference(before);
            assert!(difference.is_none(), "page {page} of the {form} form: {}", difference.unwrap());
        }
    }
}

/// The control: on every page one line stands half a line lower.
#[test]
fn a_page_with_one_line_moved_is_refused() {
    let (_, document) = sheet::proofs().into_iter().next().unwrap();
    let mut pages = typeset::pages(&document).unwrap();
    let before = drawn(&pages, COARSE);
    assert!(before.iter().zip(&drawn(&pages, COARSE)).all(|(one, again)| one.difference(again).is_none()));
    pages.pages.iter_mut().for_each(move_a_line);
    for (page, (now, before)) in (1..).zip(drawn(&pages, COARSE).iter().zip(&before)) {
        assert!(now.difference(before).is_some(), "nobody sees that a line of page {page} was moved");
    }
}

/// Moves the longest line of a page by half a line.
fn move_a_line(page: &mut Page) {
    let draws = page.pieces.iter_mut().flat_map(|piece| &mut piece.draws);
    let lines = draws.filter_map(|draw| match draw {
        Draw::Glyphs { y, glyphs, .. } => Some((glyphs.len(), y)),
        _ => None,
    });
    let (_, y) = lines.max_by_key(|(length, _)| *length).unwrap();
    *y += 6.25;
}
