//! Response of the disease, reckoned from lesions and their measurements: RECIST 1.1 and Choi, each by itself.
//!
//! Sources: Eisenhauer 2009, Eur J Cancer 45:228 (RECIST 1.1); Choi 2007, J Clin Oncol 25:1753. What a clinician stated
//! is a method of its own: nothing here reads it.

mod best;
mod category;
mod choi;
mod lines;
mod recist;
mod seen;
mod series;
mod spider;
mod sum;
mod targets;

pub use best::{Best, CONFIRMATION_DAYS, best};
pub use category::{Category, by_sum, overall};
pub use choi::choi;
pub use lines::{Line, agrees, lines, points_of};
pub use recist::{Assessment, Recist, recist};
pub use seen::{Seen, TOO_SMALL_MM};
pub use series::{Followed, Series, TimePoint};
pub use spider::{SpiderPoint, spider};
pub use targets::{
    MOST_PER_ORGAN, MOST_TARGETS, NODE_NORMAL_MM, NODE_TARGET_MM, TARGET_MM, Targets, least_mm, organ, targets,
};

#[cfg(test)]
mod tests;
