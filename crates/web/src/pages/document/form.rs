//! The form of a document, for a new one and for a change.

use korean::{t, tr};
use process::document::disclosure::Reasons;
use process::document::{Class, DocumentForm, DocumentKind, Licence, Retention};
use process::rules::Limits;
use ui::{
    Checkboxes, Choice, Details, Markup, MoneyInput, Radios, Select, TextInput, Textarea, html,
};

use crate::acts::document::Origin;
use crate::fields::Fields;
use crate::form::Form;

/// What was typed.
pub(super) fn typed(form: &Form) -> DocumentForm {
    DocumentForm {
        kind: form.text("kind"),
        title: form.text("title"),
        body: form.text("body"),
        department: form.text("department"),
        author_office: form.text("author_office"),
        reviewer_office: form.text("reviewer_office"),
        approver_office: form.text("approver_office"),
        legal_basis: form.text("legal_basis"),
        policy_number: form.text("policy_number"),
        cooperation: form.text("cooperation"),
        cost: form.text("cost"),
        disclosure: form.text("disclosure"),
        reasons: form.all("reasons"),
        retention: form.text("retention"),
        classification: form.text("classification"),
        licence: form.text("licence"),
        attachments: form.text("attachments"),
    }
}

/// Where a new document comes from, in its hidden fields.
pub(super) fn origin(form: &Form) -> Origin {
    Origin {
        meeting: form.text("meeting"),
        room: form.text("room"),
        replaces: form.text("replaces"),
    }
}

/// A document as if it had been typed.
pub(super) fn filled(of: &DocumentForm, origin: &Origin) -> Form {
    let one = [
        ("kind", &of.kind),
        ("title", &of.title),
        ("body", &of.body),
        ("department", &of.department),
        ("author_office", &of.author_office),
        ("reviewer_office", &of.reviewer_office),
        ("approver_office", &of.approver_office),
        ("legal_basis", &of.legal_basis),
        ("policy_number", &of.policy_number),
        ("cooperation", &of.cooperation),
        ("cost", &of.cost),
        ("disclosure", &of.disclosure),
        ("retention", &of.retention),
        ("classification", &of.classification),
        ("licence", &of.licence),
        ("attachments", &of.attachments),
        ("meeting", &origin.meeting),
        ("room", &origin.room),
        ("replaces", &origin.replaces),
    ];
    let reasons = of.reasons.iter().map(|reason| ("reasons", reason));
    one.into_iter()
        .chain(reasons)
        .map(|(name, value)| (name, value.as_str()))
        .collect()
}

/// The fields.
pub(super) fn inputs(fields: &Fields<'_>, limits: &Limits, law: &Reasons) -> Markup {
    let lang = fields.lang;
    let characters = |max: usize| u32::try_from(max).unwrap_or(u32::MAX);
    let line = |name: &str| TextInput::new(fields.field(name, &label(name)));
    let must = |name: &str| TextInput::new(fields.field(name, &label(name)).required());
    let choices = |names: Vec<&str>, prefix: &str| -> Vec<Choice> {
        let name = |n: &str| Choice::new(n, t(lang, &format!("document-{prefix}-{n}")));
        names.into_iter().map(name).collect()
    };
    let kinds = DocumentKind::ALL.iter().map(|k| k.as_str()).collect();
    let classes = Class::ALL.iter().map(|c| c.as_str()).collect();
    let periods = Retention::ALL.iter().map(|r| r.as_str()).collect();
    let licences = Licence::ALL.iter().map(|l| l.as_str()).collect();
    let reasons = (1u8..=8).map(|number| {
        let (ko, en) = law.name(number);
        let name = lang.pick(ko, en);
        let values = [("number", i64::from(number).into()), ("name", name.into())];
        Choice::new(number.to_string(), tr(lang, "document-reason", &values))
    });
    let body = fields.hinted("body", "document-body", "document-body-hint");
    let attachments = fields.hinted(
        "attachments",
        "document-attachments",
        "document-attachments-hint",
    );
    html! {
        (Select::new(fields.field("kind", "document-kind").required(), choices(kinds, "kind")).render(lang))
        (must("title").render(lang))
        (Textarea::new(body.required()).rows(18).max_length(characters(limits.document_max)).render(lang))
        (Details::new(t(lang, "document-body-help"), html! {
            ul { @for key in ["heading", "item", "table", "total", "closed"] {
                li { (t(lang, &format!("document-body-help-{key}"))) }
            } }
        }).render())
        (Textarea::new(attachments).rows(4).render(lang))
        (must("department").render(lang))
        (must("author_office").render(lang))
        (TextInput::new(fields.hinted("reviewer_office", "document-reviewer-office", "document-reviewer-hint")).render(lang))
        (must("approver_office").render(lang))
        (line("legal_basis").render(lang))
        (line("policy_number").render(lang))
        (line("cooperation").render(lang))
        (MoneyInput::new(fields.field("cost", "document-cost")).render(lang))
        (Radios::new(fields.hinted("disclosure", "document-class", "document-class-hint").required(), choices(classes, "class")).render(lang))
        (Checkboxes::new(fields.hinted("reasons", "document-reasons", "document-reasons-hint"), reasons.collect())
            .chosen(fields.form.all("reasons")).render(lang))
        (Select::new(fields.field("retention", "document-retention").required(), choices(periods, "retention")).render(lang))
        (TextInput::new(fields.hinted("classification", "document-classification", "document-classification-hint").required()).render(lang))
        (Select::new(fields.field("licence", "document-licence").required(), choices(licences, "licence")).render(lang))
    }
}

/// The message that names a field.
fn label(name: &str) -> String {
    let key = match name {
        "title" => "document-title",
        "department" => "document-department",
        "author_office" => "document-author-office",
        "approver_office" => "document-approver-office",
        "legal_basis" => "document-basis",
        "policy_number" => "document-policy",
        _ => "document-cooperation",
    };
    key.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_survives_the_way_through_its_form() {
        let of = DocumentForm {
            kind: "plan".into(),
            title: "계획".into(),
            reasons: vec!["5".into(), "6".into()],
            attachments: "명단 | 1부 | 비공개(6)".into(),
            ..DocumentForm::default()
        };
        let from = Origin {
            room: "9".to_owned(),
            meeting: "7".into(),
            replaces: String::new(),
        };
        let form = filled(&of, &from);
        assert_eq!(typed(&form), of);
        assert_eq!(origin(&form).meeting, "7");
    }
}
