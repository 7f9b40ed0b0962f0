//! Total-fit line breaking (Knuth and Plass, 1981): the breaks of a paragraph that together look best.
//!
//! Works on widths alone; what the widths are of is the paragraph's business.

mod fit;

use fit::{Fit, Sum};

/// A piece of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Item {
    /// Something that stays together.
    Box {
        /// Natural width.
        width: f32,
        /// How far its letters may be spaced, once the glue has grown to its measure; a little less for narrowing.
        give: f32,
    },
    /// Space that can grow and shrink, and where a line may end.
    Glue {
        /// Natural width.
        width: f32,
        /// How far it grows at ratio 1.
        stretch: f32,
        /// How far it can shrink.
        shrink: f32,
        /// How far what stands before it may hang over the edge where a line ends here.
        hang: f32,
    },
    /// A place where a line may end at a price.
    Penalty {
        /// Width added when it ends here: a hyphen.
        width: f32,
        /// Price; 0 for a free break, infinite for none.
        cost: f32,
        /// Whether it hyphenates: two such lines in a row are dearer.
        hyphen: bool,
    },
}

/// A chosen break: the item it is at, and how far the glue before it grows (positive) or shrinks (negative).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Break {
    /// Index of the item.
    pub(crate) at: usize,
    /// Ratio of the line that ends here.
    pub(crate) ratio: f32,
    /// How much of what its boxes give the letters are spaced by: 1 for all, negative where they are narrowed.
    pub(crate) spacing: f32,
}

/// A way to have broken up to here.
#[derive(Default)]
struct Node {
    at: usize,
    after: Sum,
    line: usize,
    ratio: f32,
    spacing: f32,
    demerits: f64,
    /// Lines in a row that end in a hyphen, up to this one.
    hyphens: u8,
    /// Whether it ends the paragraph with a line that is too short.
    short: bool,
    before: Option<usize>,
}

/// How far lines may be stretched, tried in turn: good, fair, poor, anything.
const TOLERANCES: [f32; 4] = [1.6, FAIR, HOPELESS, f32::INFINITY];

/// From here on a line is as loose as can be.
const HOPELESS: f32 = 6.0;

/// The loosest line that is still fair.
const FAIR: f32 = 2.6;

/// Breaks `items` into lines of `width`, the first `indent` shorter. The last break is the end of the paragraph.
///
/// Lines are let looser only where tighter ones are impossible, or would leave a short word alone on the last line.
pub(crate) fn break_lines(items: &[Item], width: f32, indent: f32) -> Vec<Break> {
    let mut first = None;
    for tolerance in TOLERANCES {
        // A short last line is better than lines that are full of holes.
        if first.is_some() && tolerance > FAIR {
            break;
        }
        match try_break(items, width, indent, tolerance) {
            Some((breaks, false)) => return breaks,
            Some((breaks, true)) => first = first.or(Some(breaks)),
            None => {}
        }
    }
    first.unwrap_or_default()
}

/// Breaks with lines no looser than `tolerance`, if there are any, and whether the last line is too short.
fn try_break(items: &[Item], width: f32, indent: f32, tolerance: f32) -> Option<(Vec<Break>, bool)> {
    let start = Node::default();
    let mut nodes = vec![start];
    let mut active = vec![0_usize];
    let mut sum = Sum::default();
    for at in 0..=items.len() {
        if let Some((cost, add, hyphen)) = legal(items, at) {
            let end = at == items.len();
            let line = Line { width, indent, cost, add, hyphen, end, tolerance };
            step(&mut nodes, &mut active, &line, at, sum, after(items, at, sum));
            if active.is_empty() {
                return None;
            }
        }
        if let Some(item) = items.get(at) {
            sum = sum.plus(item);
        }
    }
    let last = active.into_iter().filter(|node| nodes.get(*node).is_some_and(|n| n.at == items.len()));
    let best = last.min_by(|a, b| cost_of(&nodes, *a).total_cmp(&cost_of(&nodes, *b)))?;
    Some((trace(&nodes, best), nodes.get(best).is_some_and(|node| node.short)))
}

