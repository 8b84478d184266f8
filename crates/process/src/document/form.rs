//! A document as typed into the form.

use finance::Won;

use super::attachment::{print as attachments, read as attachment};
use super::block::{self, Block};
use super::{Attachment, Class, Disclosure, DocumentText};
use crate::refusal::{Fault, Invalid};
use crate::rules::Limits;
use crate::text::Field;

/// A document as typed into the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of `DocumentText`")]
pub struct DocumentForm {
    pub kind: String,
    pub title: String,
    pub body: String,
    pub department: String,
    pub author_office: String,
    pub reviewer_office: String,
    pub approver_office: String,
    pub legal_basis: String,
    pub policy_number: String,
    pub cooperation: String,
    pub cost: String,
    pub disclosure: String,
    /// The numbers of the reasons.
    pub reasons: Vec<String>,
    pub retention: String,
    pub classification: String,
    pub licence: String,
    /// One a line: title, copies and disclosure with `|` between.
    pub attachments: String,
}

impl DocumentForm {
    /// Checks every field.
    ///
    /// # Errors
    /// All faulty fields at once. A document that is partly open must have something closed,
    /// and an open one must not: a text that is only covered up would not be.
    pub fn check(&self, limits: &Limits) -> Result<DocumentText, Invalid> {
        let mut invalid = Invalid::default();
        let kind = chosen("kind", &self.kind, "document-fault-kind", &mut invalid);
        let title = Field::line("title", limits.title_max).check(&self.title, &mut invalid);
        let line = |name, text: &str, invalid: &mut Invalid| {
            Field::line(name, limits.place_max).check(text, invalid)
        };
        let department = line("department", &self.department, &mut invalid);
        let author_office = line("author_office", &self.author_office, &mut invalid);
        let approver_office = line("approver_office", &self.approver_office, &mut invalid);
        let classification = line("classification", &self.classification, &mut invalid);
        let maybe = |name, text: &str, max: usize, invalid: &mut Invalid| {
            Field::line(name, max).optional().check(text, invalid)
        };
        let office = limits.place_max;
        let reviewer_office = maybe(
            "reviewer_office",
            &self.reviewer_office,
            office,
            &mut invalid,
        );
        let policy_number = maybe("policy_number", &self.policy_number, office, &mut invalid);
        let legal_basis = maybe(
            "legal_basis",
            &self.legal_basis,
            limits.need_max,
            &mut invalid,
        );
        let cooperation = maybe(
            "cooperation",
            &self.cooperation,
            limits.need_max,
            &mut invalid,
        );
        let cost = self.check_cost(&mut invalid);
        let body = self.check_body(limits, &mut invalid);
        let disclosure = Disclosure::check(&self.disclosure, &self.reasons, &mut invalid);
        let attachments = self.check_attachments(limits, &mut invalid);
        check_closed(&disclosure, &body, &attachments, &mut invalid);
        let retention = chosen(
            "retention",
            &self.retention,
            "document-fault-retention",
            &mut invalid,
        );
        let licence = chosen(
            "licence",
            &self.licence,
            "document-fault-licence",
            &mut invalid,
        );
        let (Some(kind), Some(retention), Some(licence)) = (kind, retention, licence) else {
            return Err(invalid);
        };
        invalid.or(DocumentText {
            kind,
            title,
            body,
            department,
            author_office,
            reviewer_office,
            approver_office,
            legal_basis,
            policy_number,
            cooperation,
            cost,
            disclosure,
            retention,
            classification,
            licence,
            attachments,
        })
    }

    fn check_cost(&self, invalid: &mut Invalid) -> Option<Won> {
        if self.cost.trim().is_empty() {
            return None;
        }
        let cost = self.cost.parse::<Won>().ok();
        if cost.is_none() {
            invalid.push("cost", Fault::new("fault-cost"));
        }
        cost
    }

    fn check_body(&self, limits: &Limits, invalid: &mut Invalid) -> Vec<Block> {
        let text = Field::lines("body", limits.document_max).check(&self.body, invalid);
        block::parse(&text).unwrap_or_else(|fault| {
            invalid.push("body", fault);
            Vec::new()
        })
    }

    fn check_attachments(&self, limits: &Limits, invalid: &mut Invalid) -> Vec<Attachment> {
        let field = Field::lines("attachments", limits.body_max).optional();
        let text = field.check(&self.attachments, invalid);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let mut found = Vec::new();
        for line in lines {
            match attachment(line, limits.title_max) {
                Some(attachment) => found.push(attachment),
                None => {
                    let fault = Fault::new("document-fault-attachment").text("text", line);
                    invalid.push("attachments", fault);
                    break;
                }
            }
        }
        found
    }
}

impl From<&DocumentText> for DocumentForm {
    /// A document as if it had been typed, for changing it or drafting one like it.
    fn from(text: &DocumentText) -> DocumentForm {
        DocumentForm {
            kind: text.kind.to_string(),
            title: text.title.clone(),
            body: block::print(&text.body),
            department: text.department.clone(),
            author_office: text.author_office.clone(),
            reviewer_office: text.reviewer_office.clone(),
            approver_office: text.approver_office.clone(),
            legal_basis: text.legal_basis.clone(),
            policy_number: text.policy_number.clone(),
            cooperation: text.cooperation.clone(),
            cost: text
                .cost
                .map(|cost| korean::number(cost.0))
                .unwrap_or_default(),
            disclosure: text.disclosure.class.to_string(),
            reasons: text.disclosure.reasons.iter().map(u8::to_string).collect(),
            retention: text.retention.to_string(),
            classification: text.classification.clone(),
            licence: text.licence.to_string(),
            attachments: attachments(&text.attachments),
        }
    }
}

