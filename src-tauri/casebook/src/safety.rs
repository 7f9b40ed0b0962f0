//! Backups of the open library: when one is due, making it, and what there is.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use serde::Serialize;
use store::{
    Key, Library, Stamp, Tombstone,
    backup::{self, Backup, Pace},
};

pub use store::backup::{Checked, Why};

use crate::{Casebook, Error, Setting, save};

/// File in the folder of the backups that names the second place.
const SECOND: &str = "second-place";

/// File in the folder of the backups that says whom an older one must lose when it comes back.
const ERASED: &str = "erased.json";

/// A backup as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct BackupView {
    /// The file.
    pub file: String,
    /// When it was made: "2024-02-29T12:34:56Z".
    pub made: String,
    /// On what occasion, as named in files: "hourly".
    #[cfg_attr(test, ts(type = "string"))]
    pub why: Why,
    /// Cases in it.
    #[cfg_attr(test, ts(type = "number"))]
    pub cases: i64,
    /// Its size.
    #[cfg_attr(test, ts(type = "number"))]
    pub bytes: u64,
}

/// What there is against loss.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Safety {
    /// The folder of the backups; none for the sample, which is thrown away.
    pub folder: Option<String>,
    /// The second place, where one was chosen.
    pub second: Option<String>,
    /// Whether the second place can be written to now: a stick may be out.
    pub second_there: bool,
    /// The backups, the latest first. Each was read back when it was made.
    pub backups: Vec<BackupView>,
    /// Whether the library has changed since the last one.
    pub changed_since: bool,
}

/// A backup to be made beside the work: it holds all that it needs.
pub struct BackupJob {
    library: PathBuf,
    key: Key,
    occasion: (DateTime<Utc>, Why),
    pace: Pace,
}

impl BackupJob {
    /// Makes the backup, reads it back, copies it to the second place and thins out older ones. None where it was called
    /// off.
    pub fn run(&self, called_off: &AtomicBool) -> Result<Option<BackupView>, Error> {
        let failed = |source| Error::Backup { path: self.library.clone(), source: Box::new(source) };
        let folder = backup::folder_of(&self.library);
        let made = backup::back_up(&self.library, &self.key, &folder, self.occasion, self.pace, called_off);
        let Some(made) = made.map_err(failed)? else { return Ok(None) };
        backup::rotate(&folder)?;
        if let Some(second) = second_place(&self.library) {
            // What is out cannot be written to; the page says so as long as it is.
            if second.is_dir() {
                backup::copy_to(&made, &second).map_err(failed)?;
                let _ = fs::copy(folder.join(ERASED), second.join(ERASED));
                backup::rotate(&second)?;
            }
        }
        Ok(Some(BackupView::of(&made)))
    }
}

impl BackupView {
    fn of(Backup { file, manifest }: &Backup) -> Self {
        Self {
            file: file.display().to_string(),
            made: manifest.made.to_rfc3339_opts(SecondsFormat::Secs, true),
            why: manifest.why,
            cases: manifest.contents.cases,
            bytes: manifest.bytes,
        }
    }
}

impl Casebook {
    /// What there is against loss.
    pub fn safety(&self) -> Result<Safety, Error> {
        if self.is_sample() {
            let (folder, second, backups) = (None, None, Vec::new());
            return Ok(Safety { folder, second, second_there: false, backups, changed_since: false });
        }
        let second = second_place(self.path());
        Ok(Safety {
            folder: Some(backup::folder_of(self.path()).display().to_string()),
            second_there: second.as_ref().is_some_and(|second| second.is_dir()),
            second: second.map(|second| second.display().to_string()),
            backups: backups(self.path())?,
            changed_since: self.changed_since_backup()?.is_some(),
        })
    }

    /// The backup that is due: where the library has changed and the last one is an hour old, or there is none.
    pub fn backup_due(&self, why: Why) -> Result<Option<BackupJob>, Error> {
        let now = (self.setting.clock)();
        let due = self.changed_since_backup()?.filter(|last| last.is_none_or(|last| now - last >= Duration::hours(1)));
        Ok(due.map(|_| self.backup_job(why)))
    }

    /// A backup to be made beside the work.
    pub fn backup_job(&self, why: Why) -> BackupJob {
        let occasion = ((self.setting.clock)(), why);
        BackupJob { library: self.path().to_owned(), key: self.library.own_key(), occasion, pace: Pace::default() }
    }

