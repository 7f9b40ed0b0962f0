//! Relative dose intensity: what was given per time against what was planned per time.

use std::collections::BTreeMap;

use super::{
    dose::{Total, add, drug, is_summed, times_per_cycle, totals},
    explain::Step,
};
use crate::{
    record::{Drug, Systemic},
    value::{Measure, Moment, RecordId, When},
};

/// The dose intensity of a drug in a course.
#[derive(Debug, Clone, PartialEq)]
pub struct Intensity {
    /// The drug under its name in the table.
    pub drug: String,
    /// What was given.
    pub given: Total,
    /// What the course's own dose makes of the same number of cycles.
    pub planned: Total,
    /// Days it took, the last cycle counted with one interval.
    pub days_given: f64,
    /// Days planned: cycles times interval.
    pub days_planned: f64,
    /// (given / days given) / (planned / days planned).
    pub relative: f64,
    /// Whether a date or a delay of a cycle tells the days given; else they are those planned.
    pub timed: bool,
}

impl Intensity {
    /// As a step of an explanation, for the course of this letter.
    pub(super) fn step(&self, course: &str) -> Step {
        let days = |days: f64| format!("{:.0} days", days);
        let input = format!(
            "given {} in {}, planned {} in {}",
            self.given.printed(),
            days(self.days_given),
            self.planned.printed(),
            days(self.days_planned)
        );
        let about = format!("relative dose intensity of {}, course {course}", self.drug);
        Step::new(about, input, format!("{:.0}% (given per time / planned per time)", self.relative * 100.0))
    }
}

/// The intensity of each drug of a course called `id`. None for a drug that cannot be summed, and none at all where
/// cycles or interval are not stated: an interval is never assumed here.
pub fn of_course(id: &RecordId, course: &Systemic) -> Vec<Intensity> {
    course.drugs.iter().filter_map(|drug| of_drug(id, course, drug)).collect()
}

fn of_drug(id: &RecordId, course: &Systemic, drug: &Drug) -> Option<Intensity> {
    if !is_summed(course, drug) {
        return None;
    }
    let cycles = f64::from(*course.cycles.value()?);
    let interval = course.interval.value().and_then(Measure::days).filter(|days| *days > 0.0)?;
    let dose = drug.dose.value()?;
    let amount = dose.amount.get() * times_per_cycle(drug)? * cycles;
    let planned = Total { amount, unit: dose.unit, per: dose.per };
    // A course of which some cycles were given flat and some per m² has no one sum to compare.
    let [given] = totals(course, drug).try_into().ok()?;
    let (days_planned, days_given) = (cycles * interval, days(id, course, interval)?);
    let relative = (ratio(&given, &planned)? / days_given) * days_planned;
    let name = drug.drug.value().map(|name| drug::called(name))?;
    (relative.is_finite() && relative >= 0.0).then_some(Intensity {
        drug: name,
        given,
        planned,
        days_given,
        days_planned,
        relative,
        timed: is_timed(id, course),
    })
}

/// Whether the record says of any cycle after the first when it began, or how late.
fn is_timed(id: &RecordId, course: &Systemic) -> bool {
    let cycles = course.cycles.value().copied().unwrap_or(0);
    let later = |number: u32| (2..=cycles).contains(&number);
    let late = course.cycle_notes.iter().any(|cycle| later(cycle.number) && cycle.delay.is_some());
    late || begins(id, course).into_iter().any(|(number, (first, last))| later(number) && first == last)
}

/// Given by planned, where both are of one kind.
fn ratio(given: &Total, planned: &Total) -> Option<f64> {
    let one = add(vec![*given], *planned).len() == 1;
    let amounts = given.milligrams().zip(planned.milligrams()).unwrap_or((given.amount, planned.amount));
    (one && amounts.1 > 0.0).then(|| amounts.0 / amounts.1)
}

