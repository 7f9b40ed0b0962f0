//! Units of measurement, as a clinician writes them.

use super::{Choice, choice};

choice! {
    /// A unit, printed as journals print it. Nothing is converted but on reading.
    pub Unit {
        Mm = "mm",
        Cm = "cm",
        Mm2 = "mm²",
        Hpf = "HPF",
        Percent = "%",
        Hour = "hours",
        Day = "days",
        Week = "weeks",
        Month = "months",
        Year = "years",
        Kg = "kg",
        G = "g",
        Mg = "mg",
        Ml = "mL",
        L = "L",
        M2 = "m²",
        GPerL = "g/L",
        GPerDl = "g/dL",
        MgPerL = "mg/L",
        MgPerDl = "mg/dL",
        UgPerL = "µg/L",
        NgPerMl = "ng/mL",
        UPerL = "U/L",
        KuPerL = "kU/L",
        MmolPerL = "mmol/L",
        UmolPerL = "µmol/L",
        MlPerMin = "mL/min",
        GigaPerL = "×10⁹/L",
        Hounsfield = "HU",
        Gray = "Gy",
        CentiGray = "cGy",
        GrayEquivalent = "GyE",
        Celsius = "°C",
    }
}

/// What a unit measures; two units of one dimension can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// In millimetres.
    Length,
    /// In days.
    Time,
    /// Comparable only with itself.
    Other,
}

impl Unit {
    /// Dimension and size in its base: millimetres for lengths, days for times (a month is 30.4375 days, a year 365.25).
    pub fn dimension(self) -> (Dimension, f64) {
        match self {
            Self::Mm => (Dimension::Length, 1.0),
            Self::Cm => (Dimension::Length, 10.0),
            Self::Hour => (Dimension::Time, 1.0 / 24.0),
            Self::Day => (Dimension::Time, 1.0),
            Self::Week => (Dimension::Time, 7.0),
            Self::Month => (Dimension::Time, 30.4375),
            Self::Year => (Dimension::Time, 365.25),
            _ => (Dimension::Other, 1.0),
        }
    }

    /// The unit as printed after `number`: "1 week", "2 weeks", "15 cm".
    pub fn after(self, number: f64) -> &'static str {
        match self {
            Self::Hour if number == 1.0 => "hour",
            Self::Day if number == 1.0 => "day",
            Self::Week if number == 1.0 => "week",
            Self::Month if number == 1.0 => "month",
            Self::Year if number == 1.0 => "year",
            other => other.label(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_singular() {
        let times = [Unit::Hour, Unit::Day, Unit::Week, Unit::Month, Unit::Year];
        assert_eq!(times.map(|unit| unit.after(1.0)), ["hour", "day", "week", "month", "year"]);
        assert_eq!(times.map(|unit| unit.after(2.0)), ["hours", "days", "weeks", "months", "years"]);
        assert_eq!(Unit::Week.after(0.5), "weeks");
        assert_eq!([Unit::Cm.after(1.0), Unit::Percent.after(1.0)], ["cm", "%"]);
    }

    /// A year is 365.25 days and has 12 months.
    #[test]
    fn times_and_lengths_have_one_base() {
        let days = |unit: Unit| unit.dimension();
        for (unit, size) in [
            (Unit::Hour, 1.0 / 24.0),
            (Unit::Day, 1.0),
            (Unit::Week, 7.0),
            (Unit::Month, 30.4375),
            (Unit::Year, 365.25),
        ] {
            assert_eq!(days(unit), (Dimension::Time, size), "{unit:?}");
        }
        assert_eq!((Unit::Mm.dimension(), Unit::Cm.dimension()), ((Dimension::Length, 1.0), (Dimension::Length, 10.0)));
        assert_eq!(Unit::Kg.dimension().0, Dimension::Other);
    }
}
