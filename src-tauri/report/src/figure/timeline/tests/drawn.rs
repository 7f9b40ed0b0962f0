//! What holds for every case: 2 to 60 events and up to 8 courses at any time, at both widths.

use proptest::prelude::*;
use typeset::{
    font::Face,
    scene::{Colour, Pattern, Texture},
};

use super::*;

/// A time: any month, one of a few that many share, or none.
fn time() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        6 => (-30.0_f64..90.0).prop_map(Some),
        3 => (-3_i32..9).prop_map(|month| Some(f64::from(month))),
        1 => Just(None),
    ]
}

fn stated((month, about): (Option<f64>, bool)) -> Value {
    month.map_or_else(|| json!({"absent": "not_known"}), |month| at(month, about))
}

/// A course of one of nine regimens with a response.
fn course(number: usize, when: &Value, cycles: u32) -> [(String, &'static str, Value); 2] {
    let drugs = [
        "doxorubicin",
        "ifosfamide",
        "trabectedin",
        "pazopanib",
        "eribulin",
        "docetaxel",
        "dacarbazine",
        "gemcitabine",
        "epirubicin",
    ];
    let id = format!("course-{number}");
    let body = json!({"when": when, "cycles": {"known": cycles}, "interval": {"known": {"value": 3, "unit": "week"}},
        "drugs": [{"drug": {"known": drugs[number % 9]}}]});
    let response = json!({"of": [id], "category": {"known": "partial"}, "changes": [{"site": "liver and lungs"}]});
    [(id, "systemic", body), (format!("response-{number}"), "response", response)]
}

fn irradiation(number: usize, month: f64) -> (String, &'static str, Value) {
    let body = json!({"when": at(month, false), "technique": {"known": "imrt"},
        "total": {"known": {"amount": 50.0, "unit": "gy", "per": "flat"}}, "fractions": {"known": 25}});
    (format!("irradiation-{number}"), "radiotherapy", body)
}

prop_compose! {
    fn any_case()(
        events in proptest::collection::vec((time(), any::<bool>(), 0_u8..6), 2..=60),
        courses in proptest::collection::vec((time(), any::<bool>(), 1_u32..12), 0..=8),
        irradiations in proptest::collection::vec(-6.0_f64..60.0, 0..=2),
    ) -> Case {
        let events = events.iter().enumerate();
        let mut records: Vec<_> = events.map(|(n, (month, about, kind))| happened(n, &stated((*month, *about)), *kind)).collect();
        let courses = courses.iter().enumerate();
        records.extend(courses.flat_map(|(n, (month, about, cycles))| course(n, &stated((*month, *about)), *cycles)));
        records.extend(irradiations.iter().enumerate().map(|(n, month)| irradiation(n, *month)));
        case(&records)
    }
}

/// The points of a mark that bears no words.
fn points(mark: &Mark) -> Vec<(f32, f32)> {
    match mark {
        Mark::Shape { path, .. } | Mark::Patterned { path, .. } | Mark::Clipped { path, .. } => {
            let point = |segment: &Segment| match *segment {
                Segment::Move(x, y) | Segment::Line(x, y) | Segment::Curve(.., x, y) => Some((x, y)),
                Segment::Close => None,
            };
            path.iter().filter_map(point).collect()
        }
        Mark::Words { .. } => Vec::new(),
    }
}

/// A shape that leaves the figure.
fn outside(scene: &Scene) -> Option<&Mark> {
    let inside = |(x, y): (f32, f32)| x > -0.5 && x < scene.width + 0.5 && y > -0.5 && y < scene.height + 0.5;
    scene.marks.iter().find(|mark| !points(mark).into_iter().all(inside))
}

/// Ticks that have numbers, with their months: the number stands nearest to its tick, or is moved in at an edge.
fn scale(scene: &Scene) -> Vec<(f32, f32)> {
    let ticks =
        scene.marks.iter().filter(|mark| matches!(mark, Mark::Shape { pen: Some(pen), .. } if pen.width == 0.8));
    let ticks = ticks.map(|mark| points(mark)[0].0);
    // The numbers follow their ticks.
    let numbers = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Words { anchor: Anchor::Middle, text, y, .. } => Some((*y, text.replace('−', "-").parse::<f32>().ok()?)),
        _ => None,
    });
    let numbers: Vec<(f32, f32)> = numbers.collect();
    let below = numbers.iter().find(|(_, month)| *month == 0.0).unwrap().0;
    ticks.zip(numbers.into_iter().filter(|(y, _)| *y == below).map(|(_, month)| month)).collect()
}

