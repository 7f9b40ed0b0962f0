//! Text with calls to references, tables and figures: `[@id]`, `[@id, @id]`, `[@figure:ab]`; numbered by first mention.

use std::collections::BTreeSet;

use clinical::{case::Case, record::Kind, value::RecordId};
use typeset::document::{Content, Run, Target};

use crate::{float::FloatDraft, glue::glue};

/// Numbers given so far: references and floats, each in the order of first mention.
pub(crate) struct Numbers<'a> {
    known: BTreeSet<&'a str>,
    floats: Vec<Known<'a>>,
    references: Vec<String>,
    mentioned: Vec<String>,
}

/// A float that text can mention.
struct Known<'a> {
    id: &'a str,
    sort: Sort,
    /// References that its legend calls, in order: they take their number where the float is first mentioned.
    cites: Vec<String>,
}

/// What a float is called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Table,
    Figure,
}

impl<'a> Numbers<'a> {
    /// Nothing mentioned yet of the references of `case` and of `floats`.
    pub(crate) fn new(case: &'a Case, floats: &'a [FloatDraft]) -> Self {
        let references = case.entries.iter().filter(|entry| entry.record.kind() == Kind::Reference);
        Self {
            known: references.map(|entry| entry.id.as_str()).collect(),
            floats: floats.iter().map(Known::of).collect(),
            references: Vec::new(),
            mentioned: Vec::new(),
        }
    }

    /// References in the order of their numbers.
    pub(crate) fn references(&self) -> impl Iterator<Item = RecordId> {
        self.references.iter().filter_map(|id| RecordId::new(id).ok())
    }

    /// Names of floats in the order of their first mention.
    pub(crate) fn floats(&self) -> &[String] {
        &self.mentioned
    }

    /// The label of a float that was mentioned: "Table 2".
    pub(crate) fn label(&self, id: &str) -> Option<String> {
        let sort = self.sort(id)?;
        let same = self.mentioned.iter().filter(|other| self.sort(other) == Some(sort));
        let number = same.take_while(|other| *other != id).count() + 1;
        let mentioned = self.mentioned.iter().any(|other| other == id);
        mentioned.then(|| format!("{} {number}", if sort == Sort::Table { "Table" } else { "Figure" }))
    }

    /// Mentions a float, as text does.
    pub(crate) fn mention(&mut self, id: &str) -> Option<String> {
        self.sort(id)?;
        if !self.mentioned.iter().any(|other| other == id) {
            self.mentioned.push(id.to_owned());
            let cites = self.floats.iter().find(|float| float.id == id).map(|float| float.cites.clone());
            for reference in cites.unwrap_or_default() {
                self.cite(&reference);
            }
        }
        self.label(id)
    }

    fn sort(&self, id: &str) -> Option<Sort> {
        self.floats.iter().find(|float| float.id == id).map(|float| float.sort)
    }

    fn cite(&mut self, id: &str) -> Option<usize> {
        if !self.known.contains(id) {
            return None;
        }
        let found = self.references.iter().position(|other| other == id);
        Some(
            found.unwrap_or_else(|| {
                self.references.push(id.to_owned());
                self.references.len() - 1
            }) + 1,
        )
    }
}

impl<'a> Known<'a> {
    fn of(float: &'a FloatDraft) -> Self {
        let sort = match float.content {
            Content::Tables(_) => Sort::Table,
            Content::Drawing { .. } | Content::Panels(_) => Sort::Figure,
        };
        let cites = float.legend.iter().flat_map(|run| called(&run.text)).collect();
        Self { id: &float.id, sort, cites }
    }
}

/// Every name that a text calls.
fn called(text: &str) -> Vec<String> {
    let (mut names, mut rest) = (Vec::new(), text);
    while let Some((_, call, after)) = next_call(rest) {
        names.extend(names_of(call).map(str::to_owned));
        rest = after;
    }
    names
}

/// The names of one call: "@a, @b".
fn names_of(call: &str) -> impl Iterator<Item = &str> {
    call.split(',').filter_map(|id| id.trim().strip_prefix('@'))
}

/// The legend of a float with its calls resolved; other runs stay as they are.
pub(crate) fn legend(legend: &[Run], numbers: &mut Numbers<'_>) -> Vec<Run> {
    let resolved = |run: &Run, numbers: &mut Numbers<'_>| {
        if run.text.contains("[@") && run.link.is_none() {
            runs(&run.text, numbers).into_iter().map(|part| Run { style: run.style, ..part }).collect()
        } else {
            vec![run.clone()]
        }
    };
    legend.iter().flat_map(|run| resolved(run, numbers)).collect()
}

/// The runs of a text; what names nothing known stays as it was typed.
pub(crate) fn runs(text: &str, numbers: &mut Numbers<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some((before, call, after)) = next_call(rest) {
        let ids: Vec<&str> = names_of(call).collect();
        let called = references(&ids, numbers).or_else(|| floats(&ids, begins(text, rest, before), numbers));
        match called {
            Some(called) => {
                let tied = before.trim_end();
                push(&mut runs, tied);
                push(&mut runs, if tied.len() < before.len() { "\u{a0}" } else { "" });
                runs.extend(called);
            }
            None => push(&mut runs, &format!("{before}[{call}]")),
        }
        rest = after;
    }
    push(&mut runs, rest);
    runs
}

