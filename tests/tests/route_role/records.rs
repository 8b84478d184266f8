//! Fresh documents for the cells of the table.

use process::Role;
use system_tests::records::document_form;

use super::{Fields, Target, Who, World, make};

impl World {
    /// The id of a document in the state that the address is about.
    pub(super) async fn document(&self, target: &Target, who: Who, cell: usize) -> String {
        let role = |role| make(&self.app, Who::Holder(role), &self.here, &self.elsewhere);
        // Who may draft takes back what is her own.
        let own = target.path.ends_with("/withdraw");
        let drafter = match self.person(who).filter(|_| own) {
            Some(person) if drafts(who) => person,
            _ => role(Role::Secretary).await,
        };
        let mut form = document_form(&format!("문서 {cell}"));
        form.reviewer_office = String::new();
        let id = self.app.draft(drafter, "haneul", form).await;
        let approved = matches!(
            target.path.rsplit('/').next(),
            Some("{document}" | "text" | "report")
        );
        if approved {
            let deputy = role(Role::DeputyApprover).await;
            self.app.sign(deputy, "haneul", id, self.app.now()).await;
        }
        id.to_string()
    }

    /// The fields of a good form about documents.
    pub(super) fn document_fields(&self, target: &Target) -> Fields {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        if target.path.ends_with("/return") {
            return vec![pair("reason", "금액이 빠졌습니다.")];
        }
        if !target.path.ends_with("/documents") && !target.path.ends_with("/edit") {
            return Vec::new();
        }
        let form = document_form("결과를 알리는 문서");
        let mut fields = vec![
            pair("kind", &form.kind),
            pair("title", &form.title),
            pair("body", &form.body),
            pair("department", &form.department),
            pair("author_office", &form.author_office),
            pair("reviewer_office", &form.reviewer_office),
            pair("approver_office", &form.approver_office),
            pair("disclosure", &form.disclosure),
            pair("retention", &form.retention),
            pair("classification", &form.classification),
            pair("licence", &form.licence),
            pair("attachments", &form.attachments),
        ];
        fields.extend(form.reasons.iter().map(|reason| pair("reasons", reason)));
        fields
    }
}

/// Whether somebody in this column drafts documents.
fn drafts(who: Who) -> bool {
    let may = |role| process::act::rule(process::Act::DocumentDraft, Some(role));
    who.role_here()
        .is_some_and(|role| may(role) == process::act::Rule::Yes)
}