/// What is not where its month is.
fn off_scale(case: &Case, scene: &Scene) -> Option<String> {
    let timeline = resolve(case);
    let scale = scale(scene);
    let breaks = breaks(scene);
    let is_whole = |pair: &&[(f32, f32)]| !breaks.iter().any(|x| pair[0].0 < *x && *x < pair[1].0);
    let month = |pair: &[(f32, f32)]| (pair[1].0 - pair[0].0) / (pair[1].1 - pair[0].1);
    let whole: Vec<&[(f32, f32)]> = scale.windows(2).filter(is_whole).collect();
    // Between two breaks at every number there is nothing to measure a month by.
    let long = month(whole.first()?);
    if let Some(pair) = whole.iter().find(|pair| (month(pair) - long).abs() > 0.01) {
        return Some(format!("a month is {long} points long, but not at {pair:?}"));
    }
    // Reckoned from the nearest number that no break parts from it.
    let is_at = |at: f32, months: f32| {
        let parted = |tick: f32| breaks.iter().any(|x| (tick < *x) != (at < *x));
        scale.iter().filter(|(tick, _)| !parted(*tick)).all(|(tick, m)| (tick + (months - m) * long - at).abs() < 0.1)
    };
    let bars: Vec<(f32, f32)> = scene
        .marks
        .iter()
        .filter(|mark| matches!(mark, Mark::Shape { fill: None, pen: Some(pen), path } if pen.width == 0.6 && path.len() == 5))
        .map(|mark| (points(mark)[0].0, points(mark)[1].0))
        .collect();
    let markers: Vec<f32> = scene
        .marks
        .iter()
        .filter(|mark| matches!(mark, Mark::Shape { fill: Some(_), pen: Some(_), .. }))
        .map(|mark| points(mark)[1].0)
        .collect();
    // A bar may stand off from the operation before it, and is never too short to be seen.
    let drawn = |(from, to): &(f32, f32)| {
        let begins = |bar: &(f32, f32)| is_at(bar.0, *from) || is_at(bar.0 - 0.9 * MM, *from);
        let least = |bar: &(f32, f32)| bar.1 - bar.0 > 1.5 * MM && bar.1 - bar.0 < 1.7 * MM;
        bars.iter().any(|bar| begins(bar) && (is_at(bar.1, *to) || is_at(bar.1 - 0.9 * MM, *to) || least(bar)))
    };
    let courses = courses(case, &timeline).into_iter().filter_map(|course| course.placed);
    let missed = courses.map(|p| (p.months() as f32, p.end_months() as f32)).find(|span| !drawn(span));
    if let Some(missed) = missed {
        return Some(format!("no bar over months {missed:?}: {bars:?}"));
    }
    let mut events = events::events(case, &timeline).into_iter().map(|event| event.months);
    events.find(|month| !markers.iter().any(|at| is_at(*at, *month))).map(|month| format!("event at {month}"))
}

/// Where the axis is broken: over the words that say how many months are left out.
fn breaks(scene: &Scene) -> Vec<f32> {
    let words = scene.marks.iter().filter_map(|mark| match mark {
        Mark::Words { x, anchor: Anchor::Middle, text, .. } => text.ends_with(" months").then_some(*x),
        _ => None,
    });
    words.collect()
}