/// What every candidate line that ends at one place has in common.
struct Line {
    width: f32,
    indent: f32,
    cost: f32,
    add: f32,
    hyphen: bool,
    end: bool,
    tolerance: f32,
}

/// Tries the line from each active node to `at`; keeps the best, and drops the nodes that are too far back.
fn step(nodes: &mut Vec<Node>, active: &mut Vec<usize>, line: &Line, at: usize, sum: Sum, after: Sum) {
    let mut best: Option<Node> = None;
    let mut nearest: Option<(usize, Fit)> = None;
    active.retain(|index| {
        let Some(node) = nodes.get(*index) else { return false };
        let fit = line.fit(node, sum);
        let ratio = fit.ratio;
        nearest = Some((*index, fit));
        if ratio >= -1.0 && ratio <= line.tolerance {
            let candidate = line.node(node, *index, at, fit, after);
            if best.as_ref().is_none_or(|best| candidate.demerits < best.demerits) {
                best = Some(candidate);
            }
        }
        ratio >= -1.0 && !line.end
    });
    // A word wider than the line must still be set: the last resort breaks where nothing fits.
    if best.is_none() && active.is_empty() && line.tolerance.is_infinite() {
        best = nearest.and_then(|(index, fit)| {
            let fit = Fit { ratio: fit.ratio.max(-1.0), ..fit };
            nodes.get(index).map(|node| line.node(node, index, at, fit, after))
        });
    }
    if let Some(node) = best {
        active.push(nodes.len());
        nodes.push(node);
    }
}

impl Line {
    /// How the line between `from` and here fits.
    fn fit(&self, from: &Node, sum: Sum) -> Fit {
        let room = self.width - if from.line == 0 { self.indent } else { 0.0 };
        Fit::of(room - self.add, sum.since(from.after), self.end)
    }

    fn node(&self, from: &Node, index: usize, at: usize, fit: Fit, after: Sum) -> Node {
        let Fit { ratio, spacing } = fit;
        // One hopeless line is better than several that share its holes.
        let bad = 100.0 * f64::from(ratio.abs().min(HOPELESS)).powi(3);
        let hyphens = if self.hyphen { from.hyphens.saturating_add(1) } else { 0 };
        let in_a_row = match hyphens {
            0 | 1 => 0.0,
            2 => 20_000.0,
            _ => 500_000.0,
        };
        let uneven = if (ratio - from.ratio).abs() > 1.0 && from.line > 0 { 2_000.0 } else { 0.0 };
        let short = self.end && from.line > 0 && after.width - from.after.width < self.width * SHORT;
        let demerits = (10.0 + bad + f64::from(self.cost)).powi(2) + in_a_row + uneven + if short { 4e6 } else { 0.0 };
        Node {
            at,
            after,
            line: from.line + 1,
            ratio,
            spacing,
            demerits: from.demerits + demerits,
            hyphens,
            short,
            before: Some(index),
        }
    }
}

/// Part of the width below which a last line is too short.
const SHORT: f32 = 0.12;

/// Price and added width of a break at `at`, if one is allowed there.
fn legal(items: &[Item], at: usize) -> Option<(f32, f32, bool)> {
    match items.get(at) {
        None => Some((0.0, 0.0, false)),
        Some(Item::Glue { hang, .. }) => {
            let after_box =
                at.checked_sub(1).and_then(|before| items.get(before)).is_some_and(|i| matches!(i, Item::Box { .. }));
            after_box.then_some((0.0, -hang, false))
        }
        Some(Item::Penalty { cost, .. }) if cost.is_infinite() => None,
        Some(Item::Penalty { width, cost, hyphen }) => Some((*cost, *width, *hyphen)),
        Some(Item::Box { .. }) => None,
    }
}

/// Totals up to the beginning of the next line: glue after a break vanishes.
fn after(items: &[Item], at: usize, mut sum: Sum) -> Sum {
    for item in items.get(at..).unwrap_or_default() {
        match item {
            Item::Glue { .. } => sum = sum.plus(item),
            Item::Penalty { .. } => {}
            Item::Box { .. } => break,
        }
    }
    sum
}

fn cost_of(nodes: &[Node], index: usize) -> f64 {
    nodes.get(index).map_or(f64::INFINITY, |node| node.demerits)
}

