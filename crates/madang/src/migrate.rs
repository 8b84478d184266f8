//! `madang migrate`: brings the databases to the shape this version needs.

use std::path::Path;

use anyhow::Context as _;
use store::Stores;

use crate::config::Config;
use crate::failure::Failure;
use crate::say;

/// Runs what is missing on all three stores and says what was done.
///
/// # Errors
/// When a database can't be reached, is in use, or was made by another version.
pub fn run(config: &Config) -> Result<(), Failure> {
    if config.database_url.is_empty() {
        private_folder(&config.data_folder)?;
    }
    let done = Stores::migrate(&config.stores()).map_err(Failure::store)?;
    for migration in &done {
        say::line(format_args!("done: {migration}"));
    }
    if done.is_empty() {
        say::line("Nothing to do: all databases have the shape of this version.");
    } else {
        say::line("The databases are ready. Start the site with `madang serve`.");
    }
    Ok(())
}

/// Makes the data folder, unless it is there. It holds personal data, so others may not read
/// it.
///
/// # Errors
/// When it can't be made.
pub fn private_folder(folder: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .with_context(|| format!("can't make the data folder {}", folder.display()))
        .map_err(Failure::settings)
}
