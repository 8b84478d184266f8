//! A change: what it moves, who decides, what has been decided, and deciding.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use finance::change::Judgement;
use korean::{Lang, t, tr};
use process::act::Target;
use process::budget_change::ChangeState;
use process::id::BudgetChangeId;
use process::{Act, Invalid};
use store::{BudgetChange, BudgetLine, ChangeLine, Cycle, Decision, District, Tx};
use ui::{
    Breadcrumb, Button, Choice, DefinitionList, Details, Form as PostForm, LinkButton, Markup,
    Notice, Page, Radios, Select, Table, Tag, Textarea, actions, html, own_words, paragraphs,
};

use super::{state, verdict};
use crate::acts::spending::is_settled;
use crate::acts::{NotDone, budget_change, not_found};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::money::Asked;
use crate::post::{Post, Settled};

struct View {
    district: District,
    cycle: Cycle,
    change: BudgetChange,
    moves: Vec<ChangeLine>,
    lines: Vec<BudgetLine>,
    taken: Option<Decision>,
    offered: Vec<Decision>,
    /// Whether its year is settled, so that it can only be refused or taken back.
    settled: bool,
}

/// `GET /d/{district}/changes/{change}`.
pub async fn get(
    ctx: Context,
    Path((slug, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let id = id.parse().map_err(|_| WebError::not_found())?;
    let view = read(&ctx, slug, id).await?;
    page(
        &ctx,
        &view,
        &Form::default(),
        &Invalid::default(),
        StatusCode::OK,
        &asked.done,
    )
}

async fn read(ctx: &Context, slug: String, id: BudgetChangeId) -> Result<View, WebError> {
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let (district, change) = budget_change::find(tx, &slug, id)?;
        let taken = match change.decision {
            Some(decision) => store::decision_get(tx, decision)?,
            None => None,
        };
        Ok(View {
            cycle: store::cycle_get(tx, change.cycle)?.ok_or_else(not_found)?,
            moves: store::budget_change_lines(tx, id)?,
            lines: store::budget_lines(tx, change.cycle)?,
            offered: store::decisions_for_change(
                tx,
                (district.id, change.proposed_at),
                budget_change::OFFERED,
            )?,
            settled: is_settled(tx, change.cycle)?,
            taken,
            change,
            district,
        })
    };
    Ok(ctx.app.stores.site.read(read).await?)
}

/// `POST /d/{district}/changes/{change}/decide`: the council's decision is recorded.
pub async fn decide(path: Path<(String, String)>, post: Post) -> Result<Response<Body>, WebError> {
    let decision = post.form.text("decision");
    act(path, post, move |tx, by, slug, id| {
        budget_change::decide(tx, by, slug, id, &decision).map(|_| "decided")
    })
    .await
}

/// `POST /d/{district}/changes/{change}/consult`: the city was consulted.
pub async fn consult(path: Path<(String, String)>, post: Post) -> Result<Response<Body>, WebError> {
    let note = post.form.text("reason");
    act(path, post, move |tx, by, slug, id| {
        budget_change::consult(tx, by, slug, id, &note).map(|()| "consulted")
    })
    .await
}

/// `POST /d/{district}/changes/{change}/approve`: the city approves or refuses.
pub async fn approve(path: Path<(String, String)>, post: Post) -> Result<Response<Body>, WebError> {
    let reason = post.form.text("reason");
    let answer = post.form.text("approves");
    act(path, post, move |tx, by, slug, id| {
        let approves = match answer.as_str() {
            "yes" => true,
            "no" => false,
            _ => {
                return Err(Invalid::one("approves", process::Fault::new("fault-approves")).into());
            }
        };
        budget_change::answer(tx, by, slug, id, (approves, &reason)).map(|_| "answered")
    })
    .await
}

/// `POST /d/{district}/changes/{change}/withdraw`: the district takes it back.
pub async fn withdraw(
    path: Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let reason = post.form.text("withdrawn");
    act(path, post, move |tx, by, slug, id| {
        let done = budget_change::withdraw(tx, by, slug, id, &reason);
        done.map(|()| "withdrawn").map_err(|error| match error {
            // The page may hold another form with a reason.
            NotDone::Invalid(mut invalid) => {
                invalid.0.iter_mut().for_each(|one| one.field = "withdrawn");
                NotDone::Invalid(invalid)
            }
            other => other,
        })
    })
    .await
}

async fn act<F>(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
    act: F,
) -> Result<Response<Body>, WebError>
where
    F: FnOnce(&mut Tx<'_>, &crate::acts::By, &str, BudgetChangeId) -> Result<&'static str, NotDone>
        + Send
        + 'static,
{
    let id: BudgetChangeId = id.parse().map_err(|_| WebError::not_found())?;
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let done = act(tx, by, &place, id)?;
            Ok(format!("/d/{place}/changes/{id}?done={done}"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, slug, id).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            page(&post.ctx, &view, &post.form, &invalid, status, "")
        }
    }
}

fn page(
    ctx: &Context,
    view: &View,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
    done: &str,
) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::district(view.district.id))?;
    let lang = ctx.lang;
    let change = &view.change;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let judged: Option<Judgement> = serde_json::from_str(&change.detail).ok();
    let (word, tone) = state(lang, change.state);
    let address = |path: &str| {
        let (slug, year) = (&view.district.slug, view.cycle.fiscal_year);
        format!("/d/{slug}/{path}?year={year}")
    };
    let body = html! {
        (fields.summary())
        h1 { (own_words(lang, &change.title)) }
        p { (Tag::new(word, tone).render()) " " (t(lang, &format!("change-next-{}", change.state))) }
        (said(lang, &change.reason))
        @if !change.content.is_empty() {
            h2 { (t(lang, "change-content")) }
            (said(lang, &change.content))
        }
        (moves(lang, view)?)
        @if let Some(judged) = &judged { (verdict::render(lang, judged, &address("agreement"))) }
        (history(lang, view))
        (deciding(ctx, view, &fields))
    };
    let mut page = Page::new(lang, fields.title(&change.title), body).breadcrumb(
        Breadcrumb::new(&change.title)
            .step(t(lang, "change-title"), address("changes"))
            .render(lang),
    );
    if let "proposed" | "decided" | "consulted" | "answered" | "withdrawn" = done {
        let said = html! { p { (t(lang, &format!("change-done-{done}"))) } };
        page = page.flash(Notice::success(said).announced().render(lang));
    }
    Ok(ctx.page(
        status,
        in_district(ctx, &view.district, Section::Money, page),
    ))
}