fn trace(nodes: &[Node], last: usize) -> Vec<Break> {
    let mut breaks = Vec::new();
    let mut index = Some(last);
    while let Some(node) = index.and_then(|index| nodes.get(index)) {
        if node.before.is_some() {
            breaks.push(Break { at: node.at, ratio: node.ratio, spacing: node.spacing });
        }
        index = node.before;
    }
    breaks.reverse();
    breaks
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SPACE: Item = Item::Glue { width: 2.5, stretch: 1.25, shrink: 0.8, hang: 0.0 };

    fn words(widths: &[f32]) -> Vec<Item> {
        widths
            .iter()
            .flat_map(|width| [Item::Box { width: *width, give: 0.0 }, SPACE])
            .take(widths.len() * 2 - 1)
            .collect()
    }

    #[test]
    fn a_word_wider_than_the_line_is_set_all_the_same() {
        let breaks = break_lines(&words(&[10.0, 500.0, 10.0]), 100.0, 0.0);
        assert_eq!(breaks.last().map(|last| last.at), Some(5));
    }

    #[test]
    fn an_empty_paragraph_has_one_empty_line() {
        assert_eq!(break_lines(&[], 100.0, 0.0), [Break { at: 0, ratio: 0.0, spacing: 0.0 }]);
    }

    /// One line of ten words of 21 points and nine spaces: 232.5 points, and 4 that its letters give.
    fn one_line(width: f32) -> Break {
        let mut items = words(&[21.0; 10]);
        for item in &mut items {
            if let Item::Box { give, .. } = item {
                *give = 0.4;
            }
        }
        // A second line, so that the first is not the last.
        items.extend([SPACE, Item::Box { width, give: 0.0 }]);
        break_lines(&items, width, 0.0)[0]
    }

    #[test]
    fn letters_are_spaced_once_the_spaces_have_grown() {
        assert_eq!(one_line(232.5 + 9.0), Break { at: 19, ratio: 0.8, spacing: 0.0 });
        let wider = one_line(232.5 + 11.25 + 2.0);
        assert!((wider.ratio - 1.0).abs() < 1e-4 && (wider.spacing - 0.5).abs() < 1e-4, "{wider:?}");
        let widest = one_line(232.5 + 11.25 + 4.0 + 2.25);
        assert!((widest.ratio - 1.2).abs() < 1e-4 && (widest.spacing - 1.0).abs() < 1e-4, "{widest:?}");
        let narrower = one_line(232.5 - 7.2 - 2.0);
        assert!((narrower.ratio + 1.0).abs() < 1e-4 && (narrower.spacing + 0.5).abs() < 1e-3, "{narrower:?}");
    }

    #[test]
    fn no_short_word_is_left_alone_on_the_last_line() {
        let items = words(&[[18.0; 24].as_slice(), &[6.0]].concat());
        let breaks = break_lines(&items, 240.0, 0.0);
        let last_line = &items[breaks[breaks.len() - 2].at..];
        assert!(last_line.iter().filter(|item| matches!(item, Item::Box { .. })).count() > 1, "{breaks:?}");
    }

    proptest! {
        /// Every box is on exactly one line, and no line that could fit is overfull.
        #[test]
        fn lines_fit(widths in proptest::collection::vec(4.0_f32..60.0, 1..200)) {
            let items = words(&widths);
            let breaks = break_lines(&items, 240.0, 10.0);
            prop_assert_eq!(breaks.last().map(|last| last.at), Some(items.len()));
            let mut from = 0;
            for (index, line) in breaks.iter().enumerate() {
                prop_assert!(line.ratio >= -1.0);
                let inside = &items[from..line.at];
                let shrunk: f32 = inside.iter().skip_while(|i| matches!(i, Item::Glue { .. })).map(|item| match item {
                    Item::Box { width, .. } => *width,
                    Item::Glue { width, shrink, .. } => width - shrink,
                    Item::Penalty { .. } => 0.0,
                }).sum();
                let room = if index == 0 { 230.0 } else { 240.0 };
                prop_assert!(shrunk <= room + 0.01, "line {index} is {shrunk} wide");
                from = line.at;
            }
        }
    }
}
