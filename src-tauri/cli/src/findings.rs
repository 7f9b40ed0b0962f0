//! What `check` says.

use std::fmt::Write as _;

use clinical::{
    check::{Finding, Severity},
    record::Kept,
    value::{Choice as _, RecordId},
};

/// Whether something that nobody keeps as it stands cannot be right.
pub(crate) fn wrong(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.is_open() && finding.severity == Severity::Error)
}

/// The open findings by weight, each with its reason and what would put it right; then those kept as they stand; then what is
/// kept though it is no longer found.
pub(crate) fn text(findings: &[Finding], idle: &[Kept]) -> String {
    let mut out = String::new();
    let (open, kept): (Vec<&Finding>, Vec<&Finding>) = findings.iter().partition(|finding| finding.is_open());
    for severity in Severity::ALL {
        let these: Vec<&&Finding> = open.iter().filter(|finding| finding.severity == *severity).collect();
        section(&mut out, &capital(severity.label()), these.len());
        these.iter().for_each(|finding| one(&mut out, finding));
    }
    section(&mut out, "Kept as it stands", kept.len());
    kept.iter().for_each(|finding| one(&mut out, finding));
    section(&mut out, "Kept, but no longer found", idle.len());
    idle.iter().for_each(|kept| gone(&mut out, kept));
    if out.is_empty() { "Nothing to report.\n".to_owned() } else { out }
}

fn section(out: &mut String, title: &str, count: usize) {
    if count > 0 {
        let _ = writeln!(out, "{title}: {count}\n");
    }
}

fn one(out: &mut String, finding: &Finding) {
    let place = place(finding.record.as_ref(), &finding.path, finding.code);
    let _ = writeln!(out, "  {place}\n    {}\n    Why: {}", finding.message, finding.why);
    match (&finding.kept, &finding.fix) {
        (Some(reason), _) => _ = writeln!(out, "    Kept: {reason}"),
        (None, Some(fix)) => _ = writeln!(out, "    Fix: {}", fix.label),
        (None, None) => {}
    }
    out.push('\n');
}

fn gone(out: &mut String, kept: &Kept) {
    let place = place(kept.record.as_ref(), &kept.path, &kept.code);
    let _ = writeln!(out, "  {place}\n    {}\n    Kept: {}\n", kept.finding, kept.reason);
}

/// "op, when [time-circle]": the record, the field, and the word by which the finding can be kept.
pub(crate) fn place(record: Option<&RecordId>, path: &str, code: &str) -> String {
    let record = record.map_or("the case", RecordId::as_str);
    let field = if path.is_empty() { String::new() } else { format!(", {path}") };
    format!("{record}{field} [{code}]")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(severity: Severity, path: &str) -> Finding {
        let (message, why) = ("It is odd.".to_owned(), "A source.".to_owned());
        let record = (!path.is_empty()).then(|| RecordId::new("op").unwrap());
        Finding { record, path: path.to_owned(), severity, code: "odd", message, why, fix: None, kept: None }
    }

    #[test]
    fn findings_stand_by_weight_with_record_field_word_and_reason() {
        let said = text(&[finding(Severity::Error, "when"), finding(Severity::Note, "")], &[]);
        assert_eq!(
            said,
            "Wrong: 1\n\n  op, when [odd]\n    It is odd.\n    Why: A source.\n\n\
             Note: 1\n\n  the case [odd]\n    It is odd.\n    Why: A source.\n\n"
        );
        assert_eq!(text(&[], &[]), "Nothing to report.\n");
    }

    #[test]
    fn what_is_kept_stands_behind_with_its_reason_and_is_not_wrong() {
        let found = finding(Severity::Error, "when");
        let kept = Finding { kept: Some("As told.".to_owned()), ..found.clone() };
        assert!(wrong(std::slice::from_ref(&found)) && !wrong(std::slice::from_ref(&kept)));
        let idle = Kept { path: "residual".to_owned(), ..Kept::of(&found, "As read.") };
        assert_eq!(
            text(&[kept], &[idle]),
            "Kept as it stands: 1\n\n  op, when [odd]\n    It is odd.\n    Why: A source.\n    Kept: As told.\n\n\
             Kept, but no longer found: 1\n\n  op, residual [odd]\n    It is odd.\n    Kept: As read.\n\n"
        );
    }
}