/// A few events and a visit years later: the years between are left out, their number is printed, and the legend says so.
#[test]
fn years_without_a_record_are_folded_and_said() {
    let mut records: Vec<_> = (0..8).map(|n| event(n, f64::from(n as u32) * 0.5, n as u8)).collect();
    records.push(event(8, 130.0, 5));
    let case = case(&records);
    let timeline = resolve(&case);
    for width in [85.0, 170.0] {
        let Drawn { scene, folds, .. } = timeline_scene(&case, &timeline, width).unwrap();
        assert_eq!(folds, [fold::Fold { from: 6, to: 126 }], "at {width} mm");
        assert_eq!((breaks(&scene).len(), fault(&scene), off_scale(&case, &scene)), (1, None, None));
        let float = timeline_float(&case, &timeline, None, width).unwrap();
        let legend = format!("{:?}", float.legend);
        assert!(legend.contains("The double stroke leaves out 120\\u{a0}months without a record."), "{legend}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]
    #[test]
    fn every_figure_is_legible_and_true(case in any_case()) {
        for (width, least) in [(85.0, 7.2), (170.0, 8.0)] {
            let drawn = timeline_scene(&case, &resolve(&case), width);
            // Fewer than two places in time make no timeline.
            let Some(Drawn { scene, .. }) = drawn else { continue };
            prop_assert_eq!(fault(&scene), None);
            // A taller drawing is printed smaller, so that its legend has room: the lettering is still 7 points then.
            prop_assert!(width < 100.0 || least * 586.0 / scene.height >= 7.0, "{} points tall", scene.height);
            prop_assert_eq!(outside(&scene), None);
            prop_assert_eq!(off_scale(&case, &scene), None);
            for mark in &scene.marks {
                if let Mark::Words { size, text, .. } = mark {
                    prop_assert!(*size >= least, "“{}” in {} points", text, size);
                }
            }
            let zero = |mark: &&Mark| matches!(mark, Mark::Words { text, face: Face::SansBold, anchor: Anchor::Middle, .. } if text == "0");
            prop_assert_eq!(scene.marks.iter().filter(zero).count(), 1, "zero is marked once");
        }
    }
}

/// The bar of a course whose length is not known is wider than its time, so its response hangs from the axis at its beginning,
/// through the place where its letter would stand.
#[test]
fn a_letter_makes_room_for_a_leader_from_the_axis() {
    let [(id, kind, mut given), response] = course(0, &at(10.0, false), 1);
    given.as_object_mut().unwrap().remove("cycles");
    let case = case(&[event(0, 0.0, 1), event(1, 40.0, 5), (id, kind, given), response]);
    for width in [85.0, 170.0] {
        let Drawn { scene, .. } = timeline_scene(&case, &resolve(&case), width).unwrap();
        assert_eq!(fault(&scene), None, "at {width} mm");
    }
}

/// Fills are called equal regimens only where they are.
#[test]
fn the_legend_says_what_equal_fills_mean() {
    let legend = |regimens: &[usize]| {
        let courses = regimens.iter().enumerate().map(|(n, regimen)| (n, *regimen, at(n as f64 * 4.0, false)));
        let records = courses.flat_map(|(n, regimen, when)| {
            let [(_, kind, body), _] = course(regimen, &when, 2);
            [(format!("given-{n}"), kind, body)]
        });
        let case = case(&records.collect::<Vec<_>>());
        format!("{:?}", timeline_float(&case, &resolve(&case), None, 170.0).unwrap().legend)
    };
    let said = |regimens: &[usize]| {
        let legend = legend(regimens);
        (legend.contains("equal fills are the same regimen"), legend.contains("the letters alone tell"))
    };
    assert_eq!(said(&[0, 1, 2]), (false, false));
    assert_eq!(said(&[0, 1, 0]), (true, false));
    assert_eq!(said(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 0]), (false, true));
}

/// Luminance of a colour, 0 for black to 1 for white (WCAG 2.2).
fn luminance(Colour(r, g, b): Colour) -> f32 {
    let linear = |part: u8| {
        let part = f32::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/// Two fills differ without colour where one is clearly lighter, or where other marks lie on them.
#[test]
fn fills_differ_in_greyscale() {
    let of = |fill: fill::Fill| match fill.mark((0.0, 0.0, 9.0, 9.0)) {
        Mark::Patterned { pattern, .. } => pattern,
        Mark::Shape { fill: Some(ground), .. } => Pattern { ground, textures: Vec::new() },
        other => panic!("{other:?}"),
    };
    let fills: Vec<Pattern> = fill::REGIMENS.into_iter().chain([fill::Fill::Dotted]).map(of).collect();
    for (index, one) in fills.iter().enumerate() {
        for other in &fills[index + 1..] {
            let contrast = {
                let (a, b) = (luminance(one.ground) + 0.05, luminance(other.ground) + 0.05);
                a.max(b) / a.min(b)
            };
            let turned = |pattern: &Pattern| format!("{:?}", pattern.textures.iter().map(kind).collect::<Vec<_>>());
            assert!(contrast >= 1.3 || turned(one) != turned(other), "{contrast}: {one:?} and {other:?}");
        }
    }
}

/// What lies on a fill, without its colour and measures.
fn kind(texture: &Texture) -> Option<i32> {
    match texture {
        Texture::Lines { turn, .. } => Some(*turn as i32),
        Texture::Dots { .. } => None,
    }
}

/// What lies on a ground can be told from it.
#[test]
fn hatching_stands_out_from_its_ground() {
    for fill in fill::REGIMENS.into_iter().chain([fill::Fill::Dotted]) {
        let Mark::Patterned { pattern, .. } = fill.mark((0.0, 0.0, 9.0, 9.0)) else { continue };
        let ink = pattern.textures.iter().map(|texture| match texture {
            Texture::Lines { colour, .. } | Texture::Dots { colour, .. } => *colour,
        });
        for ink in ink {
            let (a, b) = (luminance(ink) + 0.05, luminance(pattern.ground) + 0.05);
            assert!(a.max(b) / a.min(b) >= 2.5, "{fill:?}");
        }
    }
}
