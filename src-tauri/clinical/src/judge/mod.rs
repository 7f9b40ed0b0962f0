//! Published arithmetic over the records: pure functions that say how they got there. A stated value is never changed.

pub mod adverse;
pub mod clavien_dindo;
pub mod coding;
pub mod dose;
pub mod explain;
pub mod fnclcc;
pub mod intensity;
pub mod margin;
pub mod markers;
pub mod performance;
pub mod radiotherapy;
pub mod regimen;
pub mod response;
pub mod rupture;
pub mod scope;
pub mod stage;
pub mod surface;
pub mod survival;