/// Days the cycles took: by the recorded begin of the last dated cycle, and the delays of those after it.
fn days(id: &RecordId, course: &Systemic, interval: f64) -> Option<f64> {
    let cycles = *course.cycles.value()?;
    let begins = begins(id, course);
    let dated = begins.iter().rfind(|(number, (first, last))| **number <= cycles && first == last);
    let (reached, passed) = dated.map_or((1, 0.0), |(number, (days, _))| (*number, *days));
    let late = course.cycle_notes.iter().filter(|cycle| cycle.number > reached && cycle.number <= cycles);
    let late: f64 = late.filter_map(|cycle| cycle.delay.as_ref().and_then(Measure::days)).sum();
    let days = passed + f64::from(cycles.saturating_sub(reached) + 1) * interval + late;
    (days > 0.0).then_some(days)
}

/// When the cycles of a course called `id` began, in days after the first: the earliest and the latest day the record
/// allows. The first cycle begins at 0.
pub fn begins(id: &RecordId, course: &Systemic) -> BTreeMap<u32, (f64, f64)> {
    let own = course.cycle_notes.iter().find(|cycle| cycle.number == 1).and_then(|cycle| cycle.began.as_ref());
    let first = own.or(course.when.value());
    let later = course.cycle_notes.iter().filter(|cycle| cycle.number > 1);
    let mut begins = BTreeMap::from([(1, (0.0, 0.0))]);
    begins.extend(later.filter_map(|cycle| Some((cycle.number, since(id, first, cycle.began.as_ref()?)?))));
    begins
}

