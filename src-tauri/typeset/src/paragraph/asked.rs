//! Paragraphs set before.

use std::hash::{Hash, Hasher};

use super::{Paragraph, Setting, set_anew};
use crate::{Error, document::Run, memory};

/// All that the lines of a paragraph depend on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Asked {
    runs: Vec<Run>,
    setting: Setting,
    width: f32,
}

// No measure is without a value.
impl Eq for Asked {}

impl Hash for Asked {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.runs.iter().for_each(|run| run.text.hash(state));
        self.width.to_bits().hash(state);
    }
}

/// Breaks `runs` into lines of `width`, unless that was done before.
pub(crate) fn paragraph(runs: &[Run], setting: &Setting, width: f32) -> Result<Paragraph, Error> {
    if memory::with(|memory| memory.again.is_none()) {
        return set_anew(runs, setting, width);
    }
    let asked = Asked { runs: runs.to_vec(), setting: *setting, width };
    let known = memory::with(|memory| memory.again.as_mut()?.paragraphs.get(&asked).cloned());
    if let Some(set) = known {
        return Ok(set);
    }
    let set = set_anew(runs, setting, width)?;
    keep(runs, setting, width, &set);
    Ok(set)
}

/// Keeps a paragraph for when the document is set again, if it is.
pub(crate) fn keep(runs: &[Run], setting: &Setting, width: f32, set: &Paragraph) {
    memory::with(|memory| {
        if let Some(again) = &mut memory.again {
            again.paragraphs.keep(Asked { runs: runs.to_vec(), setting: *setting, width }, set.clone());
        }
    });
}
