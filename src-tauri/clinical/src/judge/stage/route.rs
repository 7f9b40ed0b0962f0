//! Which table a tumour belongs to: by histology first, then by site.

use super::Edition;
use crate::{
    case::Case,
    record::{Depth, Histology, Pathology, Tumour},
    table::{ENTITIES, STAGE_ROUTES, StageRoute},
    timeline::Timeline,
    value::{Moment, PartialDate},
};

/// What decides on the table of a tumour.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Subject {
    /// Four digits of ICD-O morphology.
    pub(super) morphology: u16,
    /// Behaviour, the digit behind the slash.
    pub(super) behaviour: String,
    /// ICD-O topography without its point: C48.1 is 481.
    pub(super) site: u16,
    /// Whether it arose in the omentum.
    pub(super) omental: bool,
    /// Where it lies: "wall", "organ" or "unknown", asked for nerves and soft tissue of the trunk.
    pub(super) lies: &'static str,
    /// The table the user chose by saying that a tumour of the peritoneum arose within an organ.
    pub(super) of_organ: bool,
    /// Year of diagnosis.
    pub(super) year: Option<u16>,
}

/// What has to be recorded before a table can be chosen; empty when nothing is missing.
pub fn missing(case: &Case) -> Vec<&'static str> {
    let tumour = case.one::<Tumour>();
    let site = tumour.and_then(|tumour| tumour.topography.as_ref()).and_then(|code| topography(&code.code));
    let kind = tumour.and_then(|tumour| morphology(case, tumour));
    let asked = [
        (site.is_none(), "the site of the primary tumour as ICD-O topography"),
        (kind.is_none(), "the diagnosis as ICD-O morphology with behaviour"),
    ];
    asked.into_iter().filter_map(|(is_missing, what)| is_missing.then_some(what)).collect()
}

impl Subject {
    /// The tumour of a case; none where site or type has no code.
    pub(super) fn of(case: &Case, timeline: &Timeline) -> Option<Self> {
        let tumour = case.one::<Tumour>()?;
        let (morphology, behaviour) = morphology(case, tumour)?;
        let words = tumour.site.value().map(|site| site.to_lowercase()).unwrap_or_default();
        let site = topography(&tumour.topography.as_ref()?.code)?;
        Some(Self {
            morphology,
            behaviour,
            site,
            omental: words.contains("oment"),
            lies: lies(tumour.depth.value()),
            of_organ: tumour.depth.is(&Depth::Visceral),
            year: year(case, tumour, timeline),
        })
    }

    /// The topography with its point.
    pub(super) fn site_code(&self) -> String {
        format!("C{:02}.{}", self.site / 10, self.site % 10)
    }

    /// The morphology with its behaviour.
    pub(super) fn morphology_code(&self) -> String {
        format!("{}/{}", self.morphology, self.behaviour)
    }

    /// Whether a peritoneal sarcoma goes to the table of organs because it was said to have arisen within one.
    fn chosen_organ(&self, route: &StageRoute) -> bool {
        self.of_organ && route.table == "retroperitoneum"
    }

    /// The table of this tumour with the row that led there.
    pub(super) fn table(&self, edition: Edition) -> Option<(&'static StageRoute, &'static str)> {
        let route = route(edition, self)?;
        Some((route, if self.chosen_organ(route) { "visceral" } else { route.table }))
    }
}

/// The first row, in order, that fits.
pub(super) fn route(edition: Edition, subject: &Subject) -> Option<&'static StageRoute> {
    let fitting = STAGE_ROUTES.iter().filter(|row| row.edition == edition.column() && fits(row, subject));
    fitting.min_by_key(|row| row.order.parse::<u32>().unwrap_or(u32::MAX))
}

fn fits(row: &StageRoute, subject: &Subject) -> bool {
    let from_2021 = subject.year.is_none_or(|year| year >= 2021);
    let condition = match row.condition {
        "" => true,
        "omental" => subject.omental,
        "dx>=2021" => from_2021,
        "dx<2021" => !from_2021,
        lies => lies == subject.lies,
    };
    condition
        && (row.behaviour == "*" || row.behaviour == subject.behaviour)
        && within(row.histology, subject.morphology, |code| code.parse().ok())
        && within(row.sites, subject.site, topography)
}

/// Whether a code lies within ranges as registries write them: "8850,8852-8854", "C15.0-C26.9"; `*` is any.
pub(super) fn within(ranges: &str, code: u16, read: impl Fn(&str) -> Option<u16>) -> bool {
    ranges == "*"
        || ranges.split(',').any(|range| {
            let (from, to) = range.split_once('-').unwrap_or((range, range));
            read(from).zip(read(to)).is_some_and(|(from, to)| (from..=to).contains(&code))
        })
}

/// Reads "C48.1" as 481; "C48" without a sub-site as "C48.9".
pub(super) fn topography(code: &str) -> Option<u16> {
    let digits = code.trim().strip_prefix(['C', 'c'])?;
    let (site, part) = digits.split_once('.').unwrap_or((digits, "9"));
    let plain = site.len() == 2 && part.len() == 1;
    let number = |text: &str| text.parse::<u16>().ok();
    plain.then(|| Some(number(site)? * 10 + number(part)?)).flatten()
}

/// Morphology and behaviour: of the diagnosis as finally held, else of a specimen; the code, else that of the entity.
fn morphology(case: &Case, tumour: &Tumour) -> Option<(u16, String)> {
    let of_specimens = case.all::<Pathology>().filter_map(|(_, report)| report.histology.value());
    tumour.diagnosis.value().into_iter().chain(of_specimens).find_map(coded)
}

fn coded(histology: &Histology) -> Option<(u16, String)> {
    let stated = histology.morphology.as_ref().and_then(|code| {
        let (digits, behaviour) = code.code.trim().split_once('/')?;
        Some((digits.parse().ok()?, behaviour.to_owned()))
    });
    let of_entity = || {
        let entity = ENTITIES.iter().find(|entity| entity.id == histology.entity)?;
        Some((entity.icd_o.parse().ok()?, entity.behaviour.to_owned()))
    };
    stated.or_else(of_entity)
}

/// Wall of the trunk, or an organ: the registry's discriminator 2. What lies behind the peritoneum can be either.
fn lies(depth: Option<&Depth>) -> &'static str {
    match depth {
        Some(Depth::Superficial | Depth::Deep) => "wall",
        Some(Depth::Visceral | Depth::Intraperitoneal | Depth::Intrathoracic) => "organ",
        Some(Depth::Retroperitoneal | Depth::Bone) | None => "unknown",
    }
}

/// Year of diagnosis, or of a dated record that lies at most a fortnight from it.
fn year(case: &Case, tumour: &Tumour, timeline: &Timeline) -> Option<u16> {
    let of_date = |date: PartialDate| date.to_string().get(..4).and_then(|year| year.parse().ok());
    let dated = |when: &crate::value::When| match when.moment {
        Moment::Date(date) => of_date(date),
        Moment::After(_) | Moment::Age(_) => None,
    };
    let stated = tumour.diagnosed.value().and_then(dated);
    let diagnosed = case.all::<Tumour>().next().and_then(|(id, _)| timeline.at(id));
    let near = || {
        let day = diagnosed?.days;
        case.entries.iter().find_map(|entry| {
            let placed = timeline.at(&entry.id).filter(|placed| (placed.days - day).abs() <= 14.0);
            placed.and(entry.record.when()).and_then(|when| when.value()).and_then(dated)
        })
    };
    stated.or_else(near)
}
