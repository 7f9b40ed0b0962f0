//! Operators of a page as bytes (ISO 32000-1, annex A). A thousandth of a point is finer than any printer.

use std::io::Write as _;

use crate::pdf::{objects, values};

/// What a stretch of operators means (ISO 32000-1, 14.6 and 14.8.2).
#[derive(Clone, Copy)]
pub(super) enum Meaning<'a> {
    /// Content of an element: its tag, and its number on the page.
    Content(&'a str, usize),
    /// What stands in the margin of every page: "Header", "Footer".
    Margin(&'static str),
    /// No content.
    Decoration,
    /// Letters in the order in which they are drawn, not read.
    Reversed,
}

/// Operators in the making: what an operator takes is written before it.
#[derive(Default)]
pub(super) struct Operators {
    out: Vec<u8>,
}

impl Operators {
    /// All of them.
    pub(super) fn finish(self) -> Vec<u8> {
        self.out
    }

    /// Ends with the name of the operator.
    pub(super) fn end(&mut self, operator: &str) {
        self.out.extend(operator.as_bytes());
        self.out.push(b'\n');
    }

    /// Adds a name.
    pub(super) fn name(&mut self, name: &str) -> &mut Self {
        self.raw("/").raw(name).raw(" ")
    }

    /// Adds numbers.
    pub(super) fn numbers(&mut self, numbers: &[f32]) -> &mut Self {
        for number in numbers {
            self.number(*number);
            self.out.push(b' ');
        }
        self
    }

    fn number(&mut self, number: f32) {
        #[expect(clippy::cast_possible_truncation, reason = "a page is small")]
        let thousandths = (number * 1000.0).round() as i64;
        if thousandths < 0 {
            self.out.push(b'-');
        }
        let (whole, mut part) = (thousandths.unsigned_abs() / 1000, thousandths.unsigned_abs() % 1000);
        self.digits(whole);
        if part > 0 {
            self.out.push(b'.');
        }
        while part > 0 {
            self.digits(part / 100);
            part = part % 100 * 10;
        }
    }

    /// A whole number. Pages are full of them: this is much quicker than the general way to write one.
    fn digits(&mut self, number: u64) {
        if number >= 10 {
            self.digits(number / 10);
        }
        self.out.extend(u8::try_from(number % 10).map(|digit| b'0' + digit));
    }

    fn raw(&mut self, text: &str) -> &mut Self {
        self.out.extend(text.as_bytes());
        self
    }

    /// Begins what has a meaning.
    pub(super) fn begin_marked(&mut self, meaning: Meaning<'_>) {
        // Memory takes all that is written.
        let _ = match meaning {
            Meaning::Content(tag, number) => writeln!(self.out, "/{tag}<</MCID {number}>>BDC"),
            Meaning::Margin(kind) => writeln!(self.out, "/Artifact<</Type/Pagination/Subtype/{kind}>>BDC"),
            Meaning::Decoration => writeln!(self.out, "/Artifact BMC"),
            Meaning::Reversed => writeln!(self.out, "/ReversedChars BMC"),
        };
    }

    /// Begins what is read as `text`.
    pub(super) fn begin_read_as(&mut self, text: &str) {
        self.raw("/Span<</ActualText");
        objects::hexadecimal(&mut self.out, &values::utf16(text));
        self.raw(">>").end("BDC");
    }

    /// Shows glyphs, each a number in the font and the way back after it in thousandths of an em.
    pub(super) fn show(&mut self, glyphs: impl Iterator<Item = (u16, f32)>) {
        self.raw("[<");
        for (glyph, back) in glyphs {
            let [high, low] = glyph.to_be_bytes();
            self.out.extend(objects::digits(high));
            self.out.extend(objects::digits(low));
            if back != 0.0 {
                self.raw(">").number(back);
                self.raw("<");
            }
        }
        self.raw(">]").end("TJ");
    }

    /// Sets dashes and gaps of a length; without one, a solid line.
    pub(super) fn dashes(&mut self, length: Option<f32>) {
        self.raw("[");
        if let Some(length) = length {
            self.numbers(&[length, length]);
        }
        self.raw("]0 ").end("d");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_exact_to_a_thousandth() {
        let mut operators = Operators::default();
        operators.numbers(&[0.0, -0.0004, 12.0, -1.5, 0.25, 3.004, 841.8898]).end("x");
        assert_eq!(operators.finish(), b"0 0 12 -1.5 0.25 3.004 841.89 x\n");
    }

    #[test]
    fn glyphs_part_only_where_the_pen_goes_back() {
        let mut operators = Operators::default();
        operators.show([(1, 0.0), (0xab, -12.0), (2, 0.0)].into_iter());
        assert_eq!(operators.finish(), b"[<000100AB>-12<0002>]TJ\n");
    }
}
