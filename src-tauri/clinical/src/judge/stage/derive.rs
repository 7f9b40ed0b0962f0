//! One stage: categories, group, and how they were reached.

use super::{
    Basis, Edition, Staged, category,
    distant::Distant,
    evidence::{Evidence, Nodes, grade_letter},
    finding, group,
    route::Subject,
    words,
};
use crate::{
    case::Case,
    judge::explain::{Explanation, Step},
    table::{Category, ENTITIES, StageRoute},
    value::Choice as _,
};

/// Derives one stage by a table of an edition.
pub(super) fn derive(
    case: &Case,
    subject: &Subject,
    evidence: &Evidence,
    edition: Edition,
    (route, table): (&StageRoute, &str),
) -> Staged {
    let (codes, confined) = finding::codes(table, subject.site, evidence);
    let t_row = category::tumour(edition, table, evidence.size.as_ref().map(|size| size.cm), &codes);
    let n_row = category::nodes(edition, table, evidence.nodes);
    let m_row = category::distant(edition, table, &evidence.distant);
    let named = |row: Option<&Category>, or: &str| row.map_or(or, |row| row.category).to_owned();
    let (t, n, m) = (named(t_row, "TX"), named(n_row, "N0"), named(m_row, "M0"));
    let graded = letter(case, subject, table, evidence);
    let g = graded.letter;
    let found = group(edition, table, [&t, &n, &m, &g]);
    let rate = if table.starts_with("gist") { "mitotic rate" } else { "G" };
    let codes = format!("{} at {}", subject.morphology_code(), subject.site_code());
    let mut steps = vec![
        Step::new("table", codes, choice_of(route, table)),
        tumour_step(evidence, t_row),
        Step::new("N", nodes_words(evidence.nodes), n.clone()),
        Step::new("M", distant_words(&evidence.distant), m.clone()),
    ];
    steps.extend((!g.is_empty()).then(|| Step::new(rate, graded.input, g.clone())));
    steps.push(Step::new("group", format!("{t} {n} {m} {g}").trim_end().to_owned(), found.words(edition)));
    let explanation = Explanation {
        result: format!("{} {}", evidence.basis.label(), found.words(edition)),
        steps,
        source: words::source(edition, table),
        assumptions: assumptions(subject, route, evidence, [confined, graded.assumed], &n),
        verified: route.verified && found.verified && [t_row, n_row, m_row].iter().flatten().all(|row| row.verified),
    };
    Staged {
        basis: evidence.basis,
        tnm: printed(evidence, [&t, &n, &m, &g]),
        group: found.group.map(str::to_owned),
        table: words::table(table).to_owned(),
        edition: edition.label().to_owned(),
        explanation,
        t,
        n,
        m,
        g,
    }
}

/// From size and invaded structures to the T category.
fn tumour_step(evidence: &Evidence, row: Option<&Category>) -> Step {
    let size = evidence.size.as_ref().map_or("size not recorded", |size| size.words.as_str());
    let invaded = evidence.invaded.as_deref().filter(|all| !all.is_empty()).map(|all| all.join(", "));
    let input = invaded.map_or_else(|| size.to_owned(), |invaded| format!("{size}; invaded: {invaded}"));
    let outcome = row.map_or_else(
        || "TX: this table has no T categories".to_owned(),
        |row| format!("{}: {}", row.category, row.words),
    );
    Step::new("T", input, outcome)
}

/// Why this table.
fn choice_of(route: &StageRoute, table: &str) -> String {
    let name = words::table(table);
    match (table, route.histology) {
        ("none", _) if route.condition == "unknown" => {
            "no table until it is recorded whether it arose in the wall or in an organ".to_owned()
        }
        ("none", "*") => "no table: this edition lists no such histology at this site".to_owned(),
        ("none", _) if route.note.is_empty() => "no table for this histology and site".to_owned(),
        ("none", _) => format!("no table: {}", route.note),
        _ if table != route.table => format!("{name}, because it arose within an organ"),
        // What a row that was not verified takes for granted has to be said.
        _ if !route.verified && !route.note.is_empty() => format!("{name} ({})", route.note),
        _ => name.to_owned(),
    }
}

/// The letter of grade or mitotic rate.
struct Graded {
    /// "G2", "low"; empty where the table asks for neither.
    letter: String,
    /// What it came from.
    input: String,
    /// What was taken for granted.
    assumed: Option<String>,
}

impl Graded {
    fn of(letter: impl Into<String>, input: impl Into<String>, assumed: Option<&str>) -> Self {
        Self { letter: letter.into(), input: input.into(), assumed: assumed.map(str::to_owned) }
    }
}

