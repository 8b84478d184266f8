//! A text of an agreement that the city issues, made by the acts of the site.

use process::common_agreement::{CommonForm, TermsForm};
use process::id::{CommonAgreementId, DistrictId, PersonId};
use web::acts;

use crate::village::Village;

/// A good form that issues a text to these districts, each with a limit of its own.
pub fn common_form(districts: &[(DistrictId, &str)], year: i64) -> CommonForm {
    let terms = |(district, limit): &(DistrictId, &str)| TermsForm {
        district: district.to_string(),
        limit: (*limit).to_owned(),
        at_limit: "council".to_owned(),
        start: format!("{year}-01-01"),
        end: format!("{year}-12-31"),
        amount: "5억".to_owned(),
    };
    CommonForm {
        title: format!("{year}년 협약"),
        body: "{구}는 {금액}을 {한도}% 안에서 스스로 바꿉니다.".to_owned(),
        at_limit_note: "협치회의가 정합니다.".to_owned(),
        fiscal_year: year.to_string(),
        chosen: districts.iter().map(|(id, _)| id.to_string()).collect(),
        terms: districts.iter().map(terms).collect(),
    }
}

impl Village {
    /// Issues a text to this district.
    pub async fn issue(&self, who: PersonId, year: i64) -> CommonAgreementId {
        let (by, form) = (
            self.app().by(who).await,
            common_form(&[(self.id, "10")], year),
        );
        self.app()
            .write(move |tx| acts::common_agreement::issue(tx, &by, None, &form))
            .await
    }
}
