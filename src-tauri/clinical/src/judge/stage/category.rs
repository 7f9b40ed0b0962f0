//! Categories of T, N and M: the rows of the table that fit, the furthest of them.

use std::collections::BTreeSet;

use super::{Edition, distant::Distant, evidence::Nodes};
use crate::table::{CATEGORIES, Category};

/// Centimetres below which two sizes are the same.
const SAME_CM: f64 = 1e-9;

/// The T category of a size and of findings: the furthest that fits, else TX. None where the table has no T at all.
pub(super) fn tumour(
    edition: Edition,
    table: &str,
    cm: Option<f64>,
    found: &BTreeSet<&str>,
) -> Option<&'static Category> {
    let fitting = rows(edition, table, 'T').filter(|row| fits(row, cm, found));
    fitting.max_by_key(|row| rank(row.category)).or_else(|| rows(edition, table, 'T').find(|row| row.category == "TX"))
}

/// The N category.
pub(super) fn nodes(edition: Edition, table: &str, nodes: Nodes) -> Option<&'static Category> {
    let code = match nodes {
        Nodes::Positive => "regional",
        Nodes::Negative => "none",
        Nodes::Unknown => "unknown",
    };
    with_code(edition, table, 'N', &[code])
}

/// The M category: of the bone tables by organ, lung alone or any other.
pub(super) fn distant(edition: Edition, table: &str, distant: &Distant) -> Option<&'static Category> {
    let codes: &[&str] = match distant {
        Distant::None | Distant::NotStated => &["none"],
        Distant::Found { organs, .. } if organs.is_empty() => &["distant", "distant-nos"],
        Distant::Found { organs, .. } if organs.iter().all(|organ| organ.contains("lung")) => &["distant", "lung"],
        Distant::Found { .. } => &["distant", "other"],
    };
    with_code(edition, table, 'M', codes)
}

/// Whether any alternative of a row's code holds: `|` parts alternatives, `+` what must hold together.
fn fits(row: &Category, cm: Option<f64>, found: &BTreeSet<&str>) -> bool {
    let holds = |part: &str| if part == "size" { cm.is_some_and(|cm| in_size(row, cm)) } else { found.contains(part) };
    row.code.split('|').any(|all| all.split('+').all(holds))
}

/// Over the lower bound, up to and with the upper one; an empty bound is open.
fn in_size(row: &Category, cm: f64) -> bool {
    let over = row.size_gt_cm.parse::<f64>().map_or(true, |bound| cm > bound + SAME_CM);
    let up_to = row.size_le_cm.parse::<f64>().map_or(true, |bound| cm <= bound + SAME_CM);
    over && up_to
}

/// How far a category goes: by number, then by letter.
fn rank(category: &str) -> (Option<u32>, Option<char>) {
    let mut letters = category.chars().skip(1);
    (letters.next().and_then(|letter| letter.to_digit(10)), letters.next())
}

fn with_code(edition: Edition, table: &str, axis: char, codes: &[&str]) -> Option<&'static Category> {
    nodal_tables(edition, table).into_iter().find_map(|(edition, table)| {
        rows(edition, table, axis).find(|row| row.code.split('|').any(|code| codes.contains(&code)))
    })
}

/// Where N and M of a table stand: in its own rows, else in those of AJCC 8, else in those of its kind.
fn nodal_tables(edition: Edition, table: &str) -> [(Edition, &str); 3] {
    let kind = if table.starts_with("bone") { "bone-appendicular" } else { "extremity-trunk" };
    [(edition, table), (Edition::Ajcc8, table), (Edition::Ajcc8, kind)]
}

fn rows<'a>(edition: Edition, table: &'a str, axis: char) -> impl Iterator<Item = &'static Category> + 'a {
    let column = edition.of_categories().column();
    CATEGORIES.iter().filter(move |row| row.edition == column && row.table == table && row.category.starts_with(axis))
}
