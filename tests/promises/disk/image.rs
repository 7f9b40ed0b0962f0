//! What a disk may hold after the power went.

use std::{collections::BTreeMap, fs, path::Path};

use super::Op;
use crate::chance::Chance;

/// Bytes that a disk writes whole or not at all.
const SECTOR: usize = 512;

/// A file on the disk.
#[derive(Debug, Clone, Default)]
struct File {
    /// What lasts of it; none where not even its name does.
    lasting: Option<Vec<u8>>,
    /// What was done since.
    since: Vec<Op>,
}

/// Makes what a disk may hold when the power goes at some point of what was recorded.
pub(crate) struct Images {
    before: BTreeMap<String, Vec<u8>>,
    ops: Vec<Op>,
}

impl Images {
    /// After `ops`, on a disk that held the files of `before`.
    pub(crate) fn of(before: BTreeMap<String, Vec<u8>>, ops: Vec<Op>) -> Self {
        Self { before, ops }
    }

    /// Writes what the disk may hold to `folder`; the last number that the program said was saved by then.
    pub(crate) fn write(&self, chance: &mut Chance, folder: &Path) -> u64 {
        let cut = chance.below(self.ops.len() + 1);
        let lasting = |bytes: &Vec<u8>| File { lasting: Some(bytes.clone()), since: Vec::new() };
        let mut files: BTreeMap<String, File> =
            self.before.iter().map(|(name, bytes)| (name.clone(), lasting(bytes))).collect();
        let mut said = 0;
        for op in &self.ops[..cut] {
            match op {
                Op::Said(number) => said = *number,
                Op::Make(name) => drop(files.insert(name.clone(), File::default())),
                Op::Delete(name, true) => drop(files.remove(name)),
                // It may come back.
                Op::Delete(name, false) => {
                    if chance.below(2) == 0 {
                        files.remove(name);
                    }
                }
                Op::Write(name, ..) | Op::Cut(name, _) => files.entry(name.clone()).or_default().since.push(op.clone()),
                Op::Last(name) => {
                    let file = files.entry(name.clone()).or_default();
                    let mut bytes = file.lasting.take().unwrap_or_default();
                    file.since.drain(..).for_each(|op| apply(&mut bytes, &op));
                    file.lasting = Some(bytes);
                }
            }
        }
        for (name, file) in files {
            if let Some(bytes) = left(file, chance) {
                fs::write(folder.join(name), bytes).unwrap();
            }
        }
        said
    }
}

/// What is left of a file: what lasts, and of the rest what chance lets through.
fn left(File { lasting, since }: File, chance: &mut Chance) -> Option<Vec<u8>> {
    if lasting.is_none() && chance.below(2) == 0 {
        return None;
    }
    let mut bytes = lasting.unwrap_or_default();
    let way = chance.below(4);
    let mut through: Vec<Op> = match way {
        0 => Vec::new(),
        _ => since.into_iter().filter(|_| chance.below(2) == 0).collect(),
    };
    if way == 2 {
        for place in (1..through.len()).rev() {
            through.swap(place, chance.below(place + 1));
        }
    }
    for op in through {
        match op {
            Op::Write(name, at, written) if way == 3 => {
                for (number, sector) in written.chunks(SECTOR).enumerate().filter(|_| chance.below(2) == 0) {
                    apply(&mut bytes, &Op::Write(name.clone(), at + number * SECTOR, sector.to_vec()));
                }
            }
            op => apply(&mut bytes, &op),
        }
    }
    Some(bytes)
}

fn apply(bytes: &mut Vec<u8>, op: &Op) {
    match op {
        Op::Write(_, at, written) => {
            // Not `resize`, which without optimisation goes byte by byte.
            let gap = vec![0; (at + written.len()).saturating_sub(bytes.len())];
            bytes.extend_from_slice(&gap);
            bytes[*at..at + written.len()].copy_from_slice(written);
        }
        Op::Cut(_, size) => bytes.resize(*size, 0),
        _ => {}
    }
}
