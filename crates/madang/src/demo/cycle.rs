//! One district's year up to the point at which a visitor finds it, stage by stage.

use std::sync::Arc;

use jiff::Timestamp;
use process::id::PersonId;
use process::stage::StageKind;
use store::{Stores, Tx};
use web::acts::{By, NotDone};

use super::calendar::Calendar;
use super::people;
use super::random::Random;
use super::staff::Staff;

/// A district while its year is played.
pub struct District {
    /// The stores.
    pub stores: Stores,
    /// Its name in Korean.
    pub name: String,
    /// When what happens.
    pub calendar: &'static Calendar,
    /// Who does it.
    pub staff: Staff,
    /// The residents.
    pub residents: Arc<Vec<PersonId>>,
    /// What is left to chance.
    pub random: Random,
}

impl District {
    /// The name in addresses.
    pub fn slug(&self) -> &'static str {
        &self.calendar.slug
    }

    /// Puts the name of the district into a text.
    pub fn words(&self, text: &str) -> String {
        text.replace("{구}", &self.name)
    }

    /// A moment of a stage, when it is past; see [`Calendar::past`].
    pub fn past(&self, kind: StageKind, thousandths: i64, hour: i8) -> Option<Timestamp> {
        self.calendar.past(kind, thousandths, hour)
    }

    /// Lets somebody act at a moment.
    ///
    /// # Errors
    /// What was not done.
    pub async fn act<T, F>(
        &self,
        who: PersonId,
        at: Timestamp,
        act: F,
    ) -> Result<T, people::Refused>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>, &By) -> Result<T, NotDone> + Send + 'static,
    {
        let keys = self.stores.keys.clone();
        people::site(&self.stores, move |tx| {
            let by = people::acting(tx, &keys, who, at)?;
            act(tx, &by)
        })
        .await
    }
}
