//! What holds for every paragraph, whatever is written in it.

use proptest::prelude::*;

use super::{Ends, Language, Setting, paragraph};
use crate::{
    Error,
    document::{Run, Style},
    font::Prepared,
};

const STYLES: [Style; 8] = [
    Style::Plain,
    Style::Emphasis,
    Style::Strong,
    Style::Label,
    Style::Quiet,
    Style::Raised,
    Style::Lowered,
    Style::SmallCapitals,
];

/// Words of many scripts and shapes.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z]{1,14}",
        1 => "[A-Z][a-zé]{2,30}(-[a-z]{2,9})?",
        1 => "[0-9]{1,4}([.,–][0-9]{1,3})?",
        1 => "(≥|≤|×|–|\\(|\\[3\\]|\\[3,|=|n|p|<)",
        1 => "[0-9]{1,3}\u{a0}(mg/m²|cm|%)",
        1 => "https://[a-z]{3,9}\\.org/[a-z]{2,20}/[a-z0-9]{1,30}",
        1 => "[ąćęłńóśźżøåæđơưếậ]{1,9}",
        1 => "[aeo]\u{302}?[\u{301}\u{300}\u{323}]",
        1 => "[α-ω]{1,9}",
        1 => "[а-яА-Я]{1,9}",
        1 => "[א-ת]{1,9}[,.)]?",
        1 => "[ا-غ]{1,9}",
        1 => "[a-z]{2,5}\u{ad}[a-z]{3,6}",
        1 => "[a-z]{1,3}[א-ת]{1,3}[0-9]{1,2}",
    ]
}

/// Runs of words with spaces of several kinds between and within them.
fn runs() -> impl Strategy<Value = Vec<Run>> {
    let space = prop_oneof![6 => Just(" "), 1 => Just("  "), 1 => Just("\n"), 1 => Just("\u{3000}"), 1 => Just("")];
    let text = proptest::collection::vec((word(), space), 0..30)
        .prop_map(|words| words.into_iter().map(|(word, space)| word + space).collect::<String>());
    let style = (0..STYLES.len()).prop_map(|index| STYLES.get(index).copied().unwrap_or_default());
    proptest::collection::vec((text, style).prop_map(|(text, style)| Run::styled(text, style)), 0..6)
}

fn setting() -> impl Strategy<Value = Setting> {
    let ends = prop_oneof![3 => Just(Ends::Justified), 1 => Just(Ends::Ragged), 1 => Just(Ends::Right)];
    (ends, any::<bool>(), any::<bool>(), prop_oneof![Just(0.0_f32), Just(11.0)]).prop_map(
        |(ends, serif, hangs, indent)| {
            let base =
                if serif { Setting::serif(10.0, 12.5, ends) } else { Setting { ends, ..Setting::sans(7.2, 9.4) } };
            Setting { hangs, indent, ..base.in_language(Language::of("en-GB")) }
        },
    )
}

