//! The file of evidence: kept with a form, served to whoever sees it.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use process::Invalid;
use process::evidence::{EvidenceFileKind, take_file};
use process::id::EvidenceId;
use process::refusal::Fault;
use process::rules::Limits;
use store::NewEvidenceFile;

use crate::acts::{NotDone, evidence as acts};
use crate::context::Context;
use crate::error::WebError;
use crate::post::{FilePost, Post};
use crate::upload::Upload;

/// The field of a file that comes.
pub(super) const FILE: &str = "evidence_file";

/// The field of a file that was kept.
pub(super) const KEPT: &str = "evidence_kept";

/// What a chosen file may be; what comes is told by its bytes.
pub(super) const ACCEPTED: &str = "image/jpeg,image/png,image/webp,application/pdf";

/// For how many seconds anybody may keep an open file without asking again.
const FOR: &str = "public, max-age=600";

/// A form whose file is kept.
pub struct Sent {
    /// The form, which names the file.
    pub post: Post,
    /// What was wrong with the file.
    pub fault: Option<Fault>,
}

/// Keeps the file of a form, so that it need not be chosen again whatever becomes of the form.
///
/// # Errors
/// When the store fails.
pub async fn keep(sent: FilePost, slug: &str) -> Result<Sent, WebError> {
    let (mut post, files, place) = sent.apart();
    let Some(upload) = files.into_iter().find(Upload::is_chosen) else {
        return Ok(Sent { post, fault: None });
    };
    // The same form sent again has its answer already.
    let fresh = post
        .done_before()
        .await
        .is_ok_and(|before| before.is_none());
    if !fresh || post.ctx.person().is_err() {
        return Ok(Sent { post, fault: None });
    }
    let read = read(&post, upload).await?;
    drop(place);
    let file = match read {
        Ok(file) => file,
        Err(fault) => {
            return Ok(Sent {
                post,
                fault: Some(fault),
            });
        }
    };
    let (by, slug) = (post.ctx.by(), slug.to_owned());
    let write = move |tx: &mut store::Tx<'_>| acts::keep(tx, &by, &slug, file);
    match post.ctx.app.stores.site.write(write).await {
        Ok(id) => post.form = post.form.without(&[KEPT]).with([(KEPT, id.to_string())]),
        Err(NotDone::Store(error)) => return Err(error.into()),
        // Whoever may not hears so of the form itself.
        Err(_) => {}
    }
    Ok(Sent { post, fault: None })
}

/// Adds what is wrong with the file to what is wrong with the form; nothing is written then.
///
/// # Errors
/// What the act answered, and what is wrong with the file.
pub fn with_fault<T>(done: Result<T, NotDone>, fault: Option<Fault>) -> Result<T, NotDone> {
    let Some(fault) = fault else {
        return done;
    };
    match done {
        Ok(_) => Err(Invalid::one(FILE, fault).into()),
        Err(NotDone::Invalid(mut invalid)) => {
            invalid.push(FILE, fault);
            Err(invalid.into())
        }
        Err(refused) => Err(refused),
    }
}

/// Reads the file beside the tasks of the server.
async fn read(post: &Post, upload: Upload) -> Result<Result<NewEvidenceFile, Fault>, WebError> {
    let limits = post.ctx.rules.limits;
    let permit = post.ctx.app.decoders.clone().acquire_owned().await;
    let read = tokio::task::spawn_blocking(move || {
        // Held as long as the work takes, also when nobody waits for it any more.
        let _permit = permit;
        judged(limits, upload)
    });
    let failed = |_| WebError::request(StatusCode::INTERNAL_SERVER_ERROR, "fault-internal");
    read.await.map_err(failed)
}

/// A photo is written anew, as those of proposals are; a PDF is kept as it came.
fn judged(limits: &Limits, upload: Upload) -> Result<NewEvidenceFile, Fault> {
    let kind = take_file(limits, &upload.name, &upload.bytes)?;
    let bytes = match kind {
        EvidenceFileKind::Photo => crate::photo::read(limits, &upload)?.large.bytes,
        EvidenceFileKind::Pdf => upload.bytes,
    };
    Ok(NewEvidenceFile {
        kind,
        sha256: store::sha256_of(&bytes),
        bytes,
    })
}

/// `GET /d/{district}/evidence/{evidence}`: the file.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response<Body>, WebError> {
    let id: EvidenceId = id.parse().map_err(|_| WebError::not_found())?;
    let (by, place) = (ctx.by(), slug.clone());
    let known = headers.get(header::IF_NONE_MATCH).cloned();
    let read = move |tx: &mut store::Tx<'_>| -> Result<_, WebError> {
        let (file, open) = acts::file(tx, &by, &place, id)?;
        let tag = format!("\"{}\"", &file.sha256[..32]);
        let bytes = match known.is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
            true => None,
            false => Some(store::evidence_file_bytes(tx, id)?.ok_or_else(WebError::not_found)?),
        };
        Ok((file.kind, open, tag, bytes))
    };
    let (kind, open, tag, bytes) = ctx.app.stores.site.read(read).await?;
    if !open {
        let by = ctx.by();
        let note =
            move |tx: &mut store::Tx<'_>| acts::noted(tx, &by, format_args!("evidence/{id}"));
        ctx.app.stores.site.write(note).await?;
    }
    let mut response = match bytes {
        Some(bytes) => bytes.into_response(),
        None => StatusCode::NOT_MODIFIED.into_response(),
    };
    let answer = response.headers_mut();
    let of = match kind {
        EvidenceFileKind::Photo => "image/jpeg",
        EvidenceFileKind::Pdf => "application/pdf",
    };
    answer.insert(header::CONTENT_TYPE, HeaderValue::from_static(of));
    // A PDF came from somebody's machine as it is: it is saved, never shown as a page of ours.
    if kind == EvidenceFileKind::Pdf {
        let name = format!("attachment; filename=\"{slug}-evidence-{id}.pdf\"");
        if let Ok(name) = HeaderValue::from_str(&name) {
            answer.insert(header::CONTENT_DISPOSITION, name);
        }
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        answer.insert(header::ETAG, tag);
    }
    // What only some may see is kept by nobody.
    let kept = if open { FOR } else { "private, no-store" };
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    Ok(response)
}
