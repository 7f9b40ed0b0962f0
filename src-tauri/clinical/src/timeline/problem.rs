//! What does not fit among the times of a case.

use crate::value::RecordId;

/// A problem of time, with the records it concerns.
#[derive(Debug, Clone, PartialEq)]
pub enum TimeProblem {
    /// The record's time names a record that is not in the case.
    Dangling {
        /// The record.
        record: RecordId,
        /// The name it gives.
        names: RecordId,
    },
    /// The record's time leads round in a circle.
    Circle {
        /// The record.
        record: RecordId,
    },
    /// The record's time does not lead to time zero.
    Unconnected {
        /// The record.
        record: RecordId,
    },
    /// Two statements place the record at different times.
    Contradiction {
        /// The record.
        record: RecordId,
        /// The record its statement refers to.
        against: RecordId,
        /// Days between the two places.
        days: f64,
    },
    /// The record is stated to come after another that lies later.
    Order {
        /// The record.
        record: RecordId,
        /// The record it should follow.
        against: RecordId,
    },
}
