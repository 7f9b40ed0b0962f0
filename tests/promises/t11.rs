//! T11: a library in a network or synced folder is warned of, and is written there without a log.

use std::path::Path;

use store::{Key, Library, Place};

use crate::record::Record;

const SYNCED: &[(&str, &str)] = &[
    ("/srv/kari/OneDrive/own.casebook", "OneDrive"),
    ("/srv/kari/OneDrive - Oslo University Hospital/Cases/own.casebook", "OneDrive"),
    ("C:\\Users\\kari\\OneDrive - Helse\\own.casebook", "OneDrive"),
    ("/srv/kari/Dropbox/own.casebook", "Dropbox"),
    ("/srv/kari/Dropbox (Personal)/own.casebook", "Dropbox"),
    ("C:\\Users\\kari\\Dropbox\\own.casebook", "Dropbox"),
    ("/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/own.casebook", "iCloud Drive"),
    ("C:\\Users\\kari\\iCloudDrive\\own.casebook", "iCloud Drive"),
    ("/Users/kari/Library/CloudStorage/GoogleDrive-kari@example.org/My Drive/own.casebook", "Google Drive"),
    ("G:\\My Drive\\own.casebook", "Google Drive"),
    ("/srv/kari/Google Drive/own.casebook", "Google Drive"),
    ("/srv/kari/Nextcloud/own.casebook", "Nextcloud"),
    ("/srv/kari/ownCloud/a/b/own.casebook", "Nextcloud"),
    ("/Users/kari/Library/CloudStorage/Box-Box/own.casebook", "Box"),
];

const OWN: &[&str] = &[
    "/srv/kari/own.casebook",
    "/srv/kari/Dropboxes of 2019/own.casebook",
    "/srv/kari/Documents/dropbox.casebook",
    "C:\\Users\\kari\\Documents\\own.casebook",
    "/media/kari/stick/own.casebook",
];

/// A mount table with one more file system in it.
fn mounts(kind: &str, at: &str) -> String {
    format!(
        "22 28 0:20 / /sys rw,nosuid - sysfs sysfs rw\n28 1 254:0 / / rw,relatime - ext4 /dev/vda rw\n\
         40 28 0:35 / /tmp rw - tmpfs tmpfs rw\n41 28 0:36 / {at} rw,relatime shared:7 - {kind} server:/x rw\n"
    )
}

const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "9p",
    "ceph",
    "davfs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.davfs2",
    "fuse.gvfsd-fuse",
    "fuse.s3fs",
    "fuse.glusterfs",
    "glusterfs",
    "fuse.google-drive-ocamlfuse",
    "vboxsf",
];

#[test]
fn a_network_or_synced_folder_is_warned_of() {
    let mut record = Record::of("T11", "A network or synced folder is warned of, and written without a log", 0);
    for (path, program) in SYNCED {
        record.count("synced folders");
        let place = Place::by_name(Path::new(path));
        if place != Place::Synced(program) || !place.warning().is_some_and(|words| words.contains(program)) {
            record.silent(&format!("{path} is taken for {place:?}"));
        }
    }
    for kind in NETWORK {
        for (at, path) in
            [("/mnt/ward", "/mnt/ward/own.casebook"), ("/mnt/two\\040words", "/mnt/two words/a/own.casebook")]
        {
            record.count("network folders");
            let place = Place::by_mounts(Path::new(path), &mounts(kind, at));
            if place != Place::Network((*kind).to_owned()) || place.warning().is_none() {
                record.silent(&format!("{kind} at {path} is taken for {place:?}"));
            }
        }
    }
    for path in OWN {
        record.count("folders of one's own");
        let (by_name, mounts) = (Place::by_name(Path::new(path)), mounts("nfs4", "/mnt/ward"));
        if by_name != Place::OwnDisk || Place::by_mounts(Path::new(path), &mounts) != Place::OwnDisk {
            record.silent(&format!("{path} is warned of"));
        }
    }
    for kind in ["ext4", "btrfs", "xfs", "tmpfs", "vfat", "exfat", "ntfs3", "fuseblk", "apfs", "overlay"] {
        record.count("kinds of disks");
        if Place::by_mounts(Path::new("/mnt/ward/own.casebook"), &mounts(kind, "/mnt/ward")) != Place::OwnDisk {
            record.silent(&format!("{kind} is warned of"));
        }
    }
    // The same library, in a synced folder and in one's own: there is a log in the latter only. The control.
    let folder = tempfile::tempdir().unwrap();
    for (name, logged) in [("Dropbox", false), ("Documents", true)] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
        let path = folder.path().join(name).join("own.casebook");
        let mut library = Library::create(&path, &Key::raw(&[7; 32])).unwrap();
        let header = store::Edit::Add {
            id: "case".to_owned(),
            kind: "case".to_owned(),
            body: serde_json::json!({}),
            position: None,
        };
        library.apply(&crate::shelf::case(), &[header], &crate::shelf::stamp()).unwrap();
        let log = path.with_file_name("own.casebook-wal").exists();
        if log != logged {
            record.silent(&format!("in {name} a log is {log}"));
        }
        if logged {
            record.control_failed(log);
        }
    }
    record.close();
}