    /// Makes a backup here and now.
    pub fn back_up(&self, why: Why) -> Result<Option<BackupView>, Error> {
        let job = BackupJob { pace: Pace::AT_ONCE, ..self.backup_job(why) };
        job.run(&AtomicBool::new(false))
    }

    /// Makes a backup before cases come in, where the library holds something that no backup has.
    pub(crate) fn back_up_before(&self, why: Why) -> Result<(), Error> {
        if self.changed_since_backup()?.is_some() {
            self.back_up(why)?;
        }
        Ok(())
    }

    /// Restores the backup that is `number`th in the list, the latest being 0, to the new file `to`.
    pub fn restore_copy(&self, number: usize, to: &Path) -> Result<Checked, Error> {
        let made = backup::backups(self.path())?.into_iter().nth(number).ok_or(Error::NoBackup)?;
        restore(&made.file, &self.library.own_key(), to, &self.setting)
    }

    /// Has every backup copied to a second place from now on, or no longer.
    pub fn choose_second_place(&self, folder: Option<&Path>) -> Result<(), Error> {
        let own = backup::folder_of(self.path());
        fs::create_dir_all(&own).map_err(Error::Folder)?;
        let path = folder.map(|folder| folder.display().to_string()).unwrap_or_default();
        save(&own.join(SECOND), path.as_bytes())
    }

    /// Erases a patient, keeps the reason, and tells the backups. An older one still holds the patient until it is thinned
    /// out; where it is restored, the patient is erased again.
    pub fn erase(&mut self, id: &clinical::value::CaseId, reason: &str) -> Result<(), Error> {
        let stamp = Stamp { reason: Some(reason.trim().to_owned()), ..self.stamp("Erase a patient") };
        self.library.erase(id, &stamp)?;
        let folder = backup::folder_of(self.path());
        fs::create_dir_all(&folder).map_err(Error::Folder)?;
        let stones = self.library.tombstones()?;
        save(&folder.join(ERASED), &serde_json::to_vec_pretty(&stones).unwrap_or_default())
    }

    /// When the last backup was made that lacks something of the library; none where it lacks nothing.
    fn changed_since_backup(&self) -> Result<Option<Option<DateTime<Utc>>>, Error> {
        let head = self.library.trail_head()?;
        if self.is_sample() || head.seq == 0 {
            return Ok(None);
        }
        let last = backup::backups(self.path())?.into_iter().next();
        let same = last.as_ref().is_some_and(|last| last.manifest.contents.head == head.hex());
        Ok((!same).then(|| last.map(|last| last.manifest.made)))
    }
}

/// The backups of a library, the latest first. Needs no key, so that they can be offered where a library is damaged.
pub fn backups(library: &Path) -> Result<Vec<BackupView>, Error> {
    Ok(backup::backups(library)?.iter().map(BackupView::of).collect())
}

/// Reads a backup, or a library that nobody has open, through: pages, counts, trail.
pub fn verify(file: &Path, key: &Key) -> Result<Checked, Error> {
    backup::check(file, key).map_err(|source| Error::Open { path: file.to_owned(), source })
}

/// Restores a backup to the new file `to`, never over a library. Who was erased since is erased again before the file has
/// its name: a restore that is cut short brings nobody back.
pub fn restore(file: &Path, key: &Key, to: &Path, setting: &Setting) -> Result<Checked, Error> {
    let list = file.parent().map(|folder| folder.join(ERASED)).and_then(|list| fs::read(list).ok());
    let stones: Vec<Tombstone> = list.and_then(|list| serde_json::from_slice(&list).ok()).unwrap_or_default();
    let stamp = setting.stamp("Restored from a backup");
    let ready = |library: &mut Library| {
        library.note_restored(&stamp)?;
        library.erase_again(&stones, &stamp).map(|_| ())
    };
    backup::restore_after(file, key, to, ready).map_err(|source| Error::Open { path: file.to_owned(), source })
}

fn second_place(library: &Path) -> Option<PathBuf> {
    let path = fs::read_to_string(backup::folder_of(library).join(SECOND)).ok()?;
    Some(PathBuf::from(path.trim())).filter(|path| path.is_absolute())
}
