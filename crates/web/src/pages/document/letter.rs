//! A document as a letter: head, body, attachments, information.

use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::document::public::{PublicContent, PublicSignature, whole};
use process::document::{
    Attachment, Class, Disclosure, Document, DocumentKind, Kept, Public, Retention,
};
use process::id::DocumentId;
use store::District;
use ui::{DefinitionList, Markup, TimeStyle, html, own_words, time};

use super::body::{self, Part};
use super::closed::{law, reasons};
use super::text::{closed_words, kept};
use super::{address, class, list_address, number, step};
use crate::form::encode;

/// Everything the letter shows, of either sight.
pub(super) struct Letter {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
    pub number: Option<String>,
    pub approved_at: Option<Timestamp>,
    department: String,
    disclosure: Disclosure,
    retention: Retention,
    kept: Option<Kept>,
    classification: String,
    pub replaces: Option<DocumentId>,
    /// None of a closed document that its reader may not see.
    content: Option<(PublicContent, Vec<Part>)>,
}

impl From<Public> for Letter {
    fn from(public: Public) -> Letter {
        let content = public.content.map(|content| {
            let parts = content.body.iter().map(|s| (s.clone(), false)).collect();
            (content, parts)
        });
        Letter {
            id: public.id,
            kind: public.kind,
            number: Some(number(&public.department, public.number)),
            title: public.title,
            approved_at: Some(public.approved_at),
            department: public.department,
            disclosure: public.disclosure,
            retention: public.retention,
            kept: Some(public.kept),
            classification: public.classification,
            replaces: public.replaces,
            content,
        }
    }
}

impl From<&Document> for Letter {
    /// The whole, for staff; what the public does not see is marked.
    fn from(document: &Document) -> Letter {
        let text = &document.text;
        let closed = text.body.iter().map(|block| block.closed);
        let parts = whole(&text.body).into_iter().zip(closed).collect();
        let line = document.signatures.iter().map(|s| PublicSignature {
            step: s.step,
            office: s.office.clone(),
            signed_at: s.signed_at,
            acting: s.acting,
        });
        let content = PublicContent {
            author_office: text.author_office.clone(),
            legal_basis: text.legal_basis.clone(),
            policy_number: text.policy_number.clone(),
            cooperation: text.cooperation.clone(),
            cost: text.cost,
            licence: text.licence,
            body: Vec::new(),
            attachments: text.attachments.clone(),
            line: line.collect(),
            hash: document.hash.clone().unwrap_or_default(),
        };
        Letter {
            id: document.id,
            kind: text.kind,
            title: text.title.clone(),
            number: document.number.map(|n| number(&text.department, n)),
            approved_at: document.approved_at,
            department: text.department.clone(),
            disclosure: text.disclosure.clone(),
            retention: text.retention,
            kept: document.kept,
            classification: text.classification.clone(),
            replaces: document.replaces,
            content: Some((content, parts)),
        }
    }
}

impl Letter {
    /// The day whose law names the reasons.
    fn day(&self, now: Timestamp) -> Timestamp {
        self.approved_at.unwrap_or(now)
    }

    /// The letter without its heading.
    pub(super) fn render(&self, lang: Lang, district: &District, now: Timestamp) -> Markup {
        let at = self.day(now);
        html! {
            section.section aria-labelledby="head" {
                h2 id="head" { (t(lang, "document-head")) }
                (self.facts(lang, at))
            }
            section.section.letter aria-labelledby="body" {
                h2 id="body" { (t(lang, "document-body")) }
                @match &self.content {
                    Some((content, parts)) => {
                        (body::render(lang, parts))
                        @if content.attachments.is_empty() { (end(lang)) }
                    }
                    None => p.withheld { (closed_words(lang, &self.disclosure, at)) }
                }
            }
            @if let Some((content, _)) = &self.content {
                section.section aria-labelledby="attachments" {
                    h2 id="attachments" tabindex="-1" { (t(lang, "document-attachments")) }
                    (attachments(lang, &content.attachments, at))
                }
            }
            section.section aria-labelledby="information" {
                h2 id="information" { (t(lang, "document-information")) }
                (self.information(lang, district))
                p.soft { (t(lang, "document-no-effect")) }
            }
        }
    }

