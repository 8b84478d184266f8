//! Fresh districts for the cells about a selection, each of which is recorded once.

use process::selection::LastWord;
use system_tests::{Browser, Selecting};

use super::{Fields, Target, Who, World, make};

/// Whether a cell is about the selection of a district.
pub(super) fn is_about(target: &Target) -> bool {
    target.path.contains("{district}/selection")
}

impl World {
    /// A browser, the address, and the fields of a good form, in a district of its own.
    pub(super) async fn selection(
        &self,
        target: &Target,
        who: Who,
        cell: usize,
    ) -> (Browser, String, Fields) {
        let app = &self.app;
        let slug = format!("selection-{cell}");
        let selecting = Selecting::make(app, &slug, LastWord::Council, 0).await;
        let browser = match who {
            Who::Visitor => app.visitor(),
            _ => {
                let person = make(app, who, &selecting.village, &self.elsewhere).await;
                app.sign_in(person).await
            }
        };
        if target.path.starts_with("/api") {
            selecting.record(app).await;
        }
        let fields = match target.method {
            "POST" => selecting.as_voted(),
            _ => Fields::new(),
        };
        let path = target.path.replace("{district}", &slug);
        (browser, path, fields)
    }
}
