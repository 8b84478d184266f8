//! A document as plain text, for screen readers and for taking along.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, header};
use axum::response::IntoResponse;
use jiff::Timestamp;
use korean::{Lang, t, tr};
use process::Act;
use process::act::Target;
use process::document::public::{PublicContent, Shown};
use process::document::{Class, Disclosure, Kept, Public, Retention};
use process::id::DocumentId;

use super::closed::{law, reasons};
use super::{class, day, number, step};
use crate::acts::document::find;
use crate::context::Context;
use crate::error::WebError;

/// `GET /d/{district}/documents/{document}/text`: what everybody may read, whoever asks.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response<Body>, WebError> {
    let id: DocumentId = id.parse().map_err(|_| WebError::not_found())?;
    let found = ctx
        .app
        .stores
        .site
        .read(move |tx| find::<WebError>(tx, &slug, id))
        .await?;
    let (district, document) = found;
    ctx.may(Act::PublicSee, Target::district(district.id))?;
    let public = Public::of(&document).ok_or_else(WebError::not_found)?;
    let agency = ctx.lang.pick(&district.name_ko, &district.name_en);
    let head = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((head, render(ctx.lang, agency, &public)).into_response())
}

/// One line for each part; a row of a table names its columns.
fn render(lang: Lang, agency: &str, public: &Public) -> String {
    let mut out = vec![public.title.clone(), String::new()];
    let mut fact = |key: &str, value: String| {
        if !value.is_empty() {
            out.push(format!("{}: {value}", t(lang, key)));
        }
    };
    fact("document-agency", agency.to_owned());
    fact("document-number", number(&public.department, public.number));
    fact(
        "document-approved",
        korean::official_date(public.approved_at),
    );
    fact("document-class", class(lang, &public.disclosure));
    fact(
        "document-reasons",
        reasons(lang, &public.disclosure, public.approved_at),
    );
    fact(
        "document-kept",
        kept(lang, public.retention, Some(public.kept)),
    );
    match &public.content {
        Some(content) => {
            head(lang, content, &mut out);
            out.push(String::new());
            body(lang, content, &mut out);
            attachments(lang, public, content, &mut out);
        }
        None => {
            out.push(String::new());
            out.push(closed_words(lang, &public.disclosure, public.approved_at));
        }
    }
    out.push(String::new());
    out.push(t(lang, "document-no-effect"));
    out.push(String::new());
    out.join("\n")
}

/// Why nothing of a closed document is shown.
pub(super) fn closed_words(lang: Lang, disclosure: &Disclosure, at: Timestamp) -> String {
    let values = [
        ("law", law(lang, at).into()),
        ("reasons", reasons(lang, disclosure, at).into()),
    ];
    tr(lang, "document-closed-text", &values)
}

/// How long it is kept, in words; before the approval only the period.
pub(super) fn kept(lang: Lang, retention: Retention, kept: Option<Kept>) -> String {
    let name = t(lang, &format!("document-retention-{retention}"));
    let days = kept.and_then(|kept| Some((kept.from, kept.until?)));
    match days {
        Some((from, until)) => {
            let values = [
                ("name", name.into()),
                ("from", day(from).into()),
                ("until", day(until).into()),
            ];
            tr(lang, "document-kept-until", &values)
        }
        None => name,
    }
}

fn head(lang: Lang, content: &PublicContent, out: &mut Vec<String>) {
    for signature in &content.line {
        let acting = match signature.acting {
            true => format!(" {}", t(lang, "document-acting")),
            false => String::new(),
        };
        let at = signature.signed_at.map(korean::official_date);
        out.push(format!(
            "{}: {}{acting} {}",
            step(lang, signature.step),
            signature.office,
            at.unwrap_or_default()
        ));
    }
    let cost = content.cost.map(|cost| korean::won_official(cost.0));
    for (key, value) in [
        ("document-basis", content.legal_basis.clone()),
        ("document-policy", content.policy_number.clone()),
        ("document-cooperation", content.cooperation.clone()),
        ("document-cost", cost.unwrap_or_default()),
    ] {
        if !value.is_empty() {
            out.push(format!("{}: {value}", t(lang, key)));
        }
    }
}

fn body(lang: Lang, content: &PublicContent, out: &mut Vec<String>) {
    for shown in &content.body {
        match shown {
            Shown::Heading(text) => {
                out.push(String::new());
                out.push(text.clone());
            }
            Shown::Paragraph(text) => out.push(text.clone()),
            Shown::Item { mark, text, level } => {
                let indent = "  ".repeat(usize::from(*level).saturating_sub(1));
                let mark = match mark.as_str() {
                    "" => String::new(),
                    mark => format!("{mark} "),
                };
                out.push(format!("{indent}{mark}{text}"));
            }
            Shown::Table {
                caption,
                head,
                rows,
            } => {
                if !caption.is_empty() {
                    out.push(caption.clone());
                }
                for (number, row) in (1i64..).zip(rows) {
                    let cells = head
                        .iter()
                        .zip(row)
                        .map(|(name, cell)| match cell.as_str() {
                            "" => format!("{name}: {}", t(lang, "document-none")),
                            cell => format!("{name}: {cell}"),
                        });
                    let cells = cells.collect::<Vec<_>>().join(", ");
                    let values = [("number", number.into()), ("cells", cells.into())];
                    out.push(tr(lang, "document-row", &values));
                }
            }
            Shown::Total { label, amount } => {
                out.push(format!("{label} {}", korean::won_official(amount.0)));
            }
            Shown::Withheld => out.push(t(lang, "document-withheld")),
        }
    }
    if content.attachments.is_empty() {
        end(out);
    }
}

/// Two spaces and the word that ends an official text.
fn end(out: &mut [String]) {
    if let Some(last) = out.last_mut() {
        last.push_str("  끝.");
    }
}

fn attachments(lang: Lang, public: &Public, content: &PublicContent, out: &mut Vec<String>) {
    if content.attachments.is_empty() {
        return;
    }
    out.push(String::new());
    let one = content.attachments.len() == 1;
    for (number, attachment) in (1..).zip(&content.attachments) {
        let number = if one {
            String::new()
        } else {
            format!("{number}. ")
        };
        let copies = tr(
            lang,
            "document-copies",
            &[("count", attachment.copies.into())],
        );
        let mut line = format!(
            "{}  {number}{} {copies}.",
            t(lang, "document-attachment"),
            attachment.title
        );
        if attachment.disclosure.class != Class::Open {
            let why = reasons(lang, &attachment.disclosure, public.approved_at);
            line.push_str(&format!(" {} {why}", class(lang, &attachment.disclosure)));
        }
        out.push(line);
    }
    end(out);
}
