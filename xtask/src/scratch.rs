//! Where the data of tests lies while they run.

use std::path::PathBuf;

use crate::child::answer;

/// A folder in memory on most Linux machines.
const MEMORY: &str = "/dev/shm";

/// What must be free there, in bytes; a whole run holds less than half of it at once.
const ROOM: u64 = 4 << 30;

/// What `TMPDIR` names, else a place in memory if it has room, else the system's own place.
///
/// Thousands of small databases are made and synced; on a disk the tests mostly wait for that.
pub fn place() -> PathBuf {
    let chosen = std::env::var_os("TMPDIR").map(PathBuf::from);
    chosen
        .or_else(|| has_room().then(|| MEMORY.into()))
        .unwrap_or_else(std::env::temp_dir)
}

fn has_room() -> bool {
    // Free blocks, and the bytes of one.
    let told = answer("stat", &["-f", "-c", "%a %S", MEMORY]).unwrap_or_default();
    let numbers: Vec<u64> = told.split(' ').flat_map(str::parse).collect();
    numbers.len() == 2 && numbers[0].saturating_mul(numbers[1]) >= ROOM
}
