//! Photos of proposals: their part of the form, their place on pages, and the pictures.

mod file;

pub use file::{large, small};

use axum::http::StatusCode;
use korean::{Lang, t, tr};
use process::Invalid;
use process::photo::{PhotoRow, PhotosForm};
use process::refusal::Fault;
use process::rules::Limits;
use store::{NewPhoto, Photo};
use ui::{Checkboxes, Choice, Details, FileInput, Markup, ShownPhoto, TextInput, html, own_words};

use crate::acts::{self, NotDone};
use crate::error::WebError;
use crate::fields::Fields;
use crate::form::Form;
use crate::post::{FilePost, Post};
use crate::upload::{FILE, Upload};

/// The media types that a phone offers; what comes is told by its bytes.
const ACCEPTED: &str = "image/jpeg,image/png,image/webp";

/// The fields of photos that are kept, of those taken out, and of the words of new ones.
const FIELDS: [&str; 4] = ["photo", "photo_alt", "photo_drop", "photo_new_alt"];

/// A form whose photos are kept.
pub(super) struct Sent {
    /// The form, with a row for each photo.
    pub post: Post,
    /// What was wrong with its files.
    pub faults: Invalid,
}

/// Keeps the good photos of a form, so that none has to be chosen again whatever becomes of it,
/// and says what is wrong with the others.
///
/// # Errors
/// When the store fails.
pub(super) async fn keep(sent: FilePost, slug: &str) -> Result<Sent, WebError> {
    let (mut post, files, place) = sent.apart();
    let mut rows = rows(&post.form);
    let mut words = post.form.all("photo_new_alt").into_iter();
    let (mut faults, mut left) = (Invalid::default(), Vec::new());
    let chosen = files.iter().any(Upload::is_chosen);
    // The same form sent again has its answer already.
    let fresh = chosen
        && post
            .done_before()
            .await
            .is_ok_and(|before| before.is_none());
    let may = fresh && post.ctx.person().is_ok();
    let read = if may {
        decode(&post, files).await?
    } else {
        files.iter().map(|_| None).collect()
    };
    drop(place);
    let mut good = Vec::new();
    for one in read {
        let alt = words.next().unwrap_or_default();
        match one {
            Some(Ok(photo)) => good.push((photo, alt)),
            Some(Err(fault)) => {
                left.insert(faults.0.len(), alt);
                faults.push(FILE, fault.number("nth", faults.0.len() + 1));
            }
            None => left.push(alt),
        }
    }
    left.extend(words);
    let (photos, alts): (Vec<NewPhoto>, Vec<String>) = good.into_iter().unzip();
    if !photos.is_empty() {
        let (by, slug) = (post.ctx.by(), slug.to_owned());
        let write = move |tx: &mut store::Tx<'_>| acts::photo::keep(tx, &by, &slug, photos);
        match post.ctx.app.stores.site.write(write).await {
            Ok(ids) => rows.extend(ids.iter().zip(alts).map(|(id, alt)| PhotoRow {
                id: id.to_string(),
                alt,
            })),
            Err(NotDone::Store(error)) => return Err(error.into()),
            // Whoever may not hear so of the form itself.
            Err(_) => {}
        }
    }
    post.form = rebuilt(post.form, &rows, left);
    Ok(Sent { post, faults })
}

/// Reads the files beside the tasks of the server; `None` where none was chosen.
async fn decode(
    post: &Post,
    files: Vec<Upload>,
) -> Result<Vec<Option<Result<NewPhoto, Fault>>>, WebError> {
    let limits = post.ctx.rules.limits;
    let permit = post.ctx.app.decoders.clone().acquire_owned().await;
    let read = tokio::task::spawn_blocking(move || {
        // Held as long as the work takes, also when nobody waits for it any more.
        let _permit = permit;
        let one = |file: &Upload| file.is_chosen().then(|| crate::photo::read(limits, file));
        files.iter().map(one).collect()
    });
    read.await
        .map_err(|_| WebError::request(StatusCode::INTERNAL_SERVER_ERROR, "fault-internal"))
}

/// The photos of a form without those that were taken out.
fn rows(form: &Form) -> Vec<PhotoRow> {
    let dropped = form.all("photo_drop");
    let mut alts = form.all("photo_alt").into_iter();
    let rows = form.all("photo").into_iter().map(|id| PhotoRow {
        alt: alts.next().unwrap_or_default(),
        id,
    });
    rows.filter(|row| !dropped.contains(&row.id)).collect()
}

fn rebuilt(form: Form, rows: &[PhotoRow], left: Vec<String>) -> Form {
    let kept = rows
        .iter()
        .flat_map(|row| [("photo", row.id.clone()), ("photo_alt", row.alt.clone())]);
    let left = left.into_iter().map(|alt| ("photo_new_alt", alt));
    form.without(&FIELDS).with(kept).with(left)
}

/// The photos of a form that was kept, with what was wrong with its files: also words without a
/// photo, which would be lost.
pub(super) fn typed(form: &Form, faults: &Invalid) -> PhotosForm {
    let mut faults = faults.clone();
    let refused = faults
        .0
        .iter()
        .filter(|one| one.fault.number_of("nth").is_some());
    let refused = refused.count();
    let words = form.all("photo_new_alt").into_iter();
    for (nth, alt) in (1..).zip(words).skip(refused) {
        if !alt.trim().is_empty() {
            faults.push(FILE, Fault::new("fault-photo-none").number("nth", nth));
        }
    }
    PhotosForm {
        rows: rows(form),
        faults,
    }
}