/// The letter of grade or mitotic rate a table asks for.
fn letter(case: &Case, subject: &Subject, table: &str, evidence: &Evidence) -> Graded {
    if table.starts_with("gist") {
        return rate(evidence);
    }
    if table.starts_with("uterus") || table == "orbit" {
        return Graded::of("", "", None);
    }
    if let Some(grade) = evidence.grade {
        return Graded::of(grade_letter(Some(grade)), format!("grade {}", grade.label()), None);
    }
    if high_by_definition(case, subject) {
        let assumed = "No grade is recorded: this type is high grade by definition and was taken as G3.";
        return Graded::of("G3", "type of high grade by definition", Some(assumed));
    }
    let assumed = "No grade is recorded: GX, which is grouped with G1.";
    Graded::of(grade_letter(None), "grade not recorded", Some(assumed))
}

/// The mitotic rate of a gastrointestinal stromal tumour.
fn rate(evidence: &Evidence) -> Graded {
    let Some((rate, words)) = &evidence.mitoses else {
        return Graded::of("unknown", "mitotic count not recorded", None);
    };
    let high = *rate > MITOSES_PER_5_MM2 + 1e-9;
    Graded::of(if high { "high" } else { "low" }, format!("{words}: {rate:.1} per 5 mm²"), None)
}

/// Mitoses per 5 mm² above which the rate of a gastrointestinal stromal tumour is high (AJCC 8, chapter 43; UICC).
const MITOSES_PER_5_MM2: f64 = 5.0;

/// Whether the type counts as high grade whatever its parts (Deyrup & Weiss 2006; column `fnclcc_note` of the entities).
fn high_by_definition(case: &Case, subject: &Subject) -> bool {
    let entity = case
        .one::<crate::record::Tumour>()
        .and_then(|tumour| tumour.diagnosis.value())
        .map_or("", |histology| histology.entity.as_str());
    let high = |note: &str| note.starts_with("high-by-definition");
    let coded = || ENTITIES.iter().filter(|entity| entity.icd_o == subject.morphology.to_string());
    let named = ENTITIES.iter().find(|row| row.id == entity);
    named.map_or_else(|| coded().count() > 0 && coded().all(|row| high(row.fnclcc_note)), |row| high(row.fnclcc_note))
}

fn nodes_words(nodes: Nodes) -> &'static str {
    match nodes {
        Nodes::Positive => "regional nodes with tumour",
        Nodes::Negative => "regional nodes free",
        Nodes::Unknown => "regional nodes not recorded",
    }
}

fn distant_words(distant: &Distant) -> String {
    match distant {
        Distant::None => "none at diagnosis".to_owned(),
        Distant::NotStated => "not recorded at diagnosis".to_owned(),
        Distant::Found { organs, .. } if organs.is_empty() => "present at diagnosis, organs not recorded".to_owned(),
        Distant::Found { organs, .. } => format!("present at diagnosis: {}", organs.join(", ")),
    }
}

/// Everything taken for granted, in the order of the steps.
fn assumptions(
    subject: &Subject,
    route: &StageRoute,
    evidence: &Evidence,
    more: [Option<String>; 2],
    n: &str,
) -> Vec<String> {
    let mut all = Vec::new();
    if route.condition == "unknown" {
        all.push("Whether it arose in the wall or in an organ is not recorded.".to_owned());
    }
    if route.condition.starts_with("dx") && subject.year.is_none() {
        all.push("The year of diagnosis is not recorded: 2021 or later was taken.".to_owned());
    }
    all.extend(evidence.assumptions.iter().cloned());
    if evidence.nodes == Nodes::Unknown && n == "N0" {
        all.push("Nodes are not recorded: N0 was taken.".to_owned());
    }
    if evidence.distant == Distant::NotStated {
        all.push("Distant metastasis at diagnosis is not recorded: M0 was taken.".to_owned());
    }
    all.extend(more.into_iter().flatten());
    all
}

/// T, N, M and G with their prefixes. Nodes are pathological only if some were examined; pM0 does not exist.
fn printed(evidence: &Evidence, [t, n, m, g]: [&str; 4]) -> String {
    let after = if evidence.treated { "y" } else { "" };
    let of = |pathological: bool| if pathological { "p" } else { "c" };
    let proven = matches!(evidence.distant, Distant::Found { proven: true, .. });
    let grade = match g {
        "" => String::new(),
        "low" | "high" | "unknown" => format!(", {g} mitotic rate"),
        grade => format!(" {grade}"),
    };
    let (of_t, of_n) = (of(evidence.basis == Basis::Pathological), of(evidence.nodes_examined));
    format!("{after}{of_t}{t} {after}{of_n}{n} {}{m}{grade}", of(proven))
}
