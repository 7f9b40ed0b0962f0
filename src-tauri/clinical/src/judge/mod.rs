//! Published arithmetic over the records: pure functions that say how they got there. A stated value is never changed.

pub mod dose;
pub mod explain;
pub mod fnclcc;
pub mod scope;