/// White space single, as whoever copies text gets it.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of each line as it is read, without the hyphens that parting put there.
fn read(runs: &[Run], setting: &Setting, width: f32) -> Result<Vec<String>, Error> {
    let set = paragraph(runs, setting, width)?;
    let line = |line: &super::Line| {
        let stretches = line.stretches.iter().filter(|stretch| !stretch.soft_hyphen);
        spaced(
            &stretches.flat_map(|stretch| stretch.glyphs.iter()).map(|glyph| glyph.text.as_str()).collect::<String>(),
        )
    };
    Ok(set.lines.iter().map(line).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every word is on one line, in order, and no other is.
    #[test]
    fn the_lines_together_are_the_text(runs in runs(), setting in setting(), width in 50.0_f32..400.0) {
        let lines = read(&runs, &setting, width).unwrap();
        let text = Prepared::new(runs.iter().map(|run| run.text.as_str()));
        let text = spaced(&text.text().replace('\u{ad}', ""));
        let mut rest = text.as_str();
        for line in &lines {
            rest = rest.trim_start();
            let after = rest.strip_prefix(line.as_str());
            prop_assert!(after.is_some(), "the line “{line}” is not “{rest}”");
            rest = after.unwrap_or_default();
        }
        prop_assert_eq!(rest, "");
    }

    /// Nothing stands beyond the edges by more than a stop or hyphen may hang, or the width of one letter.
    #[test]
    fn the_lines_fit(runs in runs(), setting in setting(), width in 50.0_f32..400.0) {
        let set = paragraph(&runs, &setting, width).unwrap();
        for line in set.lines.iter() {
            let left = line.stretches.iter().map(|stretch| stretch.x).fold(f32::INFINITY, f32::min);
            let right = line.stretches.iter().map(|stretch| stretch.x + stretch.width).fold(0.0, f32::max);
            let hang = if setting.hangs && setting.ends == Ends::Justified { 0.5 * setting.size } else { 0.05 };
            prop_assert!(right <= width + hang && (line.stretches.is_empty() || left >= -hang), "{left} to {right} in {width}");
        }
    }

    /// Stretches of a line stand side by side, whichever way they run.
    #[test]
    fn nothing_overlaps(runs in runs(), setting in setting()) {
        let set = paragraph(&runs, &setting, 230.0).unwrap();
        for line in set.lines.iter() {
            let mut places: Vec<(f32, f32)> = line.stretches.iter().map(|stretch| (stretch.x, stretch.width)).collect();
            places.sort_by(|a, b| a.0.total_cmp(&b.0));
            for pair in places.windows(2) {
                prop_assert!((pair[0].0 + pair[0].1 - pair[1].0).abs() < 0.05, "{pair:?}");
            }
        }
    }

    /// Whatever Unicode holds: lines, or the name of what cannot be printed.
    #[test]
    fn anything_at_all_is_set_or_named(texts in proptest::collection::vec(any::<String>(), 1..4), setting in setting()) {
        let runs: Vec<Run> = texts.iter().map(Run::plain).collect();
        if let Err(error) = paragraph(&runs, &setting, 120.0) {
            prop_assert!(matches!(error, Error::Glyph { .. }), "{error}");
        }
    }

    /// Marks, joiners, controls and letters of every direction in any order.
    #[test]
    fn a_soup_of_clusters_is_set(
        text in "[a-cא-גا-ت0-9 ()\u{300}-\u{304}\u{5b0}-\u{5b5}\u{64b}-\u{650}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{a0}\u{ad}\u{fe0f}\u{0}-\u{1f}]{0,60}",
        setting in setting(),
        width in 1.0_f32..120.0,
    ) {
        prop_assert!(paragraph(&[Run::plain(&text)], &setting, width).is_ok());
    }
}

#[test]
fn an_empty_paragraph_has_one_empty_line() {
    for text in ["", " ", "\u{200b}\u{ad}", "\n\t"] {
        assert_eq!(read(&[Run::plain(text)], &Setting::sans(7.2, 9.4), 100.0).unwrap(), [""], "{text:?}");
    }
}

#[test]
fn a_word_longer_than_the_line_and_one_of_ten_thousand_are_set_whole() {
    let body = Setting::serif(10.0, 12.5, Ends::Justified).in_language(Language::of("en"));
    let long = "deoxyribonucleic".repeat(40);
    assert_eq!(read(&[Run::plain(&long)], &body, 230.0).unwrap().concat(), long);
    let many = "ein langes Wort ".repeat(3_334);
    let lines = read(&[Run::plain(&many)], &body, 230.0).unwrap();
    assert_eq!(spaced(&lines.join(" ")).replace(' ', ""), many.replace(' ', ""));
}

#[test]
fn soft_hyphens_are_taken_and_a_language_without_patterns_parts_nothing() {
    let read = |text: &str, tag: &str| {
        let setting = Setting::serif(10.0, 12.5, Ends::Justified).in_language(Language::of(tag));
        read(&[Run::plain(text)], &setting, 60.0).unwrap()
    };
    assert_eq!(read("aa bb cc leio\u{ad}myosarcoma", "en"), ["aa bb cc leio", "myosarcoma"]);
    assert!(read("aa bb hyphenation", "en").len() > 1);
    assert_eq!(read("aa bb hyphenation", "cy"), ["aa bb", "hyphenation"]);
}

#[test]
fn a_paragraph_from_right_to_left_begins_at_right() {
    let setting = Setting::sans(7.2, 9.4);
    let set = paragraph(&[Run::plain("שלום לכולם (R0) 12")], &setting, 200.0).unwrap();
    let stretches = &set.lines[0].stretches;
    let first = &stretches[0];
    assert!((first.x + first.width - 200.0).abs() < 0.05, "it ends at {}", first.x + first.width);
    assert!(stretches.windows(2).all(|pair| pair[1].x < pair[0].x), "what is read later stands further left");
}
