//! Tables and figures of the specimen.

use typeset::{
    document::{Align, Cell, Column, Content, Float, Panel, Picture, Row, Rule, Run, Style, Table},
    font::Face,
    scene::{Anchor, Colour, Mark, Scene, ellipse, line, rectangle},
};

use crate::pictures::{grey_jpeg, png_with_alpha};

/// In the order of their mention.
pub(crate) fn floats() -> Vec<Float> {
    let float = |id: &str, label: &str, title: &str, wide: bool, content: Content| Float {
        id: id.to_owned(),
        label: label.to_owned(),
        title: title.to_owned(),
        legend: vec![
            Run::plain("What is shown is said in full: "),
            Run::styled("nothing", Style::Emphasis),
            Run::plain(" is left to guess."),
        ],
        wide,
        content,
        source: Some(id.to_owned()),
    };
    let alt = "An axis with five marks.".to_owned();
    vec![
        float(
            "figure-1",
            "Figure 1",
            "An axis drawn to scale.",
            true,
            Content::Drawing { scene: axis(481.9, 150.0), alt },
        ),
        float("figure-2", "Figure 2", "Panels of three kinds.", true, Content::Panels(panels())),
        float(
            "table-1",
            "Table 1",
            "Two tables under one caption.",
            true,
            Content::Tables(vec![items(0.6), steps(0.4), stage(0.4)]),
        ),
        float("table-2", "Table 2", "A narrow table.", false, Content::Tables(vec![marks()])),
        float("table-3", "Table 3", "Doses with their sums.", true, Content::Tables(vec![doses()])),
    ]
}

/// An axis with marks and words, one of them clipped.
pub(crate) fn axis(width: f32, height: f32) -> Scene {
    let ink = Colour(0x1b, 0x46, 0x68);
    let mut marks = vec![Mark::outlined(line(&[(0.0, height - 20.0), (width, height - 20.0)]), ink, 0.8)];
    for (index, x) in [0.1, 0.3, 0.5, 0.7, 0.9].into_iter().enumerate() {
        let x = x * width;
        marks.push(Mark::filled(ellipse(x, height - 20.0, 3.0, 3.0), ink));
        marks.push(Mark::Words {
            x,
            y: height - 6.0,
            size: 8.0,
            face: Face::Sans,
            colour: ink,
            anchor: Anchor::Middle,
            text: format!("month {index}"),
        });
    }
    let band = Mark::filled(rectangle(0.0, 20.0, width, 30.0), Colour(0xee, 0xf2, 0xf5));
    marks.push(Mark::Clipped { path: rectangle(0.0, 0.0, width * 0.6, 60.0), marks: vec![band] });
    Scene { width, height, marks }
}

fn panels() -> Vec<Vec<Panel>> {
    let panel = |letter: &str, picture: Picture| Panel {
        letter: letter.to_owned(),
        picture,
        alt: format!("A picture made for panel {letter}."),
    };
    vec![
        vec![
            panel("a", Picture::Jpeg(grey_jpeg(24, 18))),
            panel("b", Picture::Png(png_with_alpha(160, 120))),
            panel("c", Picture::Scene(axis(160.0, 120.0))),
        ],
        vec![panel("d", Picture::Scene(axis(240.0, 90.0))), panel("e", Picture::Jpeg(grey_jpeg(32, 12)))],
    ]
}

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|text| Cell::plain(*text)).collect(), ..Row::default() }
}

fn columns(numbers: &[bool]) -> Vec<Column> {
    numbers.iter().map(|number| Column { align: if *number { Align::Right } else { Align::Left } }).collect()
}

fn items(share: f32) -> Table {
    let mut rows = vec![
        row(&[
            "1",
            "Clinical information",
            "Symptomatic mass; no earlier treatment was recorded in any of the letters",
        ]),
        row(&["2", "Procedure", "En bloc resection"]),
        row(&["3", "Dimensions", "11 × 9 × 7 cm"]),
        row(&[
            "4",
            "Depth and extent",
            "Serosal surface diffusely invaded; wall of small and large intestine not infiltrated",
        ]),
    ];
    rows.push(Row {
        cells: vec![
            Cell::plain("5"),
            Cell::plain("Margins"),
            Cell::runs(vec![Run::styled("Not recorded", Style::Emphasis)]),
        ],
        ..Row::default()
    });
    Table {
        share,
        columns: columns(&[true, false, false]),
        head: vec![row(&["", "Item", "Finding"])],
        rows,
        notes: Vec::new(),
    }
}

fn steps(share: f32) -> Table {
    let raised = vec![Run::plain("Pleomorphic"), Run::styled("a", Style::Raised)];
    let mut first = row(&["Differentiation", "", "3"]);
    first.cells[1] = Cell::runs(raised);
    let total = Row { rule: Rule::Thin, ..row(&["Sum", "6 to 8 is grade 3", "7"]) };
    Table {
        share,
        columns: columns(&[false, false, true]),
        head: vec![row(&["Grade", "Finding", "Score"])],
        rows: vec![first, row(&["Necrosis", "More than 50%", "2"]), total],
        notes: vec![vec![
            Run::styled("a", Style::Raised),
            Run::plain(" Derived from the stated type; the score itself was not recorded."),
        ]],
    }
}

fn stage(share: f32) -> Table {
    let rows = vec![row(&["By specimen", "pT3 (over 10 to 15 cm)"]), row(&["Group", "IIIB if pN0 and M0"])];
    Table { share, columns: columns(&[false, false]), head: vec![row(&["Stage", "Derived"])], rows, notes: Vec::new() }
}

fn marks() -> Table {
    let spanned = Row {
        cells: vec![Cell::plain(""), Cell::plain("Primary, month −3").over(2), Cell::plain("Biopsy")],
        ..Row::default()
    };
    Table {
        share: 1.0,
        columns: columns(&[false, false, false, false]),
        head: vec![spanned, row(&["Marker", "Result", "Extent", "month 0"])],
        rows: vec![row(&["Desmin", "Positive", "Focal", "n.r."]), row(&["h-Caldesmon", "Positive", "Focal", "n.r."])],
        notes: vec![vec![Run::plain("n.r.: not recorded.")]],
    }
}

fn doses() -> Table {
    let mut rows = Vec::new();
    for course in ["A", "B", "C"] {
        let head = Cell {
            heads_row: true,
            ..Cell::runs(vec![Run::styled(format!("Course {course}, months 0 to 4; partial remission"), Style::Strong)])
                .over(6)
        };
        rows.push(Row { cells: vec![head], rule: Rule::Hair, total: false });
        rows.push(row(&["Doxorubicin", "1", "50 mg/m²", "1", "50 mg/m²", "50 mg/m²"]));
        rows.push(row(&["", "2–6", "75 mg/m²", "1", "375 mg/m²", "425 mg/m²"]));
        rows.push(row(&["Ifosfamide", "1–6", "5 g/m²", "1", "30 g/m²", "30 g/m²"]));
    }
    let total = vec![
        Cell::plain("Total"),
        Cell::plain("doxorubicin 425 mg/m² + 140 mg flat").over(3),
        Cell::plain("ifosfamide 66 g/m²").over(2),
    ];
    rows.push(Row { cells: total, rule: Rule::Thin, total: true });
    Table {
        share: 1.0,
        columns: columns(&[false, false, true, true, true, true]),
        head: vec![row(&["Drug", "Cycles", "Dose", "Days", "Sum in course", "Running total"])],
        rows,
        notes: vec![vec![Run::plain("Unlike units are not added.")]],
    }
}