fn check_closed(
    disclosure: &Disclosure,
    body: &[Block],
    attachments: &[Attachment],
    invalid: &mut Invalid,
) {
    let faulty = |name| invalid.0.iter().any(|f| f.field == name);
    if ["disclosure", "reasons", "body", "attachments"]
        .into_iter()
        .any(faulty)
    {
        return;
    }
    let in_body = body.iter().any(|block| block.closed);
    let elsewhere = attachments
        .iter()
        .any(|a| a.disclosure.class != Class::Open);
    match disclosure.class {
        Class::Open if in_body => {
            invalid.push("disclosure", Fault::new("document-fault-open-closed"));
        }
        Class::Partial if !in_body && !elsewhere => {
            invalid.push("disclosure", Fault::new("document-fault-nothing-closed"));
        }
        _ => {}
    }
}

fn chosen<T: std::str::FromStr>(
    name: &'static str,
    typed: &str,
    key: &'static str,
    invalid: &mut Invalid,
) -> Option<T> {
    let found = typed.parse().ok();
    if found.is_none() {
        invalid.push(name, Fault::new(key));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentKind;
    use crate::rules::Rules;

    fn form() -> DocumentForm {
        DocumentForm {
            kind: "result-report".into(),
            title: "현장평가 워크숍 결과보고".into(),
            body: "# 개요\n가. 때\n나. 곳\n[비공개] 다. 사람".into(),
            department: "지역협치담당관".into(),
            author_office: "주무관".into(),
            reviewer_office: "협치팀장".into(),
            approver_office: "지역협치담당관".into(),
            cost: "394만".into(),
            disclosure: "partial".into(),
            reasons: vec!["6".into()],
            retention: "5".into(),
            classification: "행정 > 지역협치".into(),
            licence: "kogl-4".into(),
            attachments: "자료집 | 1부 | 비공개(6)\n\n사진 | 2\n안내문".into(),
            ..DocumentForm::default()
        }
    }

    fn check(form: &DocumentForm) -> Result<DocumentText, Invalid> {
        form.check(Rules::on(jiff::civil::date(2026, 7, 1)).limits)
    }

    #[test]
    fn a_document_survives_the_way_through_its_form() {
        let text = check(&form()).expect("a good form");
        assert_eq!(text.kind, DocumentKind::ResultReport);
        assert_eq!(text.cost, Some(Won(3_940_000)));
        assert_eq!(text.attachments.len(), 3);
        assert_eq!(text.attachments[0].disclosure.to_string(), "(6)");
        assert_eq!(text.attachments[1].copies, 2);
        assert_eq!(check(&DocumentForm::from(&text)), Ok(text));
    }

    #[test]
    fn every_faulty_field_is_named() {
        let faults = |form: &DocumentForm| -> Vec<(&str, &str)> {
            let invalid = check(form).expect_err("faulty");
            invalid.0.iter().map(|f| (f.field, f.fault.key)).collect()
        };
        let empty = faults(&DocumentForm::default());
        let fields: Vec<_> = empty.iter().map(|(field, _)| *field).collect();
        assert_eq!(
            fields,
            [
                "kind",
                "title",
                "department",
                "author_office",
                "approver_office",
                "classification",
                "body",
                "disclosure",
                "retention",
                "licence"
            ]
        );
        for (changed, fault) in [
            (
                DocumentForm {
                    reasons: vec![],
                    ..form()
                },
                ("reasons", "document-fault-reasons"),
            ),
            (
                DocumentForm {
                    reasons: vec!["9".into()],
                    ..form()
                },
                ("reasons", "document-fault-reasons"),
            ),
            (
                DocumentForm {
                    disclosure: "open".into(),
                    ..form()
                },
                ("reasons", "document-fault-reasons-open"),
            ),
            (
                DocumentForm {
                    disclosure: "open".into(),
                    reasons: vec![],
                    ..form()
                },
                ("disclosure", "document-fault-open-closed"),
            ),
            (
                DocumentForm {
                    body: "모두 열린 글".into(),
                    attachments: String::new(),
                    ..form()
                },
                ("disclosure", "document-fault-nothing-closed"),
            ),
            (
                DocumentForm {
                    attachments: "명단 | 1부 | 비공개".into(),
                    ..form()
                },
                ("attachments", "document-fault-attachment"),
            ),
            (
                DocumentForm {
                    attachments: "명단 | 0 | 공개".into(),
                    ..form()
                },
                ("attachments", "document-fault-attachment"),
            ),
            (
                DocumentForm {
                    cost: "많이".into(),
                    ..form()
                },
                ("cost", "fault-cost"),
            ),
        ] {
            assert_eq!(faults(&changed), [fault]);
        }
    }
}
