//! How an error reaches the page: a message in plain words, and the field it concerns.

use serde::Serialize;

/// Why something was not done, in words to show.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Refusal {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// What happened, as a word the page can act on: "wrong-passphrase", "damaged", "disk-full".
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
}

impl Refusal {
    pub(crate) fn new(message: &str) -> Self {
        Self { message: sentence(message), field: None, code: None }
    }
}

impl From<casebook::Error> for Refusal {
    fn from(error: casebook::Error) -> Self {
        let message = match &error {
            // The page shows which library it is.
            casebook::Error::Open { source, .. } => source.to_string(),
            other => other.to_string(),
        };
        Self { message: sentence(&message), field: error.field().map(str::to_owned), code: error.code() }
    }
}

/// A message as a sentence: with a capital and a full stop.
fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let mut sentence: String = letters.next().iter().flat_map(|first| first.to_uppercase()).collect();
    sentence.push_str(letters.as_str());
    if !sentence.ends_with(['.', '!', '?', '…']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_become_sentences() {
        assert_eq!(Refusal::new("the disk is full").message, "The disk is full.");
        assert_eq!(Refusal::new("Type it again.").message, "Type it again.");
    }
}