    fn facts(&self, lang: Lang, at: Timestamp) -> Markup {
        let waiting = || t(lang, "document-not-approved");
        let number = self.number.clone().unwrap_or_else(waiting);
        let mut facts = DefinitionList::new()
            .entry_markup(t(lang, "document-number"), own_words(lang, &number))
            .entry_markup(
                t(lang, "document-approved"),
                match self.approved_at {
                    Some(at) => time(lang, at, TimeStyle::Official),
                    None => html! { (waiting()) },
                },
            )
            .entry(t(lang, "document-class"), class(lang, &self.disclosure));
        if !self.disclosure.reasons.is_empty() {
            facts = facts.entry_markup(
                t(lang, "document-reasons"),
                html! { (reasons(lang, &self.disclosure, at)) br; span.soft { (law(lang, at)) } },
            );
        }
        facts = facts.entry(
            t(lang, "document-kept"),
            kept(lang, self.retention, self.kept),
        );
        let Some((content, _)) = &self.content else {
            return facts.render();
        };
        facts = facts.entry_markup(t(lang, "document-line"), line(lang, &content.line));
        let cost = content.cost.map(|cost| korean::won_official(cost.0));
        for (key, value) in [
            ("document-basis", &content.legal_basis),
            ("document-policy", &content.policy_number),
            ("document-cooperation", &content.cooperation),
            ("document-cost", &cost.unwrap_or_default()),
        ] {
            if !value.is_empty() {
                facts = facts.entry_markup(t(lang, key), own_words(lang, value));
            }
        }
        facts.render()
    }

    fn information(&self, lang: Lang, district: &District) -> Markup {
        let agency = lang.pick(&district.name_ko, &district.name_en);
        let same = format!(
            "{}?classification={}",
            list_address(district),
            encode(&self.classification)
        );
        let mut facts = DefinitionList::new()
            .entry(t(lang, "document-agency"), agency)
            .entry_markup(
                t(lang, "document-department"),
                own_words(lang, &self.department),
            );
        if let Some((content, _)) = &self.content {
            facts = facts.entry_markup(
                t(lang, "document-author-office"),
                own_words(lang, &content.author_office),
            );
        }
        facts = facts
            .entry(t(lang, "document-record"), format!("D{}", self.id))
            .entry_markup(
                t(lang, "document-classification"),
                html! {
                    (own_words(lang, &self.classification)) br;
                    a href=(same) { (t(lang, "document-same-class-link")) }
                },
            );
        if let Some((content, _)) = &self.content {
            let licence = t(lang, &format!("document-licence-{}", content.licence));
            facts = facts.entry(t(lang, "document-licence"), licence);
            if !content.hash.is_empty() {
                facts = facts.entry_markup(
                    t(lang, "document-hash"),
                    html! { code.hash { (content.hash) } },
                );
            }
        }
        if let Some(old) = self.replaces {
            facts = facts.entry_markup(
                t(lang, "document-replaces"),
                html! { a href=(address(district, old)) { (t(lang, "document-replaces-link")) } },
            );
        }
        facts.render()
    }
}

/// The approval line: each step with its office, the day only where it was signed.
fn line(lang: Lang, line: &[PublicSignature]) -> Markup {
    html! {
        ol.approval {
            @for signature in line {
                li {
                    (step(lang, signature.step)) ": " (own_words(lang, &signature.office))
                    @if signature.acting { " · " strong { (t(lang, "document-acting")) } }
                    @if let Some(at) = signature.signed_at { " · " (time(lang, at, TimeStyle::Official)) }
                }
            }
        }
    }
}

fn attachments(lang: Lang, of: &[Attachment], at: Timestamp) -> Markup {
    if of.is_empty() {
        return html! { p { (t(lang, "document-attachments-none")) } };
    }
    html! {
        ol.attachments {
            @for (number, attachment) in (1..).zip(of) {
                li {
                    (own_words(lang, &attachment.title)) " "
                    (tr(lang, "document-copies", &[("count", attachment.copies.into())]))
                    @if attachment.disclosure.class != Class::Open {
                        " · " strong { (class(lang, &attachment.disclosure)) }
                        br; span.soft { (reasons(lang, &attachment.disclosure, at)) }
                    }
                    @if number == of.len() { (end(lang)) }
                }
            }
        }
    }
}

/// The word that ends an official text.
fn end(lang: Lang) -> Markup {
    html! { span.end { "\u{a0}\u{a0}" (own_words(lang, "끝.")) } }
}