/// The fields of the photos that a proposal has, as if they had been typed.
pub(super) fn filled(form: Form, photos: &[Photo]) -> Form {
    let rows: Vec<_> = photos
        .iter()
        .map(|photo| PhotoRow {
            id: photo.id.to_string(),
            alt: photo.alt.clone(),
        })
        .collect();
    rebuilt(form, &rows, Vec::new())
}

/// The part of a form: the photos that are kept with their words, and room for more.
pub(super) fn inputs(fields: &Fields<'_>, limits: &Limits) -> Markup {
    let lang = fields.lang;
    let rows = rows(fields.form);
    let alts = fields.form.all("photo_new_alt");
    let free = limits.photos_max.saturating_sub(rows.len());
    let whole = fields
        .invalid
        .0
        .iter()
        .find(|one| one.field == FILE && one.fault.number_of("nth").is_none());
    let slot = |nth: usize| {
        html! {
            (new(fields, limits, nth, alts.get(nth - 1).map_or("", String::as_str)))
        }
    };
    // A fault or words in a folded place would not be seen.
    let used = alts
        .iter()
        .rposition(|alt| !alt.is_empty())
        .map_or(0, |at| at + 1);
    let open = used.max(faulty(fields)).clamp(1, free.max(1));
    html! {
        fieldset.photo-fields id=(FILE) aria-describedby="photo-hint" {
            legend { (t(lang, "photo-heading")) }
            p.hint #photo-hint { (tr(lang, "photo-hint", &[
                ("max", limits.photos_max.into()),
                ("megabytes", (limits.photo_bytes_max / 1_000_000).into()),
            ])) }
            @if let Some(whole) = whole {
                p.error id={ (FILE) "-error" } {
                    span.sr { (t(lang, "ui-error")) ": " } (crate::message::fault(lang, &whole.fault))
                }
            }
            @for (nth, row) in (1..).zip(&rows) { (kept(fields, limits, nth, row)) }
            @for nth in 1..=open.min(free) { (slot(nth)) }
            @if open < free {
                (Details::new(t(lang, "photo-more"), html! {
                    @for nth in open + 1..=free { (slot(nth)) }
                }).render())
            }
        }
    }
}

/// How many files were refused: each has a place of its own.
fn faulty(fields: &Fields<'_>) -> usize {
    let faults = fields.invalid.0.iter().filter(|one| one.field == FILE);
    faults.filter_map(|one| one.fault.number_of("nth")).count()
}

fn words(fields: &Fields<'_>, limits: &Limits, field: ui::Field) -> Markup {
    let hint = tr(
        fields.lang,
        "photo-alt-hint",
        &[("max", limits.photo_alt_max.into())],
    );
    TextInput::new(field.hint(hint)).render(fields.lang)
}

/// A photo that is kept: it is seen, described, and can be taken out.
fn kept(fields: &Fields<'_>, limits: &Limits, nth: usize, row: &PhotoRow) -> Markup {
    let lang = fields.lang;
    let number = [("nth", nth.into())];
    let place = i64::try_from(nth).unwrap_or(i64::MAX);
    let field = fields.nth("photo_alt", tr(lang, "photo-alt", &number), place, &row.alt);
    let drop = ui::Field::new("photo_drop", tr(lang, "photo-drop-label", &number))
        .id(format!("photo_drop-{nth}"));
    let choice = Choice::new(&row.id, t(lang, "photo-drop"));
    html! {
        div.kept-photo {
            input type="hidden" name="photo" value=(row.id);
            @if row.id.parse::<process::id::PhotoId>().is_ok() {
                img src=(address(&row.id, true)) alt=(tr(lang, "photo-nth", &number)) width="160" height="120";
            }
            div {
                (words(fields, limits, field))
                (Checkboxes::new(drop, vec![choice]).render(lang))
            }
        }
    }
}

/// Room for one more.
fn new(fields: &Fields<'_>, limits: &Limits, nth: usize, alt: &str) -> Markup {
    let lang = fields.lang;
    let number = [("nth", nth.into())];
    let place = i64::try_from(nth).unwrap_or(i64::MAX);
    let file = fields.nth(FILE, tr(lang, "photo-file", &number), place, "");
    let field = fields.nth(
        "photo_new_alt",
        tr(lang, "photo-new-alt", &number),
        place,
        alt,
    );
    html! {
        div.new-photo {
            (FileInput::new(file, ACCEPTED).render(lang))
            (words(fields, limits, field))
        }
    }
}

fn address(id: &str, small: bool) -> String {
    format!("/photos/{id}{}", if small { "/small" } else { "" })
}

/// The photos of a proposal on its page; nothing when it has none.
pub(super) fn of_proposal(lang: Lang, all: &[Photo]) -> Markup {
    section(
        lang,
        t(lang, "photo-section"),
        all.iter().map(shown).collect(),
    )
}

/// The photos of an agenda's sources, each with where it comes from.
pub(super) fn of_sources(lang: Lang, district: &store::District, all: &[Photo]) -> Markup {
    let one = |photo: &Photo| {
        let address = super::proposal::address(district, photo.proposal);
        shown(photo).caption(html! { a href=(address) { (own_words(lang, &photo.title)) } })
    };
    section(
        lang,
        t(lang, "photo-sources"),
        all.iter().map(one).collect(),
    )
}

fn shown(photo: &Photo) -> ShownPhoto {
    let id = photo.id.to_string();
    ShownPhoto::new(
        (address(&id, true), address(&id, false)),
        &photo.alt,
        photo.small,
    )
}

fn section(lang: Lang, title: String, all: Vec<ShownPhoto>) -> Markup {
    if all.is_empty() {
        return html! {};
    }
    html! {
        section.section aria-labelledby="photos" {
            h2 #photos { (title) }
            (ui::photos(lang, &all))
        }
    }
}
