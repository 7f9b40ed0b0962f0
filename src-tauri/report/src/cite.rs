//! The list of references, in the style of BMC journals: six authors, then "et al."; year;volume:pages; doi.

use clinical::{case::Case, record::Reference};
use typeset::document::{Run, Target};

/// Authors printed before "et al.".
const AUTHORS: usize = 6;

/// A reference as printed, its DOI a link.
pub(crate) fn reference(reference: &Reference) -> Vec<Run> {
    let mut text = [stopped(&authors(reference)), stopped(&reference.title), source(reference)]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if reference.doi.is_empty() {
        return vec![Run::plain(text)];
    }
    text.push(' ');
    let link = Run::linked(format!("doi:{}", reference.doi), Target::Uri(format!("https://doi.org/{}", reference.doi)));
    vec![Run::plain(text), link]
}

/// A call of the reference of the case that `wanted` finds, to stand after a word: " [@id]"; nothing if it has none.
pub(crate) fn call(case: &Case, wanted: impl Fn(&Reference) -> bool) -> String {
    let found = case.all::<Reference>().find(|(_, reference)| wanted(reference));
    found.map_or_else(String::new, |(id, _)| format!(" [@{id}]"))
}

fn authors(reference: &Reference) -> String {
    let (others, named): (Vec<&String>, Vec<&String>) =
        reference.authors.iter().partition(|author| author.trim_end_matches('.') == "et al");
    let shortened = named.len() > AUTHORS || !others.is_empty();
    let names: Vec<&str> = named.into_iter().take(AUTHORS).map(String::as_str).collect();
    if shortened { format!("{}, et\u{a0}al", names.join(", ")) } else { names.join(", ") }
}

/// "Ann Oncol. 2014;25 Suppl 3:iii102–12.", "Lyon: IARC; 2020."
fn source(reference: &Reference) -> String {
    let year = reference.year.map_or_else(String::new, |year| year.to_string());
    if reference.journal.is_empty() {
        let parts: Vec<&str> =
            [reference.publisher.as_str(), year.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        return stopped(&parts.join("; "));
    }
    let issue = match reference.issue.as_str() {
        "" => String::new(),
        number if number.chars().all(|digit| digit.is_ascii_digit()) => format!("({number})"),
        supplement => format!(" {supplement}"),
    };
    let volume = if reference.volume.is_empty() { String::new() } else { format!(";{}{issue}", reference.volume) };
    let pages = if reference.pages.is_empty() { String::new() } else { format!(":{}", reference.pages) };
    format!("{} {}", stopped(&reference.journal), stopped(&format!("{year}{volume}{pages}")))
}

fn stopped(text: &str) -> String {
    let stop = if text.is_empty() || text.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{text}{stop}")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn printed(body: serde_json::Value) -> String {
        let record: Reference = serde_json::from_value(body).unwrap();
        reference(&record).into_iter().map(|run| run.text).collect::<String>().replace('\u{a0}', " ")
    }

    #[test]
    fn six_authors_then_the_others() {
        let text = printed(json!({
            "authors": ["A A", "B B", "C C", "D D", "E E", "F F", "G G"], "title": "On sarcoma", "journal": "Ann Oncol",
            "year": 2014, "volume": "25", "issue": "Suppl 3", "pages": "1–9", "doi": "10.1/x"
        }));
        assert_eq!(text, "A A, B B, C C, D D, E E, F F, et al. On sarcoma. Ann Oncol. 2014;25 Suppl 3:1–9. doi:10.1/x");
    }

    #[test]
    fn books_end_in_publisher_and_year() {
        let text =
            printed(json!({"authors": ["Board"], "title": "Tumours. 5th ed", "publisher": "Lyon: IARC", "year": 2020}));
        assert_eq!(text, "Board. Tumours. 5th ed. Lyon: IARC; 2020.");
    }
}
