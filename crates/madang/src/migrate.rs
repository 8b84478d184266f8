//! `madang migrate`: brings the databases to the shape this version needs.

use store::Stores;

use crate::config::Config;
use crate::failure::Failure;

/// Runs what is missing on all three stores and says what was done.
///
/// # Errors
/// When a database can't be reached, is in use, or was made by another version.
pub fn run(config: &Config) -> Result<(), Failure> {
    let done = Stores::migrate(&config.stores()).map_err(Failure::store)?;
    for migration in &done {
        println!("done: {migration}");
    }
    if done.is_empty() {
        println!("Nothing to do: all databases have the shape of this version.");
    } else {
        println!("The databases are ready. Start the site with `madang serve`.");
    }
    Ok(())
}
