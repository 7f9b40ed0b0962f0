//! Figures of panels: images as attached, or drawn placeholders that say so.

use std::collections::BTreeMap;

use clinical::{
    case::Case,
    record::{Figure, Imaging, LesionNature, Modality, Multiplicity, Panel, Plane},
    timeline::Timeline,
    value::RecordId,
};
use typeset::document::{self, Content, Picture};

use super::{
    MM,
    placeholder::{Details, Motif, placeholder},
};
use crate::{Image, float::FloatDraft, phrase::capital};

/// Width of a figure over both columns, and of one in a column, in millimetres.
const WIDTHS: (f32, f32) = (170.0, 82.0);
/// Space between panels, in millimetres.
const BETWEEN: f32 = 2.0;

/// The records a figure draws on.
pub(super) struct Plate<'a> {
    case: &'a Case,
    pub(super) timeline: &'a Timeline,
    pub(super) figure: &'a Figure,
    images: &'a BTreeMap<String, Image>,
}

/// A figure of panels; none where it has no panel.
pub(crate) fn panels_float(
    case: &Case,
    timeline: &Timeline,
    (id, figure): (&RecordId, &Figure),
    images: &BTreeMap<String, Image>,
) -> Option<FloatDraft> {
    if figure.panels.is_empty() {
        return None;
    }
    let plate = Plate { case, timeline, figure, images };
    let title = figure.title.trim_end_matches('.');
    Some(FloatDraft {
        id: id.to_string(),
        title: format!("{}.", if title.is_empty() { "Images".to_owned() } else { capital(title) }),
        legend: plate.legend(),
        wide: figure.panels.len() > 1,
        content: Content::Panels(plate.rows()),
        source: Some(id.to_string()),
    })
}

impl Plate<'_> {
    /// Letter and record of each panel, in the order of the figure.
    pub(super) fn lettered(&self) -> impl Iterator<Item = (String, &Panel)> {
        let letter = |index: usize| char::from(b'a' + u8::try_from(index % 26).unwrap_or(0)).to_string();
        self.figure.panels.iter().enumerate().map(move |(index, panel)| (letter(index), panel))
    }

    /// Rows of panels of one sort, at most three in a row, rows of a sort as even as can be.
    fn rows(&self) -> Vec<Vec<document::Panel>> {
        let mut sorts: Vec<Vec<(String, &Panel)>> = Vec::new();
        for (letter, panel) in self.lettered() {
            match sorts.last_mut().filter(|sort| sort.last().is_some_and(|(_, last)| is_slide(last) == is_slide(panel)))
            {
                Some(sort) => sort.push((letter, panel)),
                None => sorts.push(vec![(letter, panel)]),
            }
        }
        let wide = if self.figure.panels.len() > 1 { WIDTHS.0 } else { WIDTHS.1 };
        let mut rows = Vec::new();
        for sort in sorts {
            let count = sort.len().div_ceil(3);
            for row in sort.chunks(sort.len().div_ceil(count)) {
                rows.push(row.iter().map(|(letter, panel)| self.panel(letter, panel, row.len(), wide)).collect());
            }
        }
        rows
    }

    fn panel(&self, letter: &str, panel: &Panel, in_row: usize, wide: f32) -> document::Panel {
        let attached = self.image(panel);
        let alt = self.alt(panel, attached.is_some());
        let picture = attached.unwrap_or_else(|| {
            let width = (wide - BETWEEN * (in_row as f32 - 1.0)) / in_row as f32 * MM;
            let height = width / aspect(in_row, is_slide(panel));
            Picture::Scene(placeholder(motif(panel), self.details(panel), (width, height), seed(letter, panel)))
        });
        document::Panel { letter: letter.to_owned(), picture, alt }
    }

    /// The attached image, if it is of a kind that can be printed.
    pub(super) fn image(&self, panel: &Panel) -> Option<Picture> {
        let image = self.images.get(&panel.image)?;
        match image.media_type.as_str() {
            "image/jpeg" => Some(Picture::Jpeg(image.bytes.clone())),
            "image/png" => Some(Picture::Png(image.bytes.clone())),
            _ => None,
        }
    }

    fn study(&self, panel: &Panel) -> Option<&Imaging> {
        self.case.record(panel.record.as_ref()?).and_then(|record| <&Imaging>::try_from(record).ok())
    }

    /// The method by which the panel was made: its own word, else that of its study.
    pub(super) fn modality(&self, panel: &Panel) -> Option<Modality> {
        panel.modality.or_else(|| self.study(panel).and_then(|study| study.modality.value().copied()))
    }

    /// What a placeholder shows of the lesions that the study describes in the region of the panel.
    fn details(&self, panel: &Panel) -> Details {
        let harmless = |nature: &Option<LesionNature>| {
            matches!(nature, Some(LesionNature::PostoperativeChange | LesionNature::Benign))
        };
        let lesions = self.study(panel).map(|study| study.lesions.as_slice()).unwrap_or_default();
        let many = |number: Option<Multiplicity>| matches!(number, Some(Multiplicity::Few | Multiplicity::Multiple));
        let shown = lesions.iter().filter(|lesion| !harmless(&lesion.nature));
        let chest = is_chest(panel);
        let elsewhere = |site: &str| site.contains("lung") != chest && (site.contains("lung") || chest);
        let here: Vec<_> = shown.filter(|lesion| !elsewhere(&lesion.site.to_lowercase())).collect();
        let modality = self.modality(panel);
        Details {
            resonance: modality == Some(Modality::Mri),
            many: here.iter().any(|lesion| many(lesion.number) || lesion.count.unwrap_or(1) > 1),
            none: self.study(panel).is_some() && here.is_empty(),
            mark: panel.mark,
            scale_missing: is_slide(panel) && panel.scale.value().is_none(),
        }
    }
}

