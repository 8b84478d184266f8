//! The agreement in plain words: who may change what, who has signed, drafting and signing.

pub mod draft;
pub mod send_back;
pub mod summary;
mod terms;

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use finance::Won;
use finance::change::Figures;
use korean::{t, tr};
use process::act::Target;
use process::agreement::Party;
use process::{Act, Invalid};
use store::{Agreement, CommonAgreement, Selected, SentBack, Tx};
use ui::{
    Button, Choice, EmptyState, Form as PostForm, LinkButton, Markup, Notice, Page, Radios,
    actions, html,
};

use super::city;
use super::money::{Asked, Books, agreement_state, sum};
use super::plan::granted;
use crate::acts::budget_change::Ground;
use crate::acts::{self, By, NotDone};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::post::{Post, Settled};

/// The agreement with what a signature would put in force.
struct View {
    books: Books,
    /// For each project what moved and what is left, once an agreement is in force.
    projects: Vec<Figures>,
    /// The latest version while it is not in force.
    draft: Option<Draft>,
    /// The text of several districts that the latest version came from.
    common: Option<CommonAgreement>,
    /// The drafts that a party sent back, the newest first.
    sent_back: Vec<SentBack>,
}

struct Draft {
    agreement: Agreement,
    /// What each line would get.
    amounts: Vec<Won>,
    seal: String,
    /// Whether the budget has changed since.
    overtaken: bool,
    /// What the council granted.
    selected: Vec<Selected>,
}

impl View {
    fn read(tx: &mut Tx<'_>, by: &By, slug: &str, year: Option<i64>) -> Result<View, NotDone> {
        let books = Books::read(tx, slug, year)?;
        let projects = match &books.agreement {
            Some(_) => {
                let ground = Ground::read(tx, books.cycle.clone())?;
                let now: Vec<Won> = ground.amounts.iter().map(|line| line.current).collect();
                ground.judge(by, &now, false, None)?.projects
            }
            None => Vec::new(),
        };
        let latest = books.latest.as_ref();
        // What was sent back goes nowhere: its lines are those of the plan no more.
        let waits =
            |latest: &&Agreement| latest.in_force_since().is_none() && latest.sent_back.is_none();
        let draft = match latest.filter(waits) {
            Some(latest) => {
                let amounts =
                    acts::plan::to_be_signed(tx, &books.cycle, &books.lines, Some(latest))?;
                let versions = store::budget_versions(tx, books.cycle.id)?;
                Some(Draft {
                    seal: store::agreement_seal(latest, &books.lines, &amounts)?,
                    overtaken: acts::agreement::overtaken(latest, &versions),
                    selected: store::budget_selected(tx, books.cycle.id)?,
                    agreement: latest.clone(),
                    amounts,
                })
            }
            None => None,
        };
        let common = match &books.latest {
            Some(latest) => store::common_agreement_of(tx, latest.id)?,
            None => None,
        };
        Ok(View {
            sent_back: store::agreements_sent_back(tx, books.cycle.id)?,
            books,
            projects,
            draft,
            common,
        })
    }
}

/// `GET /d/{district}/agreement`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let (year, by) = (asked.year()?, ctx.by());
    let read = move |tx: &mut Tx<'_>| View::read(tx, &by, &slug, year);
    let view = ctx.app.stores.site.read(read).await?;
    let none = (Form::default(), Invalid::default());
    page(&ctx, &view, (&none.0, &none.1), &asked.done)
}

