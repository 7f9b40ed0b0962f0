//! Choi criteria: size or attenuation against baseline (Choi 2007, J Clin Oncol 25:1753).

use super::{
    category::Category,
    recist::{lesions, new_lesions, non_target},
    series::Series,
    sum::{printed_mm, sum},
    targets::targets,
};
use crate::{
    judge::explain::{Explanation, Step},
    record::LesionState,
    table::{CHOI, ChoiRow},
};

/// What is known of one time against its baseline.
struct Change {
    /// Of the sum of diameters, in percent.
    size: Option<f64>,
    /// Of the mean attenuation, in percent.
    attenuation: Option<f64>,
    gone: bool,
    new: bool,
    others_progressed: bool,
}

/// The response at time `point` against `baseline` by Choi, with the way to it; none where there are no targets.
pub fn choi(series: &Series<'_>, baseline: usize, point: usize) -> Option<(Category, Explanation)> {
    let chosen = targets(series, baseline);
    if chosen.targets.is_empty() || point <= baseline || point >= series.points.len() {
        return None;
    }
    let sums = (sum(series, &chosen.targets, baseline), sum(series, &chosen.targets, point));
    let densities = (mean(series, &chosen.targets, baseline), mean(series, &chosen.targets, point));
    let nodule = lesions(series, &chosen.targets)
        .chain(lesions(series, &chosen.others))
        .any(|lesion| lesion.at(point).is_some_and(|seen| seen.state == Some(LesionState::NewNodule)));
    let others = non_target(series, &chosen.others, point);
    let change = Change {
        size: percent(sums.0.mm, sums.1.mm),
        attenuation: percent(densities.0, densities.1),
        gone: sums.1.normal && others.is_none_or(|others| others == Category::Complete),
        new: nodule || !new_lesions(series, baseline, point).is_empty(),
        others_progressed: others == Some(Category::Progression),
    };
    let (category, verified) = judge(&change);
    let size = format!("{} → {}", known(sums.0.mm, printed_mm), known(sums.1.mm, printed_mm));
    let density = format!("{} → {}", known(densities.0, printed_hu), known(densities.1, printed_hu));
    let steps = vec![
        Step::new("sum of diameters", size, known(change.size, printed_percent)),
        Step::new("mean attenuation", density, known(change.attenuation, printed_percent)),
        Step::new("new lesion or nodule", if change.new { "yes" } else { "no" }, category.short()),
    ];
    let mut assumptions = [sums.0.assumed, sums.1.assumed].concat();
    assumptions.push("Validated for gastrointestinal stromal tumours under imatinib.".to_owned());
    let result = format!("{} by Choi ({})", category.label(), category.short());
    let source = "Choi 2007, J Clin Oncol 25:1753".to_owned();
    Some((category, Explanation { result, steps, source, assumptions, verified }))
}

/// The category of a change and whether the rows used were verified. Where the measurement that would decide is missing,
/// nothing is decided.
fn judge(change: &Change) -> (Category, bool) {
    let (Some(partial), Some(progression)) = (row("PR"), row("PD")) else { return (Category::NotEvaluable, false) };
    let fell = [
        change.size.map(|by| meets(partial.size_rule_pct, by)),
        change.attenuation.map(|by| meets(partial.attenuation_rule_pct, by)),
    ];
    let grew = change.size.map(|by| meets(progression.size_rule_pct, by));
    let firm = change.attenuation.map(|by| meets(progression.attenuation_rule_pct, by));
    let category = match () {
        () if change.new => Category::Progression,
        () if change.gone => Category::Complete,
        () if fell.contains(&Some(true)) && !change.others_progressed => Category::Partial,
        () if grew == Some(true) && firm == Some(true) => Category::Progression,
        () if fell.contains(&None) => Category::NotEvaluable,
        () => Category::Stable,
    };
    (category, partial.verified && progression.verified)
}

fn row(category: &str) -> Option<&'static ChoiRow> {
    CHOI.iter().find(|row| row.scheme == "Choi" && row.category == category)
}

/// Whether a change meets a rule as the table writes it: "<=-10", ">=10", ">-15". A hair of rounding does not count.
fn meets(rule: &str, by: f64) -> bool {
    let sign = rule.trim_start_matches(['<', '>', '=']);
    let Ok(limit) = sign.parse::<f64>() else { return false };
    match rule.get(..rule.len() - sign.len()) {
        Some("<=") => by <= limit + 1e-9,
        Some(">=") => by >= limit - 1e-9,
        Some(">") => by > limit + 1e-9,
        Some("<") => by < limit - 1e-9,
        _ => false,
    }
}

/// Mean attenuation of the targets that are there, in HU; none unless each of them has one.
fn mean(series: &Series<'_>, targets: &[usize], point: usize) -> Option<f64> {
    let there = lesions(series, targets).filter(|lesion| lesion.at(point).is_none_or(|seen| seen.mm != Some(0.0)));
    let all: Option<Vec<f64>> = there
        .map(|lesion| lesion.at(point).filter(|_| !lesion.is_treated_by(point)).and_then(|seen| seen.attenuation))
        .collect();
    let all = all.filter(|all| !all.is_empty())?;
    #[expect(clippy::cast_precision_loss, reason = "a handful of lesions")]
    let number = all.len() as f64;
    Some(all.iter().sum::<f64>() / number)
}

/// Only a fall from something above zero is a percentage.
fn percent(from: Option<f64>, to: Option<f64>) -> Option<f64> {
    let from = from.filter(|from| *from > 0.0)?;
    to.map(|to| (to - from) / from * 100.0)
}

fn known(value: Option<f64>, print: fn(f64) -> String) -> String {
    value.map_or_else(|| "not known".to_owned(), print)
}

fn printed_hu(value: f64) -> String {
    format!("{value:.0} HU").replace('-', "−")
}

fn printed_percent(value: f64) -> String {
    format!("{value:+.1}%").replace('-', "−")
}
