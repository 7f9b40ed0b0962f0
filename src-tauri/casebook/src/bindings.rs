//! TypeScript of everything that the page is sent, in one file; a test says when the committed one is stale.

use std::{fmt::Write as _, fs, path::Path};

use clinical::{
    catalogue::{Catalogue, Choices, Class, CodeList, Core, Field, KindRow, Shape, UnitWord},
    check::{Finding, Fix, Severity},
    complete::{Completeness, GoTo, ItemState, List, Place, State},
    judge::coding::CodeHit,
    outline::{Bar, BarKind, Course, Disease, DiseaseSpan, Group, LastKnown, Mark, MarkKind, Outline},
    record::{Kept, Kind},
    value::{CaseId, RecordId},
};
use ts_rs::{Config, TS};

use crate::{
    Archived, BackupView, CasePage, CaseRow, CaseView, ChangeView, Counts, CourseView, CycleCell, CycleDrug, CycleGrid,
    CycleRow, Deleted, DosePoint, Found, GradeCard, GradePart, Guide, KeyRow, Lately, LesionCell, LesionGrid,
    LesionRow, Missing, Order, Passage, Peek, PhaseView, Planned, Printing, RecordView, RegimenHit, Region, Safety,
    SignedView, SiteOfRegion, Span, Strength, StudyColumn, Suggested, Template, TemplateRow, TypedValue, TypedWords,
    Unfinished, Unwritten, Wanted, WholeCase,
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
    declare!(Unwritten, TypedValue, TypedWords, Unfinished);
    declare!(Safety, BackupView, Archived, SignedView);
    declare!(Guide, Passage, Printing);
    declare!(Wanted, Order, CasePage, Counts, Deleted, Template, TemplateRow, Peek, Missing, Lately);
    declare!(KeyRow, Strength);
    declare!(Outline, Group, LastKnown, Course, Bar, BarKind, Mark, MarkKind, DiseaseSpan, Disease);
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