/// Words that somebody wrote, in their own language.
fn said(lang: Lang, text: &str) -> Markup {
    let own = korean::language_of(text, lang);
    html! { div lang=[(own != lang).then_some(own.as_str())] { (paragraphs(text)) } }
}

/// What the change does to each line it touches.
fn moves(lang: Lang, view: &View) -> Result<Markup, WebError> {
    let mut table = Table::new(t(lang, "change-moves"), t(lang, "change-line"))
        .figures(t(lang, "change-before"))
        .figures(t(lang, "change-after"))
        .figures(t(lang, "change-difference"));
    let won = |won: i64| html! { (korean::won_exact(lang, won)) };
    for moved in &view.moves {
        let line = view.lines.iter().find(|line| line.id == moved.line);
        let label = line.map_or("", |line| line.label.as_str());
        let difference = moved.difference()?;
        let cells = vec![won(moved.before.0), won(moved.after.0), won(difference.0)];
        table = table.row(own_words(lang, label), cells);
    }
    Ok(html! { @if !view.moves.is_empty() { (table.render()) } })
}

/// What has happened so far.
fn history(lang: Lang, view: &View) -> Markup {
    let change = &view.change;
    let at = |at| korean::date_time(lang, at);
    let mut list =
        DefinitionList::new().entry(t(lang, "change-proposed-at"), at(change.proposed_at));
    if let (Some(taken), Some(when)) = (&view.taken, change.council_at) {
        let address = format!("/d/{}/meetings/{}", view.district.slug, taken.meeting);
        let figures = [
            ("present", taken.present.into()),
            ("favour", taken.in_favour.into()),
            ("members", taken.members.into()),
        ];
        list = list.entry_markup(
            t(lang, "change-council-at"),
            html! {
                (at(when)) " · " a href=(address) { (own_words(lang, &taken.meeting_title)) } " · "
                (own_words(lang, &taken.motion)) " · " (tr(lang, "change-resolution", &figures))
            },
        );
    }
    if let Some(when) = change.consulted_at {
        let note = html! { (at(when)) " · " (own_words(lang, &change.consulted_note)) };
        list = list.entry_markup(t(lang, "change-consulted-at"), note);
    }
    if let Some(when) = change.city_at {
        let reason = html! { (at(when)) " · " (own_words(lang, &change.city_reason)) };
        list = list.entry_markup(t(lang, "change-city-at"), reason);
    }
    if let Some(when) = change.withdrawn_at {
        let reason = html! { (at(when)) " · " (own_words(lang, &change.withdrawn_reason)) };
        list = list.entry_markup(t(lang, "change-withdrawn-at"), reason);
    }
    html! { section.section { h2 { (t(lang, "change-history")) } (list.render()) } }
}

