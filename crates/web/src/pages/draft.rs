//! A proposal that is being written: saved with a button, or by the script while somebody types.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use korean::{Lang, t};
use process::draft::FIELDS;
use store::{District, Draft};
use ui::{Button, Markup, TimeStyle, html, own_words, time};

use crate::acts::{self, NotDone};
use crate::context::Context;
use crate::form::Form;
use crate::post::{Post, see_other};

/// What a form may ask for about its draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    /// The button: save, and show the form again.
    Save,
    /// The script: save, and say nothing.
    Keep,
    /// Let go of it.
    Discard,
}

/// What this form asks for, if anything.
pub(super) fn asks(form: &Form) -> Option<Asks> {
    match form.get("step") {
        "draft" => Some(Asks::Save),
        "draft-keep" => Some(Asks::Keep),
        "draft-discard" => Some(Asks::Discard),
        _ => None,
    }
}

/// Does what the form asks. Saving twice is saving once, so no answer is kept under its key.
///
/// # Errors
/// What the act refused.
pub(super) async fn done(post: &Post, slug: &str, asks: Asks) -> Result<Response<Body>, NotDone> {
    let (by, district) = (post.ctx.by(), slug.to_owned());
    let fields = fields(&post.form);
    let write = move |tx: &mut store::Tx<'_>| match asks {
        Asks::Discard => acts::draft::discard(tx, &by, &district),
        _ => acts::draft::save(tx, &by, &district, fields),
    };
    post.ctx.app.stores.site.write(write).await?;
    Ok(match asks {
        Asks::Save => see_other(&format!("/d/{slug}/proposals/new?done=draft")),
        Asks::Discard => see_other(&format!("/d/{slug}/proposals/new?done=discarded")),
        Asks::Keep => StatusCode::NO_CONTENT.into_response(),
    })
}

/// What of a form is kept.
fn fields(form: &Form) -> Vec<(String, String)> {
    let of = |name: &'static str| {
        let values = form.all(name).into_iter();
        values.map(move |value| (name.to_owned(), value))
    };
    FIELDS.into_iter().flat_map(of).collect()
}

/// A draft as it was typed.
pub(super) fn typed(draft: &Draft) -> Form {
    draft.fields.iter().cloned().collect()
}

/// The buttons of a form for its draft; the second one when there is something to let go of.
pub(super) fn buttons(lang: Lang, kept: bool) -> Markup {
    html! {
        (Button::new(t(lang, "draft-save")).second().sends("step", "draft").render())
        @if kept {
            (Button::new(t(lang, "draft-discard")).second().sends("step", "draft-discard").render())
        }
    }
}

/// Where the form says what became of the draft, in words for the script. Its name is that of
/// the writer and the district, so that what one person left on a phone fills nobody else's form.
pub(super) fn told(ctx: &Context, district: &District, draft: Option<&Draft>) -> Markup {
    let lang = ctx.lang;
    let whose = format!("{:?}/{}", ctx.actor.person, district.id);
    let name = ctx.app.stores.keys.hmac("draft", &whose);
    html! {
        p.draft #draft role="status" data-name=(name[..16]) data-saved=(t(lang, "draft-saved"))
            data-waits=(t(lang, "draft-waits")) data-refused=(t(lang, "draft-refused"))
            data-back=(t(lang, "draft-back")) {
            @if let Some(draft) = draft {
                (t(lang, "draft-kept")) " " (time(lang, draft.saved_at, TimeStyle::DateTime)) ". "
                (t(lang, "draft-until")) " " (time(lang, draft.keep_until, TimeStyle::Date))
            }
        }
    }
}

/// What somebody is writing in all districts, on her own page; nothing when there is none.
pub(super) fn list(lang: Lang, drafts: &[Draft], districts: &[District]) -> Markup {
    let of = |draft: &Draft| {
        districts
            .iter()
            .find(|one| one.id == draft.district)
            .cloned()
    };
    html! {
        @if !drafts.is_empty() {
            section.section {
                h2 { (t(lang, "draft-list")) }
                ul.rows role="list" {
                    @for draft in drafts {
                        @if let Some(district) = of(draft) {
                            @let title = typed(draft).text("title");
                            li { div {
                                p { a href={ "/d/" (district.slug) "/proposals/new" } {
                                    @if title.is_empty() { (t(lang, "draft-untitled")) }
                                    @else { (own_words(lang, &title)) }
                                } }
                                p.meta {
                                    (lang.pick(&district.name_ko, &district.name_en)) " · "
                                    (t(lang, "draft-kept")) " " (time(lang, draft.saved_at, TimeStyle::DateTime))
                                }
                            } }
                        }
                    }
                }
            }
        }
    }
}
