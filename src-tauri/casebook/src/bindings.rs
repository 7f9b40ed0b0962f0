//! TypeScript of everything that the page is sent, in one file; a test says when the committed one is stale.

use std::{fmt::Write as _, fs, path::Path};

use clinical::{
    catalogue::{Catalogue, Choices, Class, CodeList, Core, Field, KindRow, Shape, UnitWord},
    check::{Finding, Fix, Severity},
    complete::{Completeness, GoTo, ItemState, List, Place, State},
    judge::coding::CodeHit,
    record::{Kept, Kind},
    value::{CaseId, RecordId},
};
use ts_rs::{Config, TS};

use crate::{
    CaseRow, CaseView, ChangeView, CourseView, CycleCell, CycleDrug, CycleGrid, CycleRow, DosePoint, Found, GradeCard,
    GradePart, Guide, LesionCell, LesionGrid, LesionRow, Passage, PhaseView, Planned, Printing, RecordView, RegimenHit,
    Region, SiteOfRegion, Span, StudyColumn, Suggested, WholeCase,
};

fn declare<T: TS>(out: &mut String, config: &Config) {
    let docs = T::docs().unwrap_or_default();
    let _ = write!(out, "\n{docs}export {}\n", T::decl(config));
}

fn bindings() -> String {
    let mut out = String::from(
        "// Written by `UPDATE=1 cargo test -p casebook bindings` from the Rust types. Do not edit.

/** A value as files hold it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };
/** The fields of a record or of a group. */
export type Body = { [key: string]: Json | undefined };
",
    );
    let config = Config::default();
    macro_rules! declare {
        ($($ty:ty),+ $(,)?) => { $(declare::<$ty>(&mut out, &config);)+ };
    }
    declare!(
        CaseId, RecordId, CaseRow, CaseView, RecordView, Span, CourseView, PhaseView, ChangeView, Found, Finding, Fix,
        Severity, Kept
    );
    declare!(Guide, Passage, Printing);
    declare!(GradeCard, GradePart, Suggested, Region, SiteOfRegion);
    declare!(CycleGrid, CycleDrug, CycleRow, CycleCell, WholeCase, DosePoint, RegimenHit, Planned);
    declare!(LesionGrid, StudyColumn, LesionRow, LesionCell);
    declare!(Completeness, List, ItemState, State, Place, GoTo);
    declare!(Catalogue, KindRow, Kind, Field, Shape, Choices, UnitWord, Class, Core, CodeList, CodeHit);
    out
}

#[test]
fn types_of_the_page_are_fresh() {
    const FILE: &str = "ui/src/bindings/casebook.ts";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(FILE);
    let text = bindings();
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &text).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == text, "{FILE} is stale: run `UPDATE=1 cargo test -p casebook bindings`");
}
