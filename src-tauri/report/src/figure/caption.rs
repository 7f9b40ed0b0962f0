//! What a figure of panels says: its legend with bold letters, and each panel for readers who cannot see it.

use clinical::{
    record::{Panel, Plane},
    value::{Absence, Choice as _},
};
use typeset::document::{Run, Style};

use super::panels::{Plate, is_slide};
use crate::phrase::{capital, inner, listed, tied};

impl Plate<'_> {
    /// What the panel shows: "CT of the abdomen, coronal".
    fn kind(&self, panel: &Panel) -> String {
        let modality = self.modality(panel);
        let region = if panel.region.is_empty() { String::new() } else { format!(" of the {}", panel.region) };
        let plane = panel.plane.map(|plane: Plane| format!(", {}", plane.label())).unwrap_or_default();
        match modality {
            Some(modality) => capital(&format!("{}{region}{plane}", modality.label())),
            None => capital(&panel.stain),
        }
    }

    fn month(&self, panel: &Panel) -> Option<String> {
        let placed = self.timeline.at(panel.record.as_ref()?)?;
        Some(format!("month\u{a0}{}", tied(&placed.printed())))
    }

    /// The panel's part of the legend, without its letter.
    fn told(&self, panel: &Panel) -> String {
        let own = panel.legend.trim().trim_end_matches('.');
        let kind = self.kind(panel);
        let first = |text: &str| text.split([' ', ':', ',']).next().unwrap_or_default().to_lowercase();
        let said = !own.is_empty() && (kind.is_empty() || first(own) == first(&kind) || own.starts_with(&kind));
        let month = self.month(panel).filter(|_| panel.modality.is_some()).map(|month| format!(", {month}"));
        let kind = format!("{kind}{}", month.unwrap_or_default());
        match (said, kind.is_empty(), own.is_empty()) {
            (true, ..) => format!("{}.", capital(own)),
            (false, false, true) => format!("{kind}."),
            (false, false, false) => format!("{kind}: {}.", inner(own)),
            (false, true, _) => String::new(),
        }
    }

    /// The panel for readers who cannot see it.
    pub(super) fn alt(&self, panel: &Panel, attached: bool) -> String {
        let own = panel.alt.trim();
        let text = if own.is_empty() { self.told(panel) } else { own.to_owned() };
        let text = text.replace('\u{a0}', " ");
        if attached { text } else { format!("Drawn placeholder, no image attached. {text}") }
    }

    /// Panels with bold letters, the figure's own words, then what is missing.
    pub(super) fn legend(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        let lone = self.figure.panels.len() == 1;
        for (letter, panel) in self.lettered() {
            if !lone {
                runs.push(Run::styled(letter, Style::Strong));
                runs.push(Run::plain("\u{a0}"));
            }
            runs.push(Run::plain(format!("{} ", self.told(panel))));
        }
        let own = self.figure.legend.trim().trim_end_matches('.');
        let own = (!own.is_empty()).then(|| format!("{}.", capital(own)));
        let rest: Vec<String> = own.into_iter().chain(self.scales()).chain(self.missing()).collect();
        runs.push(Run::plain(rest.join(" ")));
        if let Some(last) = runs.iter_mut().rev().find(|run| !run.text.is_empty()) {
            last.text.truncate(last.text.trim_end().len());
        }
        runs.retain(|run| !run.text.is_empty());
        runs
    }

    /// Scales that were recorded, and that others were not.
    fn scales(&self) -> Vec<String> {
        let known = self.lettered().filter_map(|(letter, panel)| Some((letter, panel.scale.value()?.to_string())));
        let mut told: Vec<String> =
            known.map(|(letter, scale)| format!("Scale of panel\u{a0}{letter}: {scale}.")).collect();
        let missing = |panel: &Panel| {
            is_slide(panel) && panel.scale.value().is_none() && panel.scale.absence() != Some(Absence::NotApplicable)
        };
        let unknown: Vec<String> =
            self.lettered().filter(|(_, panel)| missing(panel)).map(|(letter, _)| letter).collect();
        let slides = self.figure.panels.iter().filter(|panel| is_slide(panel)).count();
        match unknown.len() {
            0 => {}
            all if all == slides => told.push("Scale not recorded.".to_owned()),
            _ => told.push(format!("Scale of {} not recorded.", self.named(&unknown))),
        }
        told
    }

    fn missing(&self) -> Option<String> {
        let drawn = self.lettered().filter(|(_, panel)| self.image(panel).is_none());
        let drawn: Vec<String> = drawn.map(|(letter, _)| letter).collect();
        let verb = if drawn.len() == 1 { "is a drawn placeholder" } else { "are drawn placeholders" };
        (!drawn.is_empty()).then(|| format!("{} {verb}; no image was attached.", capital(&self.named(&drawn))))
    }

    /// "the figure", "panel a", "panels a, b and c", "all panels".
    fn named(&self, letters: &[String]) -> String {
        match letters {
            _ if self.figure.panels.len() == 1 => "the figure".to_owned(),
            [one] => format!("panel\u{a0}{one}"),
            all if all.len() == self.figure.panels.len() => "all panels".to_owned(),
            some => format!("panels\u{a0}{}", listed(some)),
        }
    }
}
