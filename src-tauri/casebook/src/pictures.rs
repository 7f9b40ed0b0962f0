//! Pictures from outside: read in a process of their own, kept clean, the original beside them in the library.

use std::{
    env,
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use clinical::{
    record::Kind,
    value::{CaseId, RecordId},
};
use serde_json::json;
use store::{Attached, Edit};

use crate::{CaseView, Casebook, Error};

/// Begins the name of an original. It stays in the library: it is printed nowhere.
const ORIGINAL: &str = "original/";

/// Longest name that is shown, in letters.
const LONGEST_NAME: usize = 80;

/// Whether an attachment is the file as it came, which may hold more than pixels.
pub(crate) fn is_original(id: &str) -> bool {
    id.starts_with(ORIGINAL)
}

/// Reads a picture and ends, where this process was started for nothing else; whoever has a `main` calls it first. Returns
/// whether it did.
pub fn serve_picture() -> bool {
    let mut arguments = env::args_os().skip(1);
    let asked = arguments.next().is_some_and(|word| word == picture::ASKED) && arguments.next().is_none();
    if asked {
        // Whoever asked sees it by the answer that is missing.
        let _ = picture::serve(io::stdin().lock(), io::stdout().lock());
    }
    asked
}

/// A name of a file as it may be shown: its last part, on one line, without signs that hide or turn what is read. It never
/// names a file that is written.
pub fn display_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    let shown: String = last.chars().filter(|letter| !is_hidden(*letter)).take(LONGEST_NAME).collect();
    let shown = shown.trim().trim_matches('.');
    if shown.is_empty() { "picture".to_owned() } else { shown.to_owned() }
}

/// Reads the file of a picture, with the name it is shown by; one that is larger than any picture is not read to its end.
pub fn read_picture_file(path: &Path) -> Result<(String, Vec<u8>), Error> {
    let failed = |source| Error::Read { path: path.to_owned(), source };
    let name = display_name(&path.file_name().unwrap_or_default().to_string_lossy());
    let most = u64::try_from(picture::MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    // One byte more than the cap, by which it is refused.
    File::open(path).map_err(failed)?.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok((name, bytes))
}

/// Control signs, and those that cannot be seen or change the direction of reading.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

impl Casebook {
    /// Puts a picture into the field at `path` of a record, such as "panels.0.image" of a figure. `name` is what its file is
    /// called, to be shown.
    pub fn set_picture(
        &mut self,
        id: &CaseId,
        record: &RecordId,
        path: &str,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<CaseView, Error> {
        let attached = self.next_picture(id, name, bytes)?;
        let edit = Edit::Set { record: record.clone(), path: path.to_owned(), value: Some(json!(attached.id)) };
        self.attach(id, attached, edit)
    }

    /// Puts a picture into a new panel at the end of a figure, or of a new figure where none is named. Returns the figure.
    pub fn add_picture(
        &mut self,
        id: &CaseId,
        figure: Option<&RecordId>,
        name: &str,
        bytes: Vec<u8>,
    ) -> Result<(CaseView, RecordId), Error> {
        let attached = self.next_picture(id, name, bytes)?;
        let panel = json!({"image": attached.id});
        let (record, edit) = match figure {
            Some(figure) => {
                let panels = self.panels(id, figure)?;
                let path = format!("panels.{panels}");
                (figure.clone(), Edit::Set { record: figure.clone(), path, value: Some(panel) })
            }
            None => {
                let record = self.next_name(id, Kind::Figure)?;
                let body = json!({"content": {"known": "panels"}, "panels": [panel]});
                let (name, kind) = (record.to_string(), Kind::Figure.name().to_owned());
                (record, Edit::Add { id: name, kind, body, position: None })
            }
        };
        Ok((self.attach(id, attached, edit)?, record))
    }

    /// The bytes of a picture of the case, clean; none of an original.
    pub fn picture(&self, id: &CaseId, name: &str) -> Result<Vec<u8>, Error> {
        let named = |attached: &Attached| attached.id == name && !is_original(&attached.id);
        let found = self.library.attachments(id)?.into_iter().find(named);
        Ok(found.ok_or_else(|| Error::NoPicture(name.to_owned()))?.bytes)
    }

    fn panels(&self, id: &CaseId, figure: &RecordId) -> Result<usize, Error> {
        let case = self.case(id)?;
        let found = case.all::<clinical::record::Figure>().find(|(name, _)| *name == figure);
        let missing = || store::StoreError::NoRecord { case: id.clone(), record: figure.to_string() };
        Ok(found.ok_or_else(missing)?.1.panels.len())
    }

    fn attach(&mut self, id: &CaseId, attached: Attached, edit: Edit) -> Result<CaseView, Error> {
        let mut edits: Vec<Edit> = self.clean(attached)?.into_iter().map(Edit::Attach).collect();
        edits.push(edit);
        self.apply(id, &edits, "Picture")?;
        self.open_case(id)
    }

    /// The picture under the next free name of the case.
    fn next_picture(&self, id: &CaseId, name: &str, bytes: Vec<u8>) -> Result<Attached, Error> {
        let taken: Vec<String> = self.library.attachments(id)?.into_iter().map(|attached| attached.id).collect();
        let numbered = (1..).map(|number: u32| format!("picture-{number}"));
        let free = numbered.into_iter().find(|name| !taken.contains(name)).unwrap_or_default();
        Ok(Attached { id: free, media_type: "image/*".to_owned(), name: display_name(name), bytes })
    }

    /// What is kept of a file from outside: a picture without whatever else its file held, and its original where that held
    /// more; a file that is no picture as it is, for nothing here reads it.
    pub(crate) fn clean(&self, attached: Attached) -> Result<Vec<Attached>, Error> {
        let name = display_name(&attached.name);
        if is_original(&attached.id) || !attached.media_type.starts_with("image/") {
            return Ok(vec![Attached { name, ..attached }]);
        }
        let refused = |refusal| Error::Picture { name: name.clone(), refusal };
        let clean = (self.setting.pictures)(&attached.bytes).map_err(refused)?;
        let media_type = clean.form.media_type().to_owned();
        let kept = Attached { id: attached.id.clone(), media_type, name: name.clone(), bytes: clean.bytes };
        if !clean.made_anew {
            return Ok(vec![kept]);
        }
        let original = Attached { id: format!("{ORIGINAL}{}", attached.id), name, ..attached };
        Ok(vec![kept, original])
    }
}

#[cfg(test)]
mod tests;