/// Days from the begin of the course to `moment`.
fn since(id: &RecordId, first: Option<&When>, moment: &When) -> Option<(f64, f64)> {
    match (&moment.moment, first.map(|first| &first.moment)) {
        (Moment::Date(date), Some(Moment::Date(first))) => {
            let ((from, to), (first_from, first_to)) = (date.range(), first.range());
            let days = |later: chrono::NaiveDate, earlier: chrono::NaiveDate| {
                i32::try_from((later - earlier).num_days()).map(f64::from).ok()
            };
            Some((days(from, first_to)?, days(to, first_from)?))
        }
        (Moment::After(after), _) if after.record.as_ref() == Some(id) => {
            let offset = after.offset.as_ref()?;
            // "About two months" says nothing of days.
            let days =
                offset.days().filter(|_| offset.qualifier.is_none() && offset.upper.is_none() && !moment.about)?;
            let days = if after.before { -days } else { days };
            Some((days, days))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn intensity(more: &Value) -> Vec<Intensity> {
        let mut body = json!({
            "when": {"known": {"date": "2020-01-01"}},
            "cycles": {"known": 6},
            "interval": {"known": {"value": 3, "unit": "week"}},
            "drugs": [{"drug": {"known": "Adriamycin"}, "days": [1],
                "dose": {"known": {"amount": 75, "unit": "mg", "per": "m2"}}}],
        });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        of_course(&RecordId::new("a").unwrap(), &serde_json::from_value(body).unwrap())
    }

    fn relative(more: &Value) -> f64 {
        let [one] = intensity(more).try_into().unwrap();
        (one.relative * 1e6).round() / 1e6
    }

    fn change(amount: f64, unit: &str, from: u32, to: u32) -> Value {
        json!({"drug": "doxorubicin", "from_cycle": from, "to_cycle": to, "dose": {"known": {"amount": amount, "unit": unit, "per": "m2"}}})
    }

    // The formula is that of the standard, 10.3: (given/time)/(planned/time).
    #[test]
    fn as_planned_is_one() {
        let [one] = intensity(&json!({})).try_into().unwrap();
        assert_eq!(
            (one.drug.as_str(), one.relative, one.days_given, one.days_planned),
            ("doxorubicin", 1.0, 126.0, 126.0)
        );
        assert_eq!(one.step("A").outcome, "100% (given per time / planned per time)");
        assert_eq!(one.step("A").input, "given 450 mg/m² in 126 days, planned 450 mg/m² in 126 days");
    }

    #[test]
    fn less_in_the_same_time_and_the_same_in_more_time() {
        // 50 + 5 × 75 = 425 of 450.
        assert_eq!(relative(&json!({"changes": [change(50.0, "mg", 1, 1)]})), 0.944_444);
        // 14 days late: 126 of 140.
        let late = json!({"cycle_notes": [{"number": 3, "delay": {"value": 2, "unit": "week"}}]});
        assert_eq!(relative(&late), 0.9);
        let both = json!({"changes": [change(0.05, "g", 1, 1)], "cycle_notes": late["cycle_notes"]});
        assert_eq!(relative(&both), 0.85, "a gram is a thousand milligrams");
    }

    #[test]
    fn a_date_outranks_the_delays_before_it() {
        let notes = |more: Value| json!({"cycle_notes": [{"number": 2, "delay": {"value": 5, "unit": "day"}}, more]});
        // 2020-04-29 is day 119 after 2020-01-01; with the last interval 140 days.
        assert_eq!(relative(&notes(json!({"number": 6, "began": {"date": "2020-04-29"}}))), 0.9);
        // A date that is only a month tells no days; the delay counts: 126 of 131.
        assert_eq!(relative(&notes(json!({"number": 6, "began": {"date": "2020-04"}}))), 0.961_832);
        let offset = json!({"number": 6, "began": {"after": {"record": "a", "offset": {"value": 17, "unit": "week"}}}});
        assert_eq!(relative(&notes(offset)), 0.9);
        // A delay after the dated cycle adds to it: 119 + 21 + 7 days.
        let after = json!({"cycle_notes": [{"number": 5, "began": {"date": "2020-04-08"}}, {"number": 6, "delay": {"value": 7, "unit": "day"}}]});
        assert_eq!(relative(&after), (126.0_f64 / 147.0 * 1e6).round() / 1e6);
        // What lies beyond the course counts nothing.
        let beyond = json!({"cycle_notes": [{"number": 7, "delay": {"value": 7, "unit": "week"}, "began": {"date": "2022-01-01"}}]});
        assert_eq!(relative(&beyond), 1.0);
    }

    #[test]
    fn what_is_not_stated_has_no_intensity() {
        for more in [
            json!({"interval": {"absent": "not_known"}}),
            json!({"cycles": {"absent": "not_known"}}),
            json!({"changes": [{"drug": "doxorubicin", "from_cycle": 2, "dose": {"absent": "not_known"}}]}),
            json!({"changes": [{"drug": "doxorubicin", "from_cycle": 2, "dose": {"known": {"amount": 20, "unit": "mg", "per": "flat"}}}]}),
        ] {
            assert_eq!(intensity(&more), [], "{more}");
        }
    }

    #[test]
    fn a_begin_may_be_told_from_its_own_course_before_or_after() {
        let begins = |began: Value| {
            let body =
                json!({"when": {"known": {"date": "2020-01-31"}}, "cycle_notes": [{"number": 2, "began": began}]});
            begins(&RecordId::new("a").unwrap(), &serde_json::from_value(body).unwrap()).get(&2).copied()
        };
        let after = |record: &str, offset: Value, before: bool| json!({"after": {"record": record, "offset": offset, "before": before}});
        let weeks = json!({"value": 3, "unit": "week"});
        assert_eq!(begins(after("a", weeks.clone(), false)), Some((21.0, 21.0)));
        assert_eq!(begins(after("a", weeks.clone(), true)), Some((-21.0, -21.0)));
        assert_eq!(begins(after("b", weeks, false)), None, "another record has its own time");
        for vague in
            [json!({"qualifier": "about", "value": 3, "unit": "week"}), json!({"value": 3, "upper": 4, "unit": "week"})]
        {
            assert_eq!(begins(after("a", vague.clone(), false)), None, "{vague}");
        }
        assert_eq!(begins(json!({"date": "2020-02"})), Some((1.0, 29.0)));
        assert_eq!(
            begins(json!({"after": {"record": "a", "offset": {"value": 3, "unit": "week"}}, "about": true})),
            None
        );
    }

    /// A dose planned as nothing has no intensity; one of which nothing was given has 0.
    #[test]
    fn nothing_planned_is_no_plan() {
        let drugs = |amount: u32| {
            let dose = json!({"known": {"amount": amount, "unit": "mg", "per": "m2"}});
            json!({"drugs": [{"drug": {"known": "doxorubicin"}, "days": [1], "dose": dose}]})
        };
        assert_eq!(intensity(&drugs(0)), []);
        assert_eq!(intensity(&json!({"interval": {"known": {"value": 0, "unit": "week"}}})), []);
        assert_eq!(relative(&json!({"changes": [change(0.0, "mg", 1, 6)]})), 0.0);
    }
}