fn page(
    ctx: &Context,
    view: &View,
    (form, invalid): (&Form, &Invalid),
    done: &str,
) -> Result<Response<Body>, WebError> {
    let (lang, books) = (ctx.lang, &view.books);
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    ctx.may(Act::PublicSee, Target::district(books.district.id))?;
    let title = tr(
        lang,
        "agreement-heading",
        &[("year", books.year_name(lang).into())],
    );
    let drafts = ctx.can(Act::AgreementDraft, books.district.id);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "agreement-lead")) }
        p { strong { (agreement_state(lang, books)) } }
        @if books.agreement.is_some() { (summary::link(lang, &books.district, books.cycle.fiscal_year)) }
        @if let Some(common) = &view.common {
            p {
                (t(lang, "common-of")) " "
                a href={ "/city/agreements/" (common.id) } { (city::agreement::name(lang, common)) }
            }
        }
        @if let Some(agreement) = &books.agreement {
            section.section {
                h2 { (t(lang, "agreement-words")) }
                (terms::render(lang, agreement, books.current()?, true))
                (terms::limits(lang, &view.projects))
            }
        }
        @if let Some(draft) = &view.draft {
            section.section #draft {
                h2 { (t(lang, "agreement-draft-waits")) }
                (terms::render(lang, &draft.agreement, sum(draft.amounts.iter().copied())?, books.agreement.is_none()))
                (terms::amounts(lang, books, &draft.amounts)?)
                (granted::warning(lang, &granted::of(lang, &draft.selected, &books.lines, &draft.amounts)))
                @if draft.overtaken {
                    (Notice::warning(html! { p { (t(lang, "refusal-agreement-overtaken")) } }).render(lang))
                } @else {
                    (signing(ctx, books, draft, &fields))
                    (send_back::form(ctx, books, draft, &fields))
                }
            }
        }
        (send_back::told(lang, &view.sent_back, &books.latest))
        @if books.latest.is_none() {
            (EmptyState::new(t(lang, "agreement-empty"), t(lang, "agreement-empty-text")).render())
        }
        @if drafts {
            (actions(LinkButton::new(t(lang, "agreement-draft"), books.address("agreement/new")).second().render()))
        }
        (books.other_years(lang, "agreement"))
    };
    let mut page = Page::new(lang, fields.title(&title), body);
    if let "drafted" | "signed" | "sent-back" = done {
        let said = html! { p { (t(lang, &format!("agreement-done-{done}"))) } };
        page = page.flash(Notice::success(said).announced().render(lang));
    }
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = in_district(ctx, &books.district, Section::Money, page);
    Ok(ctx.page(status, page))
}

/// The form of a party whose signature is missing, for whoever signs for it. It carries the
/// seal of what is shown, so that nobody signs what she has not seen, and asks who decides on
/// exactly the limit, which both parties have to choose.
fn signing(ctx: &Context, books: &Books, draft: &Draft, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let address = format!("/d/{}/agreement/sign", books.district.slug);
    let button = |party: &str, key: &str| {
        let form = PostForm::post(&address).hidden_all(hidden(&ctx.tokens()));
        let form = form.hidden("year", books.cycle.fiscal_year.to_string());
        let form = form.hidden("party", party).hidden("seal", &draft.seal);
        let choices = vec![
            Choice::new("council", t(lang, "agreement-at-limit-choice-council")),
            Choice::new("city", t(lang, "agreement-at-limit-choice-city")),
        ];
        let asked = fields.hinted(
            "chosen_at_limit",
            "agreement-at-limit",
            "agreement-at-limit-hint",
        );
        form.render(html! {
            (Radios::new(asked.required(), choices).render(lang))
            (actions(Button::new(t(lang, key)).render()))
        })
    };
    let signed = draft.agreement.signatures();
    html! {
        @if !signed.district && ctx.can(Act::AgreementSignDistrict, books.district.id) {
            (button("district", "agreement-sign-district"))
        }
        @if !signed.city && ctx.can(Act::AgreementSignCity, books.district.id) {
            (button("city", "agreement-sign-city"))
        }
    }
}

/// `POST /d/{district}/agreement/sign`.
pub async fn sign(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let year: i64 = post
        .form
        .get("year")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let party = match post.form.get("party") {
        "city" => Party::City,
        _ => Party::District,
    };
    let (seal, chosen) = (post.form.text("seal"), post.form.text("chosen_at_limit"));
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            acts::agreement::as_shown(tx, by, (&place, year), party, &seal)?;
            acts::agreement::sign(tx, by, &place, year, (party, &chosen))?;
            Ok(format!("/d/{place}/agreement?year={year}&done=signed"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => again(&post, slug, year, &invalid).await,
    }
}

/// The page with what was typed into one of its forms, and what is wrong with it.
async fn again(
    post: &Post,
    slug: String,
    year: i64,
    invalid: &Invalid,
) -> Result<Response<Body>, WebError> {
    let by = post.ctx.by();
    let read = move |tx: &mut Tx<'_>| View::read(tx, &by, &slug, Some(year));
    let view = post.ctx.app.stores.site.read(read).await?;
    page(&post.ctx, &view, (&post.form, invalid), "")
}
