//! What the use cases take from outside: who works here, what time it is, how a new case is named.

use std::{env, fs, time::SystemTime};

use chrono::{DateTime, Utc};
use clinical::value::CaseId;
use picture::{Picture, Refusal};
use store::Stamp;

use crate::Error;

/// Who works here, what time it is, how a new case is named.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Whom the change log names.
    pub author: String,
    /// Which computer this is, for the trail.
    pub device: String,
    /// The time now.
    pub clock: fn() -> DateTime<Utc>,
    /// A name for a new case; says nothing of the patient.
    pub ids: fn() -> Result<CaseId, Error>,
    /// Reads a picture from outside and makes it clean.
    pub pictures: fn(&[u8]) -> Result<Picture, Refusal>,
}

impl Setting {
    /// The user and the clock of this computer, and random names for cases.
    pub fn of_this_computer() -> Self {
        let author = env::var("USER").or_else(|_| env::var("USERNAME")).unwrap_or_else(|_| "somebody".to_owned());
        let clock = || SystemTime::now().into();
        Self { author, device: device(), clock, ids: random_name, pictures: in_a_process_of_its_own }
    }

    /// The stamp of something that is done now.
    pub(crate) fn stamp(&self, label: &str) -> Stamp {
        let (author, device) = (self.author.clone(), self.device.clone());
        Stamp { author, device, at: (self.clock)(), label: label.to_owned(), reason: None }
    }
}

/// The name of this computer; empty where it has none.
fn device() -> String {
    let named = env::var("COMPUTERNAME").or_else(|_| fs::read_to_string("/proc/sys/kernel/hostname"));
    named.map(|name| name.trim().to_owned()).unwrap_or_default()
}

/// Reads a picture in a second process of this program, which [`crate::serve_picture`] begins.
fn in_a_process_of_its_own(bytes: &[u8]) -> Result<Picture, Refusal> {
    let program = env::current_exe().map_err(|_| Refusal::Start)?;
    picture::read(bytes, &program)
}

/// "case-" and ten letters and digits, without those that look alike.
fn random_name() -> Result<CaseId, Error> {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    let mut bytes = [0_u8; 10];
    random(&mut bytes)?;
    let letters = bytes.iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32)).copied().map(char::from));
    Ok(CaseId::new(&format!("case-{}", letters.collect::<String>())).map_err(clinical::case::CaseError::Id)?)
}

/// Fills `bytes` from the system's source of randomness.
pub(crate) fn random(bytes: &mut [u8]) -> Result<(), Error> {
    getrandom::fill(bytes).map_err(|error| Error::Random(error.to_string()))
}