/// The form of the next step, for whoever takes it.
fn deciding(ctx: &Context, view: &View, fields: &Fields<'_>) -> Markup {
    let lang = ctx.lang;
    let address = format!("/d/{}/changes/{}", view.district.slug, view.change.id);
    let form = |step: &str, inputs: Markup, button: &str| {
        PostForm::post(format!("{address}/{step}"))
            .hidden_all(hidden(&ctx.tokens()))
            .render(html! { (inputs) (actions(Button::new(t(lang, button)).render())) })
    };
    let reason = |key: &str| {
        Textarea::new(fields.field("reason", key).required())
            .rows(4)
            .render(lang)
    };
    let can = |act| ctx.can(act, view.district.id);
    html! {
        @if view.settled && view.change.state.waits() {
            (Notice::information(html! { p { (t(lang, "refusal-change-settled")) } }).render(lang))
        }
        @match view.change.state {
            ChangeState::Proposed if view.settled => {}
            ChangeState::Proposed if can(Act::ChangeDecide) => {
                @if view.offered.is_empty() {
                    (Notice::warning(html! { p { (t(lang, "change-no-decision")) } }).render(lang))
                    (actions(LinkButton::new(t(lang, "change-to-meetings"), format!("/d/{}/meetings", view.district.slug)).second().render()))
                } @else {
                    @let offered = view.offered.iter().map(|taken| {
                        Choice::new(taken.id.to_string(), format!("{} · {}", taken.meeting_title, taken.motion))
                    });
                    (form("decide", Select::new(fields.hinted("decision", "change-decision", "change-decision-hint").required(), offered.collect()).render(lang), "change-decide"))
                }
            }
            ChangeState::AwaitingCity if can(Act::ChangeApprove) => {
                (form("consult", reason("change-consult-note"), "change-consult"))
            }
            ChangeState::Consulted if can(Act::ChangeApprove) => {
                @let yes = Choice::new("yes", t(lang, "change-approves"));
                @let no = Choice::new("no", t(lang, "change-refuses"));
                @let answers = if view.settled { vec![no] } else { vec![yes, no] };
                (form("approve", html! {
                    (Radios::new(fields.field("approves", "change-answer").required(), answers).render(lang))
                    (reason("change-answer-reason"))
                }, "change-answer-button"))
            }
            _ => {}
        }
        @if view.change.state.waits() && can(Act::ChangePropose) {
            @let reason = fields.hinted("withdrawn", "change-withdraw-reason", "change-withdraw-hint");
            @let reason = Textarea::new(reason.required()).rows(3).render(lang);
            @let folded = Details::new(
                t(lang, "change-withdraw-open"),
                form("withdraw", reason, "change-withdraw"),
            );
            @if fields.error("withdrawn").is_some() { (folded.open().render()) } @else { (folded.render()) }
        }
    }
}