/// Whether a panel shows a slide.
pub(super) fn is_slide(panel: &Panel) -> bool {
    !panel.stain.is_empty()
}

fn is_chest(panel: &Panel) -> bool {
    ["thorax", "chest", "lung"].iter().any(|word| panel.region.to_lowercase().contains(word))
}

fn is_limb(panel: &Panel) -> bool {
    let region = panel.region.to_lowercase();
    ["thigh", "leg", "arm", "limb", "knee", "foot", "hand", "calf", "shoulder"].iter().any(|word| region.contains(word))
}

fn motif(panel: &Panel) -> Motif {
    let stain = panel.stain.to_lowercase();
    if ["haematoxylin", "hematoxylin", "eosin", "h&e"].iter().any(|word| stain.contains(word)) {
        return Motif::Histology;
    }
    if is_slide(panel) {
        return Motif::Immunohistochemistry;
    }
    match (panel.modality, panel.plane) {
        (None, _) => Motif::Photograph,
        (Some(Modality::Ultrasound | Modality::IntraoperativeUltrasound), _) => Motif::Ultrasound,
        (Some(_), _) if is_chest(panel) => Motif::AxialThorax,
        (Some(_), _) if is_limb(panel) => Motif::Limb,
        (Some(Modality::Radiograph | Modality::ContrastStudy | Modality::BoneScan), _)
        | (Some(_), Some(Plane::Coronal | Plane::Sagittal)) => Motif::CoronalAbdomen,
        (Some(_), _) => Motif::AxialAbdomen,
    }
}

/// Width by height of a placeholder.
fn aspect(in_row: usize, slide: bool) -> f32 {
    match (in_row, slide) {
        (1, _) => 1.5,
        (2, true) => 2.5,
        (2, false) => 1.9,
        (_, true) => 1.7,
        (_, false) => 1.5,
    }
}

/// Varies the drawing from panel to panel, the same for the same panel.
fn seed(letter: &str, panel: &Panel) -> u32 {
    let words = letter.bytes().chain(panel.legend.bytes()).chain(panel.stain.bytes());
    words.fold(17, |seed: u32, byte| seed.wrapping_mul(31).wrapping_add(u32::from(byte)))
}

#[cfg(test)]
mod tests {
    use clinical::timeline::resolve;
    use typeset::{document::Run, scene::Mark};

    use super::*;
    use crate::golden;

    fn sample() -> Case {
        Case::parse(include_str!("../../../../samples/mesenteric-leiomyosarcoma.json")).unwrap().0
    }

    fn drawn(name: &str, images: &BTreeMap<String, Image>) -> FloatDraft {
        let case = sample();
        let id = RecordId::new(name).unwrap();
        let Some(clinical::record::Record::Figure(figure)) = case.record(&id) else { panic!("no figure {name}") };
        let mut figure = figure.as_ref().clone();
        if let (Some(panel), Some(image)) = (figure.panels.first_mut(), images.keys().next()) {
            panel.image = image.clone();
        }
        panels_float(&case, &resolve(&case), (&id, &figure), images).unwrap()
    }

    fn words(runs: &[Run]) -> String {
        runs.iter().map(|run| run.text.as_str()).collect::<String>().replace('\u{a0}', " ")
    }

    #[test]
    fn the_figures_of_the_published_case() {
        let mut text = String::new();
        for name in ["fig-primary", "fig-histology", "fig-metastases", "fig-response"] {
            let draft = drawn(name, &BTreeMap::new());
            text.push_str(&format!("{} {}\n", draft.title, words(&draft.legend)));
            let Content::Panels(rows) = &draft.content else { panic!("{name} has no panels") };
            for row in rows {
                let letters: Vec<_> = row.iter().map(|panel| panel.letter.as_str()).collect();
                text.push_str(&format!("  row {}\n", letters.join(" ")));
            }
        }
        golden("figures.txt", &text);
    }

    /// A placeholder says that it is one, is the same each time, and differs from its neighbour.
    #[test]
    fn placeholders_are_honest_and_steady() {
        let (first, second) = (drawn("fig-histology", &BTreeMap::new()), drawn("fig-histology", &BTreeMap::new()));
        assert_eq!(first, second);
        let Content::Panels(rows) = &first.content else { panic!("no panels") };
        let scenes: Vec<_> = rows.iter().flatten().map(|panel| &panel.picture).collect();
        for (index, picture) in scenes.iter().enumerate() {
            let Picture::Scene(scene) = picture else { panic!("not drawn") };
            let says =
                |words: &str| scene.marks.iter().any(|mark| matches!(mark, Mark::Words { text, .. } if text == words));
            assert!(says("Placeholder") && says("scale not recorded"));
            assert!(scenes.iter().skip(index + 1).all(|other| other != picture), "two panels are alike");
        }
    }

    #[test]
    fn an_attached_image_is_passed_on_and_not_called_a_placeholder() {
        let image = Image { media_type: "image/jpeg".to_owned(), bytes: vec![0xff, 0xd8, 1, 2] };
        let draft = drawn("fig-primary", &BTreeMap::from([("scan".to_owned(), image)]));
        let Content::Panels(rows) = &draft.content else { panic!("no panels") };
        assert_eq!(rows[0][0].picture, Picture::Jpeg(vec![0xff, 0xd8, 1, 2]));
        assert!(!rows[0][0].alt.contains("placeholder") && rows[0][1].alt.contains("placeholder"));
        assert!(words(&draft.legend).ends_with("Panel b is a drawn placeholder; no image was attached."));
    }
}
