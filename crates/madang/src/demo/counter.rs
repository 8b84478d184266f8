//! A proposal that a clerk enters for somebody who came to the counter.

use process::id::PersonId;
use process::proposal::ProposalForm;
use process::proxy::ProxyForm;
use store::Stores;
use web::acts::proxy;
use web::acts::tracking_code::Code;

use super::calendar;
use super::people;

/// Enters one on the morning on which a visitor finds the demonstration.
///
/// # Errors
/// When the act is refused or the store fails.
pub async fn play(stores: &Stores, slug: &str, clerk: PersonId) -> Result<(), people::Refused> {
    let (keys, slug) = (stores.keys.clone(), slug.to_owned());
    let at = calendar::now() - jiff::SignedDuration::from_mins(45);
    people::site(stores, move |tx| {
        let by = people::acting(tx, &keys, clerk, at)?;
        let who = ProxyForm {
            whose: "none".to_owned(),
            name: "하늘동 어르신 1".to_owned(),
            consent: "aloud".to_owned(),
            suggestion: "의자 하나라면 담당 부서가 바로 놓을 수 있습니다.".to_owned(),
            ..ProxyForm::default()
        };
        let form = ProposalForm {
            title: "경로당 앞 정류장에 긴 의자를".to_owned(),
            need: "버스를 서서 기다리기 힘듭니다.".to_owned(),
            body: "등받이가 있는 긴 의자를 정류장 안쪽에 놓습니다.".to_owned(),
            place: "경로당 앞 정류장".to_owned(),
            ..ProposalForm::default()
        };
        proxy::enter(tx, &by, &slug, (&who, &form), &Code::random(&keys)).map(drop)
    })
    .await
}
