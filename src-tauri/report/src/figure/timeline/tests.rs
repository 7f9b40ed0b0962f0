mod drawn;

use clinical::{case::Entry, timeline::resolve, value::CaseId};
use serde_json::{Value, json};
use typeset::{
    font,
    scene::{Anchor, Segment},
};

use super::*;
use crate::golden;

fn sample() -> Case {
    Case::parse(include_str!("../../../../../samples/mesenteric-leiomyosarcoma.json")).unwrap().0
}

fn case(records: &[(String, &str, Value)]) -> Case {
    let entries = records.iter().map(|(id, kind, body)| Entry::read(id, kind, body).unwrap());
    Case::assemble(CaseId::new("test").unwrap(), entries.collect()).unwrap()
}

/// A recorded month; `about` where it is not sure.
fn at(month: f64, about: bool) -> Value {
    let before = month < 0.0;
    json!({"known": {"after": {"offset": {"value": month.abs(), "unit": "month"}, "before": before}, "about": about}})
}

/// An event of one of several kinds.
fn event(number: usize, month: f64, kind: u8) -> (String, &'static str, Value) {
    happened(number, &at(month, kind.is_multiple_of(2)), kind)
}

/// An event of one of several kinds at a time stated in any way.
fn happened(number: usize, when: &Value, kind: u8) -> (String, &'static str, Value) {
    let (kind, body) = match kind % 6 {
        0 => (
            "surgery",
            json!({"when": when, "procedures": ["wedge resection of a metastasis in the right lung"], "residual": {"known": "r0"}}),
        ),
        1 => ("metastasis", json!({"when": when, "sites": [{"organ": "liver"}, {"organ": "lung", "side": "both"}]})),
        2 => (
            "imaging",
            json!({"when": when, "modality": {"known": "ct"}, "lesions": [{"nature": "residual", "site": "pancreas"}]}),
        ),
        3 => (
            "ablation",
            json!({"when": when, "technique": {"known": "microwave"}, "site": {"known": "left lobe of the liver"}}),
        ),
        4 => ("biopsy", json!({"when": when, "site": {"known": "soft tissue of the left thigh"}})),
        _ => ("follow_up", json!({"when": when, "status": {"known": "no_evidence"}})),
    };
    (format!("event-{number}"), kind, body)
}

/// The boxes of all words: left, top, right, bottom.
fn boxes(scene: &Scene) -> Vec<([f32; 4], String)> {
    let of = |mark: &Mark| match mark {
        Mark::Words { x, y, size, face, anchor, text, .. } => {
            let width = font::width(*face, *size, text);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            Some(([left, y - 0.72 * size, left + width, y + 0.18 * size], text.clone()))
        }
        _ => None,
    };
    scene.marks.iter().filter_map(of).collect()
}

/// Upright lines: x, top, bottom.
fn uprights(scene: &Scene) -> Vec<[f32; 3]> {
    let of = |mark: &Mark| match mark {
        Mark::Shape { path, .. } => match path.as_slice() {
            [Segment::Move(x, y), Segment::Line(other, end)] if x == other => Some([*x, y.min(*end), y.max(*end)]),
            _ => None,
        },
        _ => None,
    };
    scene.marks.iter().filter_map(of).collect()
}

/// What is wrong with a drawing: words that meet words or lines, or leave the figure.
fn fault(scene: &Scene) -> Option<String> {
    let (boxes, lines) = (boxes(scene), uprights(scene));
    for (index, (one, text)) in boxes.iter().enumerate() {
        if one[0] < -0.5 || one[2] > scene.width + 0.5 || one[1] < -0.5 || one[3] > scene.height + 0.5 {
            return Some(format!("“{text}” leaves the figure: {one:?} of {} × {}", scene.width, scene.height));
        }
        let meets = |other: &&([f32; 4], String)| {
            let other = other.0;
            one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
        };
        if let Some((_, other)) = boxes.iter().skip(index + 1).find(meets) {
            return Some(format!("“{text}” meets “{other}”"));
        }
        let crosses = |line: &&[f32; 3]| line[0] > one[0] && line[0] < one[2] && line[1] < one[3] && line[2] > one[1];
        if let Some(line) = lines.iter().find(crosses) {
            return Some(format!("“{text}” {one:?} is crossed at {line:?}"));
        }
    }
    None
}

#[test]
fn the_published_case_in_words_and_without_a_collision() {
    let case = sample();
    let timeline = resolve(&case);
    for width in [170.0, 160.0, 85.0, 82.0] {
        let Drawn { scene, alt, .. } = timeline_scene(&case, &timeline, width).unwrap();
        assert_eq!(fault(&scene), None, "at {width} mm");
        assert_eq!(scene.width, width * MM);
        golden("timeline.txt", &format!("{}\n", alt.replace("; month", ";\nmonth").replace(". ", ".\n")));
    }
}

#[test]
fn a_case_without_two_dated_things_has_no_timeline() {
    let lone = case(&[event(0, 3.0, 0)]);
    assert_eq!(timeline_scene(&lone, &resolve(&lone), 170.0), None);
}

#[test]
fn unknown_times_are_not_drawn() {
    let mut records = vec![event(0, 0.0, 0), event(1, 9.0, 1)];
    records.push(("undated".into(), "surgery", json!({"procedures": ["amputation"]})));
    let case = case(&records);
    let Drawn { alt, .. } = timeline_scene(&case, &resolve(&case), 170.0).unwrap();
    assert!(!alt.contains("Amputation"), "{alt}");
}

/// Too many events for flags are numbered, and every one is in the list.
#[test]
fn sixty_events_are_numbered_and_listed() {
    let records: Vec<_> = (0..60).map(|n| event(n, n as f64 * 1.5, n as u8)).collect();
    let case = case(&records);
    let timeline = resolve(&case);
    for width in [170.0, 85.0] {
        let Drawn { scene, .. } = timeline_scene(&case, &timeline, width).unwrap();
        assert_eq!(fault(&scene), None);
        let words = boxes(&scene).into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" ");
        let drawn = events::events(&case, &timeline);
        assert!(drawn.iter().flat_map(|event| &event.texts).all(|text| words.contains(text.as_str())), "{words}");
        assert!(scene.height < 1700.0 || width < 100.0, "{} points tall", scene.height);
    }
}

#[test]
fn equal_regimens_have_equal_fills_and_letters_follow_time() {
    let case = sample();
    let timeline = resolve(&case);
    let courses = courses(&case, &timeline);
    let letters: String = courses.iter().map(|course| course.letter.as_str()).collect();
    let fills = lane::fills(&courses);
    assert_eq!(letters, "ABCDE");
    assert_eq!(fills[1], fills[4], "courses B and E are the same regimen");
    assert!((0..4).all(|index| (0..index).all(|other| fills[index] != fills[other])), "{fills:?}");
}
