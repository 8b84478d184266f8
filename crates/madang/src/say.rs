//! Lines on standard output.

use std::fmt::Display;
use std::io::Write as _;

/// Prints a line at once, even into a pipe. A reader that has seen enough, such as `head`, is
/// no failure.
pub fn line(text: impl Display) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}
