//! A formula of differential support, published by the acts of the site.

use process::differential_support::{PublishForm, SimulationForm};
use process::id::PersonId;
use web::acts;

use crate::village::Village;

/// A good simulation of three districts: 0.9 billion won, no limit is reached.
pub fn simulation() -> SimulationForm {
    SimulationForm {
        total: "9억".to_owned(),
        equal: "30".to_owned(),
        by_residents: "40".to_owned(),
        evaluation_year: String::new(),
        weights: "참여; 20\n집행; 10".to_owned(),
        floor: "1억".to_owned(),
        cap: String::new(),
        fall: String::new(),
        rise: String::new(),
        figures: "하늘구; 400,000; 3억; 62.5%; 3/4\n가람구; 120,000; -; 50%; 1/1\n\
                  물결구; 300,000; 4억; 25%; 1/4"
            .to_owned(),
    }
}

impl Village {
    /// Publishes the formula of a year.
    pub async fn publish_formula(&self, officer: PersonId, year: i64) {
        let by = self.app().by(officer).await;
        let form = PublishForm {
            fiscal_year: year.to_string(),
            reason: "작은 구도 일할 수 있게 합니다.".to_owned(),
            simulation: simulation(),
        };
        self.app()
            .write(move |tx| acts::differential_support::publish(tx, &by, &form).map(drop))
            .await;
    }
}
