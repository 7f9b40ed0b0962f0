//! The report on screen: the very pages of the file, which record each passage came from, and its words.

use clinical::value::{CaseId, RecordId};
use serde::Serialize;
use typeset::{Press, document::Form, draw::Region};

use crate::{Casebook, Draft, Error, Typed};

/// A report on screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The file.
    pub pdf: Vec<u8>,
    /// What the pages do not say of themselves.
    pub guide: Guide,
}

/// What leads from pages to records and back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Guide {
    /// The report as plain text, for readers who cannot see the pages.
    pub text: String,
    /// Passages in reading order.
    pub passages: Vec<Passage>,
    /// A number for each page: while it stays the same, the page looks the same.
    pub looks: Vec<u32>,
}

/// A passage of a page that tells a record.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Passage {
    /// The record.
    pub record: RecordId,
    /// Which of the sentences of the record it is; none for a table or a figure.
    pub sentence: Option<usize>,
    /// Index of the page.
    pub page: usize,
    /// Left, top, right, bottom in points from the page's top left corner.
    pub area: [f32; 4],
    /// Left edge of its column.
    pub edge: f32,
}

impl Casebook {
    /// The report of a case as it would be printed now, in this form, with records as they are being typed. While one of
    /// them cannot be read, they are all told as they are stored.
    pub fn draft(&self, id: &CaseId, form: Form, typed: &[Typed]) -> Result<Draft, Error> {
        let case = self.typed(id, typed).or_else(|_| self.case(id))?;
        self.draft_of(case, form)
    }
}

impl Casebook {
    /// The field that a sentence of a record rests on first, as the report tells it; none where that cannot be said.
    pub fn origin(&self, id: &CaseId, record: &RecordId, sentence: usize) -> Result<Option<&'static str>, Error> {
        Ok(report::origin(&self.case(id)?, record, sentence).into_iter().next())
    }
}

impl Draft {
    /// Sets the pages on a press, which makes the next draft of the same case quicker.
    pub fn preview(&self, press: &mut Press) -> Result<Preview, Error> {
        let mut report = self.composed(press);
        let pages = report.pages(press)?;
        let pdf = press.screen(&pages)?;
        let (text, passages) = (typeset::text(&report.document), passages(&pages.regions));
        Ok(Preview { pdf, guide: Guide { text, passages, looks: press.looks(pages) } })
    }
}

/// Lines that follow one another in a column and tell the same record, as one passage.
fn passages(regions: &[Region]) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    for region in regions {
        let Some((record, sentence)) = report::told(&region.source) else { continue };
        let follows = |last: &&mut Passage| {
            let same = last.record == record && last.sentence == sentence;
            same && last.page == region.page && continues(&last.area, &region.area)
        };
        match passages.last_mut().filter(follows) {
            Some(last) => last.area = around(&last.area, &region.area),
            None => {
                passages.push(Passage { record, sentence, page: region.page, area: region.area, edge: region.edge })
            }
        }
    }
    passages
}

/// Whether `b` stands right below `a` in the same column.
fn continues(a: &[f32; 4], b: &[f32; 4]) -> bool {
    let alike = |x: f32, y: f32| (x - y).abs() < 0.5;
    alike(a[0], b[0]) && alike(a[2], b[2]) && alike(a[3], b[1])
}

fn around(a: &[f32; 4], b: &[f32; 4]) -> [f32; 4] {
    [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])]
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::tests::setting;

    #[test]
    fn a_draft_tells_what_is_typed_and_not_written() {
        let book = Casebook::sample(setting()).unwrap();
        let id = book.list().unwrap()[0].id.clone();
        let told = |typed: &[Typed]| {
            typeset::text(&book.draft(&id, Form::default(), typed).unwrap().composed(&mut Press::default()).document)
        };
        let record = RecordId::new("hepatectomy").unwrap();
        let view = book.open_case(&id).unwrap();
        let mut body = view.records.into_iter().find(|one| one.id == record).unwrap().body;
        body["procedures"] = json!(["Whipple procedure"]);
        let typed = Typed { record: record.clone(), body };
        assert!(told(&[typed]).contains("Whipple procedure"));
        let stored = told(&[]);
        assert!(!stored.contains("Whipple procedure"), "nothing was written");
        assert_eq!(told(&[Typed { record, body: json!({"procedures": 1}) }]), stored, "what cannot be read waits");
    }

    fn region(record: &RecordId, page: usize, left: f32, top: f32) -> Region {
        Region { page, area: [left, top, left + 100.0, top + 12.5], edge: left, source: format!("{record} 0") }
    }

    #[test]
    fn lines_that_follow_one_another_are_one_passage() {
        let [a, b] = ["018f0000-0000-7000-8000-000000000001", "018f0000-0000-7000-8000-000000000002"]
            .map(|id| RecordId::new(id).unwrap());
        let lines = [
            region(&a, 0, 20.0, 700.0),
            region(&a, 0, 20.0, 712.5),
            region(&a, 0, 270.0, 60.0),
            region(&a, 0, 270.0, 272.5),
            region(&b, 0, 270.0, 285.0),
            region(&a, 1, 20.0, 60.0),
        ];
        let passages = passages(&lines);
        assert_eq!(passages.len(), 5);
        assert_eq!(passages[0].area, [20.0, 700.0, 120.0, 725.0]);
    }
}
