//! Where the flags of the timeline stand: placed from the latest to the earliest, so that no two meet and nothing
//! crosses.
//!
//! Heights are measured away from the axis; the same rule, mirrored, hangs responses below the bars.

use typeset::font::{self, Face};

use crate::figure::MM;

/// Distance of a text from its leader, and of two labels above each other.
pub(super) const GAP: f32 = 1.1 * MM;
/// Space between the month and the text.
const MONTH_GAP: f32 = 1.5 * MM;
/// Indent of a following line where several events share a flag, in ems.
const HANG: f32 = 0.8;

/// What a flag says, and where its leader stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Flag {
    /// The leader, in points from the left.
    pub(super) x: f32,
    /// The month as printed.
    pub(super) month: String,
    /// The events, one line each, wrapped where they must.
    pub(super) texts: Vec<String>,
}

/// The room flags have, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    /// Left edge.
    pub(super) left: f32,
    /// Right edge.
    pub(super) right: f32,
    /// Widest text.
    pub(super) most: f32,
    /// Narrowest text that may be wrapped.
    pub(super) least: f32,
    /// Height of the lowest label above the axis.
    pub(super) base: f32,
    /// Size of the lettering.
    pub(super) size: f32,
    /// Height of a line.
    pub(super) leading: f32,
}

/// A line of a label.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Indent from the label's text edge.
    pub(super) indent: f32,
    /// Its words.
    pub(super) text: String,
    /// Their width.
    pub(super) width: f32,
}

/// A flag with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// The leader.
    pub(super) x: f32,
    /// The month as printed.
    pub(super) month: String,
    /// Where the month begins.
    pub(super) month_x: f32,
    /// Where the text begins.
    pub(super) text_x: f32,
    /// Edges of month and text together.
    pub(super) edges: (f32, f32),
    /// From the axis to the near edge of the label.
    pub(super) base: f32,
    /// The far edge, where the leader ends.
    pub(super) top: f32,
    /// Its lines.
    pub(super) lines: Vec<Line>,
    /// Whether it stands at the left of its leader.
    pub(super) flipped: bool,
}

/// A flag whose words have been measured once.
struct Measured<'a> {
    flag: &'a Flag,
    /// Width of the month with the space after it.
    month: f32,
    /// The words of each text with their widths.
    texts: Vec<Vec<(&'a str, f32)>>,
    /// Width of a space.
    space: f32,
    /// Width of the widest text on one line.
    natural: f32,
}

impl<'a> Measured<'a> {
    fn of(flag: &'a Flag, room: &Room) -> Self {
        let texts: Vec<Vec<(&str, f32)>> = flag.texts.iter().map(|text| measured(text, room.size)).collect();
        let space = font::width(Face::Sans, room.size, " ");
        let natural = texts.iter().map(|words| on_one_line(words, space)).fold(0.0, f32::max) + 0.1;
        let month = font::width(Face::SansBold, room.size, &flag.month) + MONTH_GAP;
        Self { flag, month, texts, space, natural: natural.min(room.most) }
    }

    /// The texts broken into lines no wider than `width`.
    fn lines(&self, size: f32, width: f32) -> Vec<Line> {
        let hang = if self.texts.len() > 1 { HANG * size } else { 0.0 };
        self.texts.iter().flat_map(|words| broken(words, self.space, hang, width)).collect()
    }
}

fn measured(text: &str, size: f32) -> Vec<(&str, f32)> {
    let words = text.split(' ').filter(|word| !word.is_empty());
    words.map(|word| (word, font::width(Face::Sans, size, word))).collect()
}

fn on_one_line(words: &[(&str, f32)], space: f32) -> f32 {
    words.iter().map(|(_, width)| width + space).sum::<f32>() - space
}

/// Places the flags, given from the earliest to the latest. None where one has no room at either side of its leader: then
/// the axis must end earlier.
pub(super) fn place(flags: &[Flag], room: &Room) -> Option<Vec<Label>> {
    let mut labels: Vec<Label> = Vec::with_capacity(flags.len());
    for (index, flag) in flags.iter().enumerate().rev() {
        let before = index.checked_sub(1).and_then(|index| flags.get(index)).map_or(room.left, |flag| flag.x + GAP);
        let flag = Measured::of(flag, room);
        let right = candidates(&flag, room, &labels).into_iter().map(|width| at_right(&flag, room, width, &labels));
        // The lowest wins; among those, the widest, which comes first.
        let lowest = right.reduce(|best, next| if next.base < best.base - 0.01 { next } else { best });
        labels.push(lowest.or_else(|| at_left(&flag, room, before))?);
    }
    labels.reverse();
    Some(labels)
}

/// Widths a text may take at the right of its leader, from the widest.
fn candidates(flag: &Measured<'_>, room: &Room, later: &[Label]) -> Vec<f32> {
    let start = flag.flag.x + GAP + flag.month;
    let natural = flag.natural;
    let ends = std::iter::once(room.right).chain(later.iter().map(|label| label.x - GAP));
    let free = ends.map(|end| end - start).filter(|free| *free >= room.least.min(natural));
    let mut widths: Vec<f32> = free.map(|free| free.min(natural)).collect();
    widths.sort_by(|a, b| b.total_cmp(a));
    widths.dedup();
    widths
}

