//! Intervals as the table of CTCAE writes them: "[1.0,1.5)", "[75,LLN)", "(20.0,inf)".

use crate::value::{Measure, Qualifier};

/// The limits of a laboratory's own reference range.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Limits {
    /// Lower limit of normal.
    pub(super) lower: Option<f64>,
    /// Upper limit of normal.
    pub(super) upper: Option<f64>,
}

/// An end of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum End {
    /// A number; infinite for "inf".
    Number(f64),
    /// Lower limit of normal.
    Lower,
    /// Upper limit of normal.
    Upper,
}

/// An interval with its ends, and whether each belongs to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Interval {
    pub(super) low: End,
    pub(super) low_in: bool,
    pub(super) high: End,
    pub(super) high_in: bool,
}

/// Whether a value lies in an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lies {
    In,
    Out,
    /// It depends on a limit of normal that is not known.
    Unknown,
}

/// What a stated value can be: from, to, both included.
pub(super) type Span = (f64, f64);

impl Interval {
    /// Reads an interval; none for an empty cell or anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let low_in = text.starts_with('[');
        let high_in = text.ends_with(']');
        let inner = text.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
        let (low, high) = inner.split_once(',')?;
        Some(Self { low: end(low)?, low_in, high: end(high)?, high_in })
    }

    /// Whether a value lies in it, as far as the limits are known.
    pub(super) fn holds(&self, span: Span, limits: Limits) -> Lies {
        let (low, high) = (number(self.low, limits), number(self.high, limits));
        let widest = self.closed(low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
        match (span.0.max(widest.0) <= span.1.min(widest.1), low.is_some() && high.is_some()) {
            (false, _) => Lies::Out,
            (true, true) => Lies::In,
            (true, false) => Lies::Unknown,
        }
    }

    /// The ends that are numbers, infinite where they depend on a limit.
    pub(super) fn numbers(&self) -> Span {
        let none = Limits::default();
        self.closed(
            number(self.low, none).unwrap_or(f64::NEG_INFINITY),
            number(self.high, none).unwrap_or(f64::INFINITY),
        )
    }

    fn closed(&self, low: f64, high: f64) -> Span {
        (if self.low_in { low } else { low.next_up() }, if self.high_in { high } else { high.next_down() })
    }
}

fn end(text: &str) -> Option<End> {
    match text {
        "LLN" => Some(End::Lower),
        "ULN" => Some(End::Upper),
        // Rust reads "inf" and "-inf" as numbers too.
        number => number.parse().ok().map(End::Number),
    }
}

fn number(end: End, limits: Limits) -> Option<f64> {
    match end {
        End::Number(number) => Some(number),
        End::Lower => limits.lower,
        End::Upper => limits.upper,
    }
}

/// What a measure allows its number to be.
pub(super) fn span(measure: &Measure) -> Span {
    let value = measure.value.get();
    match measure.qualifier {
        Some(Qualifier::UpTo) => (f64::NEG_INFINITY, value),
        Some(Qualifier::LessThan) => (f64::NEG_INFINITY, value.next_down()),
        Some(Qualifier::AtLeast) => (value, f64::INFINITY),
        Some(Qualifier::MoreThan) => (value.next_up(), f64::INFINITY),
        Some(Qualifier::Exactly | Qualifier::About | Qualifier::CloseTo | Qualifier::Between) | None => {
            (value, measure.highest())
        }
    }
}

/// Reads a reference range: "1.5–8.0", "13 to 17 g/dL", "< 40", "> 60". A range whose unit is not `unit` is none.
pub(super) fn limits(text: &str, unit: &str) -> Limits {
    let text = text.trim().replace("up to ", "<").replace(" to ", "–").replace('-', "–");
    let number_end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let (numbers, named) = split_unit(&text, unit, number_end);
    if !named {
        return Limits::default();
    }
    let read = |part: &str| part.trim().parse::<f64>().ok();
    match numbers.split_once('–') {
        Some((low, high)) => match (read(low), read(high)) {
            (Some(low), Some(high)) if low <= high => Limits { lower: Some(low), upper: Some(high) },
            _ => Limits::default(),
        },
        None => Limits {
            lower: numbers.strip_prefix(['>', '≥']).and_then(read),
            upper: numbers.strip_prefix(['<', '≤']).and_then(read),
        },
    }
}

/// The numbers of a range, and whether what follows them is nothing or the unit.
fn split_unit<'t>(text: &'t str, unit: &str, number_end: usize) -> (&'t str, bool) {
    if let Some(numbers) = text.strip_suffix(unit) {
        return (numbers.trim_end(), true);
    }
    let rest = text.get(number_end..).unwrap_or_default();
    (text.get(..number_end).unwrap_or_default(), rest.trim().is_empty())
}
