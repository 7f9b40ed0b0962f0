//! Turns the published tables of `data/` into Rust, and refuses to build with a table that is not sound.
//!
//! Each file becomes a struct with its columns and a static slice of its rows, in `clinical::table`.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

/// File, type of a row, name of the slice, what a row is.
const TABLES: [(&str, &str, &str, &str); 23] = [
    ("alterations", "Alteration", "ALTERATIONS", "A genetic alteration that is typical of an entity."),
    ("body_regions", "BodyRegion", "BODY_REGIONS", "A site within a region of the body."),
    ("care_items", "CareItem", "CARE_ITEMS", "An item of the CARE 2013 checklist."),
    ("clavien_dindo", "ClavienGrade", "CLAVIEN_DINDO", "A grade of surgical complications (Dindo 2004)."),
    ("ctcae_terms", "CtcaeTerm", "CTCAE_TERMS", "An adverse event of CTCAE, with the cut-offs of its grades."),
    ("drugs", "DrugRow", "DRUGS", "A drug with its class and codes."),
    ("ecog_karnofsky", "PerformanceStatus", "PERFORMANCE_STATUS", "A value of the ECOG or Karnofsky scale."),
    ("entities", "Entity", "ENTITIES", "A type of sarcoma or of a tumour that is told from it."),
    ("followup_status", "FollowUpTerm", "FOLLOW_UP_TERMS", "A word for the state of the disease."),
    ("ihc_markers", "MarkerRow", "MARKERS", "An immunohistochemical marker and what it supports."),
    ("journals", "Journal", "JOURNALS", "What a journal asks of a case report."),
    ("margins", "MarginRow", "MARGINS", "A value of a margin scheme."),
    ("metastasis_sites", "MetastasisSite", "METASTASIS_SITES", "A site of metastases with its codes."),
    ("recist", "RecistRow", "RECIST", "A row of the overall response tables of RECIST 1.1."),
    ("regimens", "RegimenRow", "REGIMENS", "A drug of a regimen."),
    ("response_choi", "ChoiRow", "CHOI", "A category of the Choi criteria."),
    ("rupture_items", "RuptureItem", "RUPTURE_ITEMS", "A defect that counts as tumour rupture, or does not."),
    ("scare_items", "ScareItem", "SCARE_ITEMS", "An item of the SCARE 2023 checklist."),
    ("stage_routing", "StageRoute", "STAGE_ROUTES", "Which stage table a tumour belongs to."),
    ("stage_tables", "StageRow", "STAGES", "A combination of T, N, M and G with its group."),
    ("synoptic_elements", "SynopticElement", "SYNOPTIC_ELEMENTS", "An element of the ICCR and CAP synoptic reports."),
    ("t_categories", "Category", "CATEGORIES", "A category of T, N, M, G or mitotic rate."),
    ("topography", "Site", "SITES", "A site by ICD-O topography."),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=build.rs");
    let mut out = String::new();
    for (file, row, slice, what) in TABLES {
        let path = Path::new("data").join(file).with_extension("csv");
        table(&mut out, &path, row, slice, what).map_err(|problem| format!("{}: {problem}", path.display()))?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("tables.rs"), out)?;
    Ok(())
}

/// Writes the struct and the rows of one file.
fn table(out: &mut String, path: &Path, row: &str, slice: &str, what: &str) -> Result<(), Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let columns: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    for needed in ["verified", "source"] {
        if !columns.iter().any(|column| column == needed) {
            return Err(format!("has no column “{needed}”").into());
        }
    }
    writeln!(out, "/// {what}\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub struct {row} {{")?;
    for column in &columns {
        let kind = if is_flag(column) { "bool" } else { "&'static str" };
        writeln!(out, "    /// Column `{column}` of `data/{}`.\n    pub {column}: {kind},", name(path))?;
    }
    writeln!(out, "}}\n\n/// Every row of `data/{}`.\npub static {slice}: &[{row}] = &[", name(path))?;
    let mut seen = std::collections::BTreeSet::new();
    for (index, record) in reader.records().enumerate() {
        let record = record?;
        let line = index + 2;
        if !seen.insert(record.iter().map(str::to_owned).collect::<Vec<_>>()) {
            return Err(format!("line {line} is there twice").into());
        }
        write!(out, "    {row} {{")?;
        for (column, value) in columns.iter().zip(record.iter()) {
            write!(
                out,
                " {column}: {},",
                literal(column, value).map_err(|problem| format!("line {line}: {problem}"))?
            )?;
        }
        writeln!(out, " }},")?;
    }
    if seen.is_empty() {
        return Err("has no rows".into());
    }
    writeln!(out, "];\n")?;
    Ok(())
}

/// Whether a column says yes or no.
fn is_flag(column: &str) -> bool {
    column == "verified" || column.ends_with("_verified")
}

fn literal(column: &str, value: &str) -> Result<String, String> {
    match (is_flag(column), value) {
        (true, "true" | "false") => Ok(value.to_owned()),
        // A flag of a column that does not apply to this row is left empty: nothing was verified.
        (true, "") if column != "verified" => Ok("false".to_owned()),
        (true, other) => Err(format!("column “{column}” says “{other}”, not true or false")),
        (false, "") if column == "source" => Err("names no source".to_owned()),
        (false, text) if text != text.trim() => Err(format!("column “{column}” has spaces at its ends")),
        (false, text) => Ok(format!("{text:?}")),
    }
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
