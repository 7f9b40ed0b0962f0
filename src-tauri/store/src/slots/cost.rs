//! What a guess at a passphrase costs.

use std::time::Instant;

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

/// The least that is asked of a new slot: 64 MiB, three passes.
const FLOOR: Cost = Cost { kibibytes: 64 * 1024, passes: 3 };
/// The most that a slot may ask of whoever opens it: what is read from a file must not exhaust a computer.
const CEILING: Cost = Cost { kibibytes: 1024 * 1024, passes: 16 };
/// The most that is asked of a new slot: an office computer with little memory opens it too.
const MOST_KIBIBYTES: u32 = 256 * 1024;
/// Seconds that a guess is to take on the computer where the slot is made.
const WANTED: f64 = 0.6;

/// What a guess at a passphrase costs: memory and passes of Argon2id, in one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    pub(crate) kibibytes: u32,
    pub(crate) passes: u32,
}

impl Cost {
    /// As little as Argon2id can be asked: for tests, where a thousand guesses are to take seconds.
    pub const LEAST: Self = Self { kibibytes: 8, passes: 1 };

    /// From half a second to a second on this computer, and never less than 64 MiB and three passes. Tries it, so it takes
    /// a moment.
    pub fn calibrated() -> Self {
        let begun = Instant::now();
        // What comes out does not matter here; a failure shows where the slot is sealed.
        let _ = FLOOR.derive(b"as long as a passphrase of five words", &[0; 16]);
        Self::after(begun.elapsed().as_secs_f64())
    }

    /// The cost that takes [`WANTED`] seconds where the floor takes `floor` seconds: its time grows with the memory.
    fn after(floor: f64) -> Self {
        let times = (WANTED / floor.max(0.001)).floor().max(1.0);
        let mut cost = FLOOR;
        while f64::from(cost.kibibytes / FLOOR.kibibytes) < times && cost.kibibytes < MOST_KIBIBYTES {
            cost.kibibytes += FLOOR.kibibytes;
        }
        cost
    }

    /// Whether a slot that asks this much may be tried.
    pub(crate) fn bearable(self) -> bool {
        (8..=CEILING.kibibytes).contains(&self.kibibytes) && (1..=CEILING.passes).contains(&self.passes)
    }

    /// The key that seals a slot; none where the computer has not the memory.
    pub(crate) fn derive(self, secret: &[u8], salt: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
        let params = Params::new(self.kibibytes, self.passes, 1, Some(32)).ok()?;
        let mut key = Zeroizing::new([0; 32]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password_into(secret, salt, key.as_mut_slice()).ok()?;
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_computer_is_asked_for_more_and_a_slow_one_never_for_less() {
        assert_eq!(Cost::after(3.0), FLOOR);
        assert_eq!(Cost::after(0.19).kibibytes, 3 * FLOOR.kibibytes);
        assert_eq!(Cost::after(0.01), Cost { kibibytes: MOST_KIBIBYTES, passes: 3 });
        assert!(Cost::after(0.0).bearable() && Cost::LEAST.bearable());
    }

    #[test]
    fn what_would_exhaust_a_computer_is_not_tried() {
        assert!(!Cost { kibibytes: u32::MAX, passes: 3 }.bearable());
        assert!(!Cost { kibibytes: 64, passes: 1_000_000 }.bearable());
    }

    #[test]
    fn it_is_argon2id_as_published() {
        // From the test program of the reference implementation (phc-winner-argon2, test.c).
        let key = Cost { kibibytes: 256, passes: 2 }.derive(b"password", b"somesalt").unwrap();
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe");
    }
}
