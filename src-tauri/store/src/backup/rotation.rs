//! Which backups are kept: many of the last hours, few of long ago.

use std::{collections::BTreeSet, path::Path};

use chrono::{DateTime, Datelike as _, Utc};

use super::place::{Backup, in_folder, remove};
use crate::StoreError;

/// The last so many, whatever their age.
const RECENT: usize = 12;
/// The last of each of so many days, weeks and months that have one.
const DAYS: usize = 14;
const WEEKS: usize = 8;
const MONTHS: usize = 24;

/// Of the times of backups, those that are kept: the last 12, and the last of each of the last 14 days, 8 weeks and 24
/// months (UTC) in which one was made.
pub fn kept(times: &[DateTime<Utc>]) -> BTreeSet<DateTime<Utc>> {
    let latest_first: BTreeSet<_> = times.iter().copied().collect();
    let latest_first: Vec<_> = latest_first.into_iter().rev().collect();
    let mut kept: BTreeSet<_> = latest_first.iter().take(RECENT).copied().collect();
    kept.extend(last_of_each(&latest_first, DAYS, |time| (time.year(), time.ordinal())));
    kept.extend(last_of_each(&latest_first, WEEKS, |time| (time.iso_week().year(), time.iso_week().week())));
    kept.extend(last_of_each(&latest_first, MONTHS, |time| (time.year(), time.month())));
    kept
}

/// The latest time of each of the last `most` spans, as `span` names them.
fn last_of_each(
    latest_first: &[DateTime<Utc>],
    most: usize,
    span: impl Fn(&DateTime<Utc>) -> (i32, u32),
) -> Vec<DateTime<Utc>> {
    let mut found: Vec<DateTime<Utc>> = Vec::new();
    for time in latest_first {
        if found.last().is_none_or(|last| span(last) != span(time)) {
            found.push(*time);
        }
    }
    found.truncate(most);
    found
}

/// Takes the backups out of a folder that are not kept; how many.
pub fn rotate(folder: &Path) -> Result<usize, StoreError> {
    let all: Vec<Backup> = in_folder(folder)?;
    let kept = kept(&all.iter().map(|backup| backup.manifest.made).collect::<Vec<_>>());
    let gone: Vec<_> = all.iter().filter(|backup| !kept.contains(&backup.manifest.made)).collect();
    gone.iter().try_for_each(|backup| remove(backup))?;
    Ok(gone.len())
}

#[cfg(test)]
mod tests {
    use chrono::Duration;
    use proptest::prelude::*;

    use super::*;

    fn days_back(times: &BTreeSet<DateTime<Utc>>, now: DateTime<Utc>, days: i64) -> usize {
        times.iter().filter(|time| now - **time <= Duration::days(days)).count()
    }

    #[test]
    fn three_years_of_hourly_work_leave_what_was_promised() {
        let begun: DateTime<Utc> = "2026-01-01T07:00:00Z".parse().unwrap();
        let mut held = BTreeSet::new();
        for hour in 0..3 * 365 * 24 {
            let now = begun + Duration::hours(hour);
            // From seven to five, as people work.
            if now.format("%H").to_string().parse::<u32>().unwrap() < 17 {
                held.insert(now);
                held = kept(&held.iter().copied().collect::<Vec<_>>());
            }
        }
        let now = *held.last().unwrap();
        // It ends on Sunday, 31 December 2028: two of the 14 days are among the last 12, two of the 8 weeks end on a day that
        // is kept, and of the 24 months only December ends with one.
        assert_eq!(held.len(), 12 + 12 + 6 + 23, "days, weeks and months share their newest");
        assert_eq!(days_back(&held, now, 13), 24);
        let months: BTreeSet<_> = held.iter().map(|time| (time.year(), time.month())).collect();
        assert_eq!(months.len(), 24);
        let weeks: BTreeSet<_> =
            held.iter().filter(|time| now - **time < Duration::weeks(7)).map(|time| time.iso_week().week()).collect();
        assert!(weeks.len() >= 7, "{weeks:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        /// Three years of work at any hours: whether backups are thinned out after each or once at the end, the same are
        /// kept, and never more than 58.
        #[test]
        fn thinning_out_as_one_goes_loses_nothing_that_is_kept_at_the_end(
            gaps in proptest::collection::vec(prop_oneof![4 => 1..8_i64, 2 => 8..48_i64, 1 => 48..900_i64], 1..400)
        ) {
            let begun: DateTime<Utc> = "2026-01-01T00:30:00Z".parse().unwrap();
            let (mut now, mut all, mut held) = (begun, Vec::new(), BTreeSet::new());
            for gap in gaps {
                now += Duration::hours(gap);
                if now - begun > Duration::days(3 * 365) {
                    break;
                }
                all.push(now);
                held.insert(now);
                held = kept(&held.iter().copied().collect::<Vec<_>>());
                prop_assert!(held.len() <= RECENT + DAYS + WEEKS + MONTHS);
                prop_assert!(held.contains(&now));
            }
            prop_assert_eq!(held, kept(&all));
        }
    }
}
