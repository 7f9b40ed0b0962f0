//! The five answers a clinical question can have.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::choice;

choice! {
    /// Why a question has no value.
    pub Absence {
        NotKnown = "not known",
        NotDone = "not done",
        NotApplicable = "not applicable",
    }
}

/// An answer to a clinical question: known, not known, not done, not applicable, or not yet answered.
///
/// In a case file the first is `{"known": value}`, the next three are `{"absent": "not_known"}` and so on, each with an
/// optional `"note"`; an unanswered question is not written. The five print differently.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Answer<T> {
    /// Nobody has answered yet.
    #[default]
    Unanswered,
    /// The value, with a note beside it.
    Known {
        /// What was answered.
        value: T,
        /// What the clinician added in words.
        note: Option<String>,
    },
    /// There is no value, and this is why.
    Absent {
        /// Not known, not done or not applicable.
        why: Absence,
        /// What the clinician added in words.
        note: Option<String>,
    },
}

impl<T> Answer<T> {
    /// The answer `value`, without a note.
    pub fn known(value: T) -> Self {
        Self::Known { value, note: None }
    }

    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Known { value, .. } => Some(value),
            Self::Unanswered | Self::Absent { .. } => None,
        }
    }

    /// Why there is no value, where that was said.
    pub fn absence(&self) -> Option<Absence> {
        match self {
            Self::Absent { why, .. } => Some(*why),
            Self::Unanswered | Self::Known { .. } => None,
        }
    }

    /// The note beside the answer.
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::Known { note, .. } | Self::Absent { note, .. } => note.as_deref(),
            Self::Unanswered => None,
        }
    }

    /// Whether the question has been answered at all, be it with "not known".
    pub fn is_answered(&self) -> bool {
        !matches!(self, Self::Unanswered)
    }
}

impl<T: PartialEq> Answer<T> {
    /// Whether the answer is known to be `value`.
    pub fn is(&self, value: &T) -> bool {
        self.value() == Some(value)
    }
}

/// The written form: one of `known` and `absent`, and a note.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<T> {
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    absent: Option<Absence>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl<T: Serialize> Serialize for Answer<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = match self {
            Self::Unanswered => return serializer.serialize_none(),
            Self::Known { value, note } => Written { known: Some(value), absent: None, note: note.clone() },
            Self::Absent { why, note } => Written { known: None, absent: Some(*why), note: note.clone() },
        };
        written.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Answer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Option::<Written<T>>::deserialize(deserializer)? {
            None => Ok(Self::Unanswered),
            Some(Written { known: Some(value), absent: None, note }) => Ok(Self::Known { value, note }),
            Some(Written { known: None, absent: Some(why), note }) => Ok(Self::Absent { why, note }),
            Some(_) => {
                Err(D::Error::custom("an answer holds either \"known\" or \"absent\", not both and not neither"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_five_answers_are_written_apart() {
        let note = Some("slides lost".to_owned());
        let answers = [
            Answer::Unanswered,
            Answer::known(7),
            Answer::Absent { why: Absence::NotKnown, note },
            Answer::Absent { why: Absence::NotDone, note: None },
            Answer::Absent { why: Absence::NotApplicable, note: None },
        ];
        let written = answers.each_ref().map(|answer| serde_json::to_string(answer).unwrap());
        assert_eq!(
            written,
            [
                "null",
                r#"{"known":7}"#,
                r#"{"absent":"not_known","note":"slides lost"}"#,
                r#"{"absent":"not_done"}"#,
                r#"{"absent":"not_applicable"}"#,
            ]
        );
        let read = written.each_ref().map(|text| serde_json::from_str::<Answer<u32>>(text).unwrap());
        assert_eq!(read, answers);
    }

    #[test]
    fn an_answer_that_says_two_things_is_refused() {
        for text in [r#"{"known":1,"absent":"not_done"}"#, r#"{"note":"x"}"#, r#"{"known":1,"why":2}"#] {
            assert!(serde_json::from_str::<Answer<u32>>(text).is_err(), "{text} was accepted");
        }
    }

    #[test]
    fn a_note_stands_beside_any_answer() {
        let noted = |text: &str| serde_json::from_str::<Answer<u32>>(text).unwrap().note().map(str::to_owned);
        assert_eq!(noted(r#"{"known":3,"note":"as dictated"}"#).as_deref(), Some("as dictated"));
        assert_eq!(noted(r#"{"absent":"not_done","note":"palliative"}"#).as_deref(), Some("palliative"));
        assert_eq!((noted(r#"{"known":3}"#), Answer::<u32>::Unanswered.note()), (None, None));
    }
}
