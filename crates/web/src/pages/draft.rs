//! A proposal that is being written: saved with a button, or by the script while somebody types.

use axum::body::Body;
use axum::http::{Response, StatusCode};
use axum::response::IntoResponse;
use jiff::Timestamp;
use korean::{Lang, t};
use process::draft::{FIELDS, Opened};
use process::id::DistrictId;
use store::{District, Draft};
use ui::{Button, Markup, TimeStyle, html, own_words, paragraphs, time};

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
    let (form, fields) = (opened(&post.form), fields(&post.form));
    let write = move |tx: &mut store::Tx<'_>| match asks {
        Asks::Discard => acts::draft::discard(tx, &by, &district),
        _ => acts::draft::save(tx, &by, &district, form, fields),
    };
    post.ctx.app.stores.site.write(write).await?;
    Ok(match asks {
        Asks::Save => see_other(&format!("/d/{slug}/proposals/new?done=draft")),
        Asks::Discard => see_other(&format!("/d/{slug}/proposals/new?done=discarded")),
        // The form learns which draft it shows from now on.
        Asks::Keep => {
            let saved_at = post.ctx.now.as_millisecond().to_string();
            (StatusCode::NO_CONTENT, [("draft-saved", saved_at)]).into_response()
        }
    })
}

/// When a draft was saved, in milliseconds, for the form that shows it.
pub(super) fn saved_at(draft: &Draft) -> String {
    draft.saved_at.as_millisecond().to_string()
}

/// Which draft an open form shows.
pub(super) fn opened(form: &Form) -> Opened {
    let known = form.get("draft_saved").parse().ok();
    Opened {
        key: form.get("key").to_owned(),
        saved_at: known.and_then(|at| Timestamp::from_millisecond(at).ok()),
    }
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

/// The name under which the script leaves what somebody types on her device.
fn on_device(ctx: &Context, district: DistrictId) -> String {
    let whose = format!("{:?}/{district}", ctx.actor.person);
    let mut name = ctx.app.stores.keys.hmac("draft", &whose);
    name.truncate(16);
    name
}

/// Word for the script, on the page of a proposal that was just handed in, that what was left on
/// the device has arrived.
pub(super) fn arrived(ctx: &Context, district: DistrictId) -> Markup {
    html! { span #draft-arrived data-name=(on_device(ctx, district)) hidden {} }
}

/// What another window saved, below a form that was refused for it: nothing that was written in
/// either one is lost.
pub(super) fn other(lang: Lang, draft: &Draft) -> Markup {
    let form = typed(draft);
    html! {
        details.alike open {
            summary { (t(lang, "draft-other-text")) " " (time(lang, draft.saved_at, TimeStyle::DateTime)) }
            @for name in ["title", "need", "body", "place", "cost"] {
                @let text = form.text(name);
                @if !text.is_empty() { div { (paragraphs(&text)) } }
            }
        }
    }
}

/// Where the form says what became of the draft, in words for the script. Its name is that of
/// the writer and the district, so that what one person left on a phone fills nobody else's form.
///
/// `shows` is when the draft that the form shows was saved, in milliseconds.
pub(super) fn told(
    ctx: &Context,
    district: &District,
    draft: Option<&Draft>,
    shows: &str,
) -> Markup {
    let (lang, name) = (ctx.lang, on_device(ctx, district.id));
    html! {
        input type="hidden" name="draft_saved" value=(shows);
        p.draft #draft role="status" data-name=(name) data-saved=(t(lang, "draft-saved"))
            data-waits=(t(lang, "draft-waits")) data-refused=(t(lang, "draft-refused"))
            data-later=(t(lang, "draft-later")) data-denied=(t(lang, "draft-denied"))
            data-other=(t(lang, "draft-other")) data-older=(t(lang, "draft-older"))
            data-use=(t(lang, "draft-use")) data-back=(t(lang, "draft-back")) {
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