fn push(runs: &mut Vec<Run>, text: &str) {
    if !text.is_empty() {
        runs.push(Run::plain(glue(text)));
    }
}

/// Whether the call begins a sentence, where "Figure" is written out.
fn begins(text: &str, rest: &str, before: &str) -> bool {
    let done = text.len() - rest.len() + before.len();
    let earlier = text.get(..done).unwrap_or_default().trim_end();
    earlier.is_empty() || earlier.ends_with('.')
}

fn next_call(text: &str) -> Option<(&str, &str, &str)> {
    let start = text.find("[@")?;
    let length = text.get(start..)?.find(']')?;
    Some((text.get(..start)?, text.get(start + 1..start + length)?, text.get(start + length + 1..)?))
}

/// "[1]", "[3, 4]", "[9–11]": links to the list; none unless every name is a reference.
fn references(ids: &[&str], numbers: &mut Numbers<'_>) -> Option<Vec<Run>> {
    if ids.is_empty() || !ids.iter().all(|id| numbers.known.contains(id)) {
        return None;
    }
    let mut cited: Vec<usize> = ids.iter().filter_map(|id| numbers.cite(id)).collect();
    cited.sort_unstable();
    cited.dedup();
    let link = |number: usize, text: String| Run::linked(text, Target::Reference(number));
    let mut runs = vec![Run::plain("[")];
    let mut at = 0;
    while let Some(first) = cited.get(at).copied() {
        let length = cited.iter().skip(at).zip(first..).take_while(|(number, expected)| *number == expected).count();
        if at > 0 {
            runs.push(Run::plain(",\u{a0}"));
        }
        runs.push(link(first, first.to_string()));
        if length > 2 {
            runs.push(Run::plain("–"));
            runs.push(link(first + length - 1, (first + length - 1).to_string()));
            at += length;
        } else {
            at += 1;
        }
    }
    runs.push(Run::plain("]"));
    Some(runs)
}

/// "Table 1", "Fig. 2a, b", "Fig. 2d and Table 1".
fn floats(ids: &[&str], begins: bool, numbers: &mut Numbers<'_>) -> Option<Vec<Run>> {
    let mut runs: Vec<Run> = Vec::new();
    for (index, called) in ids.iter().enumerate() {
        let (id, letters) = called.split_once(':').unwrap_or((called, ""));
        let label = numbers.mention(id)?;
        let label = if begins && index == 0 { label } else { label.replace("Figure", "Fig.") };
        let letters: Vec<String> = letters.chars().map(String::from).collect();
        if index > 0 {
            runs.push(Run::plain(", "));
        }
        let text = format!("{label}{}", letters.join(",\u{a0}")).replace(' ', "\u{a0}");
        runs.push(Run::linked(text, Target::Float(id.to_owned())));
    }
    (!runs.is_empty()).then_some(runs)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use typeset::document::Table;

    use super::*;
    use crate::float::FloatDraft;

    fn case() -> Case {
        let reference = |id: &str| clinical::case::Entry::read(id, "reference", &json!({"title": id})).unwrap();
        let id = clinical::value::CaseId::new("test").unwrap();
        Case::assemble(id, ["a", "b", "c", "d"].map(reference).to_vec()).unwrap()
    }

    fn table() -> FloatDraft {
        FloatDraft {
            id: "table".to_owned(),
            title: "A table.".to_owned(),
            legend: vec![Run::plain("After the guide [@b].")],
            wide: false,
            content: Content::Tables(vec![Table::default()]),
            source: None,
        }
    }

    fn text(runs: &[Run]) -> String {
        runs.iter().map(|run| run.text.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn references_are_numbered_by_mention_and_gathered() {
        let (case, floats) = (case(), [table()]);
        let mut numbers = Numbers::new(&case, &floats);
        let set = |text_in: &str, numbers: &mut Numbers<'_>| text(&runs(text_in, numbers));
        assert_eq!(
            set("One [@c]. Two [@a, @c]; three [@d, @a, @c].", &mut numbers),
            "One [1]. Two [1, 2]; three [1–3]."
        );
        assert_eq!(set("Not [@nobody] and [@ ].", &mut numbers), "Not [@nobody] and [@ ].");
    }

    #[test]
    fn a_legend_takes_its_numbers_where_the_float_is_mentioned() {
        let (case, floats) = (case(), [table()]);
        let mut numbers = Numbers::new(&case, &floats);
        assert_eq!(
            text(&runs("First [@a], then [@table], then [@c].", &mut numbers)),
            "First [1], then Table 1, then [3]."
        );
        assert_eq!(text(&legend(&floats[0].legend, &mut numbers)), "After the guide [2].");
    }
}
