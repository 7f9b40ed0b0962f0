//! What was typed into a case and is not written yet: a change of a signed case that waits for its reason, words that cannot
//! be understood as they stand.

use clinical::value::{CaseId, RecordId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{Casebook, Error};

/// What was typed into a case and is not written yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unwritten {
    /// Values that wait.
    pub values: Vec<TypedValue>,
    /// Words that cannot be understood as they stand.
    pub words: Vec<TypedWords>,
}

/// A value that waits to be written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TypedValue {
    /// The record.
    pub record: RecordId,
    /// Its place in the record: a name of a field, or several with dots.
    pub path: String,
    /// What is to stand there; null takes away what does.
    #[cfg_attr(test, ts(type = "Json"))]
    pub value: Value,
}

/// Words in a field that cannot be understood.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TypedWords {
    /// The record.
    pub record: RecordId,
    /// The place of the field in the record.
    pub path: String,
    /// The words as they were typed.
    pub words: String,
}

/// A case with something typed that is not written yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Unfinished {
    /// The case.
    pub case: CaseId,
    /// Its working title.
    pub title: String,
}

impl Unwritten {
    fn is_empty(&self) -> bool {
        self.values.is_empty() && self.words.is_empty()
    }
}

impl Casebook {
    /// Keeps what was typed into a case in place of what was kept of it before, so that it outlives the program. The case
    /// does not say it, and the trail does not have it, until it is written.
    pub fn keep_unwritten(&mut self, id: &CaseId, typed: &Unwritten) -> Result<(), Error> {
        let kept = (!typed.is_empty()).then(|| json!(typed));
        Ok(self.library.keep_unwritten(id, kept.as_ref())?)
    }

    /// The cases with something typed that is not written yet.
    pub fn unfinished(&self) -> Result<Vec<Unfinished>, Error> {
        let cases = self.library.cases_unwritten()?;
        Ok(cases.into_iter().map(|(case, title)| Unfinished { case, title }).collect())
    }

    /// What was typed into a case and is not written yet. What another program kept in a form of its own is left where it is.
    pub(crate) fn unwritten(&self, id: &CaseId) -> Result<Unwritten, Error> {
        let kept = self.library.unwritten(id)?;
        Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{fresh, record};

    fn typed(text: &str) -> Unwritten {
        let header = record("case");
        Unwritten {
            values: vec![TypedValue { record: header.clone(), path: "title".to_owned(), value: json!(text) }],
            words: vec![TypedWords { record: header, path: "number".to_owned(), words: "3 or 4".to_owned() }],
        }
    }

    #[test]
    fn what_waits_comes_back_with_its_case_and_is_no_part_of_it() {
        let (_folder, mut book) = fresh();
        let id = book.new_case("Mass", "").unwrap().id;
        let (file, trail) = (book.case(&id).unwrap(), book.trail(&id, None, None).unwrap().len());
        book.keep_unwritten(&id, &typed("Mesenteric mass")).unwrap();
        let view = book.open_case(&id).unwrap();
        assert_eq!((view.title.as_str(), &view.unwritten), ("Mass", &typed("Mesenteric mass")));
        assert_eq!(book.unfinished().unwrap(), [Unfinished { case: id.clone(), title: "Mass".to_owned() }]);
        assert_eq!((book.case(&id).unwrap(), book.trail(&id, None, None).unwrap().len()), (file, trail));
        book.keep_unwritten(&id, &Unwritten::default()).unwrap();
        assert_eq!(book.open_case(&id).unwrap().unwritten, Unwritten::default());
        assert_eq!(book.unfinished().unwrap(), []);
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        let (_folder, mut book) = fresh();
        let id = book.new_case("Mass", "").unwrap().id;
        book.library.keep_unwritten(&id, Some(&json!({"values": 3}))).unwrap();
        assert_eq!(book.open_case(&id).unwrap().unwritten, Unwritten::default());
        assert_eq!(book.unfinished().unwrap().len(), 1);
    }
}
