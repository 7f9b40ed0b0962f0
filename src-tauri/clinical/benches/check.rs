//! How long `clinical::check` takes: small cases by the thousand, and large ones of every kind.
//!
//! `./bench check` runs it. The first argument that is no option names the file that the figures are written to.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "it is run by hand and prints a table")]

#[path = "../tests/invented/mod.rs"]
mod invented;

use std::{fs, hint::black_box, time::Instant};

use clinical::{case::Case, check::check, record::Kind};
use serde_json::{Value, json};

/// Records of a large case.
const LARGE: usize = 500;

/// Cases whose checking is timed, one run each.
struct Row {
    name: String,
    records: (usize, usize),
    millis: Vec<f64>,
}

impl Row {
    fn of(name: impl Into<String>, cases: impl Iterator<Item = Case>) -> Self {
        let mut row = Self { name: name.into(), records: (usize::MAX, 0), millis: Vec::new() };
        for case in cases {
            let (least, most) = row.records;
            row.records = (least.min(case.entries.len()), most.max(case.entries.len()));
            row.millis.push(timed(&case));
        }
        row.millis.sort_by(f64::total_cmp);
        row
    }

    /// The time that `percent` of the cases do not exceed.
    fn within(&self, percent: usize) -> f64 {
        let place = (self.millis.len() * percent).div_ceil(100).max(1) - 1;
        *self.millis.get(place).unwrap()
    }

    fn records(&self) -> String {
        let (least, most) = self.records;
        if least == most { most.to_string() } else { format!("{least}–{most}") }
    }

    fn print(&self) {
        let [median, p95, max] = [50, 95, 100].map(|percent| self.within(percent));
        println!("{:<44}{:>7}{:>9}{median:>11.3}{p95:>9.3}{max:>9.3}", self.name, self.millis.len(), self.records());
    }

    fn json(&self) -> Value {
        let [median, p95, max] = [50, 95, 100].map(|percent| self.within(percent));
        json!({
            "name": self.name, "cases": self.millis.len(), "records": self.records(),
            "median_ms": median, "p95_ms": p95, "max_ms": max,
        })
    }
}

/// The quickest of three runs in milliseconds: what else the machine does can only add to it.
fn timed(case: &Case) -> f64 {
    let once = || {
        let began = Instant::now();
        black_box(check(black_box(case)));
        began.elapsed().as_secs_f64() * 1000.0
    };
    once().min(once()).min(once())
}

fn read(file: &Value) -> Case {
    Case::parse(&file.to_string()).unwrap().0
}

/// Large cases of one kind each, by several authors.
fn of_kind(kind: Kind) -> Row {
    let kinds = [kind; LARGE];
    Row::of(format!("{LARGE} × {}", kind.name()), (1..=20).map(|seed| read(&invented::case_of(seed, &kinds))))
}

/// What a registry might hold at most: reports with a whole panel each.
fn panels() -> Case {
    let markers =
        ["SMA", "desmin", "h-caldesmon", "CD34", "DOG1", "S100", "STAT6", "MDM2", "ki-67", "c-KIT", "SOX10", "INI-1"];
    let stains: Vec<Value> = markers.iter().map(|marker| json!({"marker": marker, "result": "positive"})).collect();
    let tests = json!([
        {"method": "FISH", "alteration": "MDM2 amplification", "result": "not_found"},
        {"method": "RNA sequencing", "alteration": "SS18-SSX1", "result": "found"},
    ]);
    let report = |number: usize| {
        json!({"id": format!("p{number}"), "kind": "pathology", "record": {
            "histology": {"known": {"stated": "leiomyosarcoma", "entity": "leiomyosarcoma"}},
            "immunohistochemistry": stains, "molecular": tests,
        }})
    };
    let records: Vec<Value> = (1..=LARGE).map(report).collect();
    read(&json!({"format": "sarcoma-casebook case", "version": 1, "id": "panels", "records": records}))
}

/// The machine's load over the last minute; none where it does not say.
fn load() -> Option<f64> {
    fs::read_to_string("/proc/loadavg").ok()?.split(' ').next()?.parse().ok()
}

fn main() {
    let before = load();
    // The tables are read once a run.
    black_box(check(&read(&invented::case(0))));
    let small = Row::of("random cases", (1..=10_000).map(|seed| read(&invented::case(seed))));
    let often = || Kind::ALL.iter().copied().filter(|kind| !kind.once());
    let all: Vec<Kind> = often().cycle().take(LARGE).collect();
    let mixed = Row::of(format!("{LARGE} × any"), (1..=100).map(|seed| read(&invented::case_of(seed, &all))));
    let panels = panels();
    let panels = Row::of(format!("{LARGE} × pathology, 12 stains, 2 tests"), (0..20).map(|_| panels.clone()));
    let rows: Vec<Row> = [small, mixed, panels].into_iter().chain(often().map(of_kind)).collect();

    println!("{:<44}{:>7}{:>9}{:>11}{:>9}{:>9}", "check", "cases", "records", "median ms", "95 %", "max");
    rows.iter().for_each(Row::print);
    println!("load of the machine before: {}", before.map_or_else(|| "not known".to_owned(), |load| load.to_string()));
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    if let Some(file) = file {
        let rows: Vec<Value> = rows.iter().map(Row::json).collect();
        let text = serde_json::to_string_pretty(&json!({"load": before, "rows": rows})).unwrap();
        fs::write(file, text + "\n").unwrap();
    }
}
