//! Chance that repeats itself.

/// Chance, the same each time for the same seed (Marsaglia 2003, xorshift).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        // The low bits of a seed's first numbers are alike.
        usize::try_from((self.0 >> 16) % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }

    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        of.get(self.below(of.len())).unwrap()
    }

    pub(crate) fn in_ten(&mut self, times: usize) -> bool {
        self.below(10) < times
    }
}
