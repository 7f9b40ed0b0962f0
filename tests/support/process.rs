//! The program as the system sees it.

use std::{fs, process::Command};

/// The processes that `parent` started and that have not ended.
pub(crate) fn children(parent: u32) -> Vec<u32> {
    let tasks = fs::read_dir(format!("/proc/{parent}/task")).into_iter().flatten().flatten();
    let lists = tasks.filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    lists.flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>()).collect()
}

/// Ends a process at once, as `kill -9` does: nothing of it runs any more, not even to write what it holds.
pub(crate) fn kill(process: u32) {
    let killed = Command::new("kill").args(["-9", &process.to_string()]).status().expect("kill is there");
    assert!(killed.success(), "process {process} could not be killed");
}