fn at_right(flag: &Measured<'_>, room: &Room, width: f32, later: &[Label]) -> Label {
    let x = flag.flag.x;
    let (month_x, text_x) = (x + GAP, x + GAP + flag.month);
    let lines = flag.lines(room.size, width);
    let right = text_x + widest(&lines);
    let meets = |label: &&Label| {
        let (left, end) = (label.edges.0.min(label.x), label.edges.1.max(label.x));
        left - GAP < right && end + GAP > x
    };
    let base = later.iter().filter(meets).map(|label| label.top + GAP).fold(room.base, f32::max);
    label(flag.flag, room, lines, (month_x, text_x, right), base)
}

/// At the left, where that does not reach the leader before.
fn at_left(flag: &Measured<'_>, room: &Room, before: f32) -> Option<Label> {
    let (right, month) = (flag.flag.x - GAP, flag.month);
    let free = right - month - before;
    if free < room.least.min(flag.natural) || right > room.right {
        return None;
    }
    let lines = flag.lines(room.size, free.min(flag.natural));
    let text_x = right - widest(&lines);
    let first = lines.first().map_or(0.0, |line| line.width);
    let mut label = label(flag.flag, room, lines, (text_x - month, text_x, right), room.base);
    // The lines end at the leader, and the month stands before the first of them.
    label.month_x = right - first - month;
    label.lines.iter_mut().for_each(|line| line.indent = right - text_x - line.width);
    label.flipped = true;
    Some(label)
}

fn label(flag: &Flag, room: &Room, lines: Vec<Line>, (month_x, text_x, right): (f32, f32, f32), base: f32) -> Label {
    let top = base + lines.len() as f32 * room.leading;
    let edges = (month_x, right);
    Label { x: flag.x, month: flag.month.clone(), month_x, text_x, edges, base, top, lines, flipped: false }
}

fn widest(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.indent + line.width).fold(0.0, f32::max)
}

/// A text broken into lines no wider than `width`; a word that is wider stands alone.
pub(super) fn lines(text: &str, size: f32, width: f32) -> Vec<Line> {
    broken(&measured(text, size), font::width(Face::Sans, size, " "), 0.0, width)
}

fn broken(words: &[(&str, f32)], space: f32, hang: f32, width: f32) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Line { indent: 0.0, text: String::new(), width: 0.0 }];
    for (word, wide) in words {
        match lines.last_mut() {
            Some(line) if line.text.is_empty() => (line.text, line.width) = ((*word).to_owned(), *wide),
            Some(line) if line.indent + line.width + space + wide <= width => {
                line.text.push(' ');
                line.text.push_str(word);
                line.width += space + wide;
            }
            _ => lines.push(Line { indent: hang, text: (*word).to_owned(), width: *wide }),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn room(width: f32) -> Room {
        let narrow = width < 120.0;
        Room {
            left: 0.0,
            right: width * MM,
            most: if narrow { 48.0 } else { 62.0 } * MM,
            least: if narrow { 22.0 } else { 24.0 } * MM,
            base: 6.0,
            size: if narrow { 7.2 } else { 8.0 },
            leading: if narrow { 9.0 } else { 10.0 },
        }
    }

    fn flag(x: f32, words: usize) -> Flag {
        let text = ["resection", "of", "liver", "metastases:", "R0,", "no", "viable", "tumour"];
        let text: Vec<&str> = text.into_iter().cycle().take(words).collect();
        Flag { x, month: "≥ 11".to_owned(), texts: vec![text.join(" ")] }
    }

    /// Whether two labels, or a label and another's leader, meet.
    fn meet(a: &Label, b: &Label) -> bool {
        let boxes = a.edges.0 < b.edges.1 && b.edges.0 < a.edges.1 && a.base < b.top && b.base < a.top;
        let leader = |leader: &Label, label: &Label| {
            label.edges.0 < leader.x && leader.x < label.edges.1 && leader.top > label.base
        };
        boxes || leader(a, b) || leader(b, a)
    }

    #[test]
    fn an_earlier_event_stands_higher_where_they_would_meet() {
        let labels = place(&[flag(10.0, 8), flag(40.0, 4)], &room(170.0)).unwrap();
        assert!(labels[0].base > labels[1].top, "{labels:?}");
        let apart = place(&[flag(10.0, 3), flag(300.0, 4)], &room(170.0)).unwrap();
        assert_eq!(apart[0].base, apart[1].base);
    }

    #[test]
    fn the_last_event_turns_to_the_left_at_the_edge() {
        let labels = place(&[flag(10.0, 3), flag(470.0, 4)], &room(170.0)).unwrap();
        assert!(labels[1].flipped && labels[1].edges.1 < 470.0, "{labels:?}");
        assert_eq!(place(&[flag(465.0, 3), flag(470.0, 4)], &room(170.0)), None, "two at the edge have no room");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]
        #[test]
        fn no_label_meets_another_or_its_leader(
            spots in proptest::collection::vec((0.0_f32..1.0, 1_usize..14), 2..60),
            narrow: bool,
        ) {
            let room = room(if narrow { 85.0 } else { 170.0 });
            let mut spots = spots;
            spots.sort_by(|a, b| a.0.total_cmp(&b.0));
            let axis = room.right - room.least - 14.0 * MM;
            let flags: Vec<Flag> = spots.iter().map(|(spot, words)| flag(spot * axis, *words)).collect();
            let labels = place(&flags, &room).unwrap();
            for (index, one) in labels.iter().enumerate() {
                prop_assert!(one.edges.0 >= room.left && one.edges.1 <= room.right + 0.01, "{one:?} leaves the figure");
                for other in labels.iter().skip(index + 1) {
                    prop_assert!(!meet(one, other), "{one:?}\nmeets\n{other:?}");
                }
            }
        }
    }
}
