//! Why something is closed, with the names that the law of the day gives the reasons.

use jiff::Timestamp;
use korean::{Lang, tr};
use process::document::Disclosure;
use process::document::disclosure::Reasons;

/// The reasons in words: "6호(개인에 관한 것)". Empty for what is open.
pub(super) fn reasons(lang: Lang, disclosure: &Disclosure, at: Timestamp) -> String {
    let law = Reasons::on(korean::seoul(at).date());
    let each = disclosure.reasons.iter().map(|number| {
        let (ko, en) = law.name(*number);
        let name = lang.pick(ko, en);
        let values = [("number", i64::from(*number).into()), ("name", name.into())];
        tr(lang, "document-reason", &values)
    });
    each.collect::<Vec<_>>().join(", ")
}

/// The law that names the reasons.
pub(super) fn law(lang: Lang, at: Timestamp) -> &'static str {
    let law = Reasons::on(korean::seoul(at).date());
    lang.pick(law.law_ko.as_str(), law.law_en.as_str())
}
