//! Where a library lies: on a disk of this computer, on one that is reached through the network, or in a folder that
//! another program copies elsewhere while the library is open.

use std::{
    fs,
    path::{Component, Path},
};

/// Where a library lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// On a disk of this computer, as far as can be told.
    OwnDisk,
    /// On a file system that is reached through the network: its kind.
    Network(String),
    /// In a folder that another program keeps the same elsewhere: its name.
    Synced(&'static str),
}

/// Kinds of file systems behind which a network lies, as the kernel names them; those of FUSE after "fuse.".
const NETWORK: &[&str] = &[
    "nfs",
    "nfs3",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "afs",
    "ncpfs",
    "ncp",
    "9p",
    "ceph",
    "coda",
    "davfs",
    "glusterfs",
    "lustre",
    "ocfs2",
    "gfs2",
    "beegfs",
    "orangefs",
    "sshfs",
    "rclone",
    "davfs2",
    "curlftpfs",
    "gvfsd-fuse",
    "s3fs",
    "gcsfuse",
    "google-drive-ocamlfuse",
    "onedriver",
    "ifuse",
    "mtpfs",
    "webdavfs",
    "afpfs",
    "vmhgfs",
    "vmhgfs-fuse",
    "vboxsf",
    "prl_fs",
    "virtiofs",
];

/// Programs that keep a folder the same elsewhere, with how their folders begin to be called, in small letters.
const SYNCED: &[(&str, &[&str])] = &[
    ("OneDrive", &["onedrive"]),
    ("Dropbox", &["dropbox"]),
    ("iCloud Drive", &["icloud drive", "iclouddrive", "mobile documents", "com~apple~clouddocs"]),
    ("Google Drive", &["google drive", "googledrive", "my drive", "drivefs"]),
    ("Nextcloud", &["nextcloud", "owncloud"]),
    ("Box", &["box sync", "box-box"]),
    ("pCloud", &["pclouddrive", "pcloud drive"]),
    ("Syncthing", &["syncthing"]),
    ("a folder for the cloud", &["cloudstorage"]),
];

/// Files by which such programs mark a folder that they keep the same elsewhere.
const MARKS: &[(&str, &str)] = &[
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "Nextcloud"),
    (".stfolder", "Syncthing"),
];

impl Place {
    /// Where a file lies or will lie.
    pub fn of(path: &Path) -> Self {
        let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        let by_name = Self::by_name(path);
        match Self::by_mounts(path, &mounts) {
            Self::OwnDisk if by_name == Self::OwnDisk => Self::by_marks(path),
            Self::OwnDisk => by_name,
            network => network,
        }
    }

    /// What the names of its folders say.
    pub fn by_name(path: &Path) -> Self {
        let spelled = path.to_string_lossy().replace('\\', "/");
        // "\\server\share" of Windows.
        if spelled.starts_with("//") {
            return Self::Network("smb".to_owned());
        }
        let folders: Vec<String> = spelled
            .rsplit_once('/')
            .map(|(folders, _)| folders)
            .unwrap_or_default()
            .split('/')
            .map(str::to_lowercase)
            .collect();
        for (program, names) in SYNCED {
            let called = |folder: &String| names.iter().any(|name| begins_with_word(folder, name));
            if folders.iter().any(called) {
                return Self::Synced(program);
            }
        }
        Self::OwnDisk
    }

    /// What the kernel says of the file system, in the form of `/proc/self/mountinfo`; of several mounts on the way the
    /// innermost.
    pub fn by_mounts(path: &Path, mounts: &str) -> Self {
        let mut innermost: (usize, &str) = (0, "");
        for line in mounts.lines() {
            let Some((mount, kind)) = mount_of(line) else { continue };
            let length = mount.len();
            if path.starts_with(&mount) && length >= innermost.0 {
                innermost = (length, kind);
            }
        }
        let kind = innermost.1;
        let name = kind.strip_prefix("fuse.").unwrap_or(kind).to_ascii_lowercase();
        if NETWORK.contains(&name.as_str()) { Self::Network(kind.to_owned()) } else { Self::OwnDisk }
    }

    /// What lies in its folders.
    fn by_marks(path: &Path) -> Self {
        for folder in path
            .ancestors()
            .skip(1)
            .filter(|folder| folder.components().any(|part| matches!(part, Component::Normal(_))))
        {
            if let Some((_, program)) = MARKS.iter().find(|(mark, _)| folder.join(mark).exists()) {
                // The home folder holds ".dropbox" of the program itself, and is not kept the same elsewhere.
                if !folder.join(".profile").exists() && !folder.join(".bashrc").exists() {
                    return Self::Synced(program);
                }
            }
        }
        Self::OwnDisk
    }

    /// What is to be known before a library is kept here; nothing where it is safe.
    pub fn warning(&self) -> Option<String> {
        match self {
            Self::OwnDisk => None,
            Self::Network(kind) => Some(format!(
                "This folder is reached through a network ({kind}). If the connection breaks while the library is open, what was typed last may not be saved. Keep the library on this computer's own disk, and put backups here instead: they are encrypted too."
            )),
            Self::Synced(program) => Some(format!(
                "This folder is copied elsewhere by {program}. Two computers that have the library open can spoil it, and {program} may copy it half-written. Keep the library in a folder of this computer alone, and put backups here instead: they are encrypted too."
            )),
        }
    }

    /// Whether a write-ahead log is safe here: it needs memory that programs share, and two files that belong together.
    pub(crate) fn allows_log(&self) -> bool {
        *self == Self::OwnDisk
    }
}

/// "OneDrive", "OneDrive - Hospital" and "Dropbox (Personal)", but not "Dropboxes of 2019".
fn begins_with_word(folder: &str, name: &str) -> bool {
    folder.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Where a line of mountinfo mounts, and what kind of file system.
fn mount_of(line: &str) -> Option<(String, &str)> {
    let (before, after) = line.split_once(" - ")?;
    let mount = before.split(' ').nth(4)?;
    // Blanks in names are written as octal numbers.
    let mount = mount.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    Some((mount, after.split(' ').next()?))
}
