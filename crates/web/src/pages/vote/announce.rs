//! Announcing a vote: its name, its time, its budget, its agendas.

use axum::body::Body;
use axum::extract::Path;
use axum::http::{Response, StatusCode};
use jiff::Timestamp;
use korean::{t, tr};
use process::act::Target;
use process::agenda::Item;
use process::announcement::AnnouncementForm;
use process::vote::{Agenda, CountingRule, before_selection};
use process::{Act, Invalid};
use store::{Conflict, District};
use ui::{
    Button, Checkboxes, Choice, InputKind, MoneyInput, Notice, Page, Radios, TextInput, actions,
    html,
};

use crate::acts::{NotDone, district, vote as acts};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::conflict;
use crate::post::{Post, Settled};

/// How many of the latest proposals and agendas can be chosen from: as many as the form of the
/// selection can carry later.
const OFFERED: i64 = 900;

struct View {
    district: District,
    agendas: Vec<Agenda>,
    /// What gets in the way of what else among them.
    conflicts: Vec<Conflict>,
    /// When the selection of the present round was recorded.
    selected_at: Option<Timestamp>,
}

/// `GET /d/{district}/votes/new`.
pub async fn get(ctx: Context, Path(slug): Path<String>) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, slug).await?;
    before_selection(view.selected_at)?;
    let form = [
        ("max_choices", "5"),
        ("rule", CountingRule::EqualShares.as_str()),
    ];
    let form = form.into_iter().collect();
    Ok(page(
        &ctx,
        &view,
        &form,
        &Invalid::default(),
        StatusCode::OK,
    ))
}

/// `POST /d/{district}/votes`.
///
/// Secret and box are made before the act of the site store, so a repetition is looked for
/// first. Of two that come at the same moment one publishes; the other's box takes no ballot.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let view = read(&post.ctx, slug.clone()).await?;
    let form = &post.form;
    let typed = AnnouncementForm {
        title_ko: form.text("title_ko"),
        title_en: form.text("title_en"),
        opens_at: form.text("opens_at"),
        closes_at: form.text("closes_at"),
        max_choices: form.text("max_choices"),
        budget: form.text("budget"),
        rule: form.text("rule"),
        agendas: form.all("agendas"),
    };
    let title_max = post.ctx.rules.limits.title_max;
    let done = match (
        post.done_before().await,
        typed.check(&view.agendas, title_max),
    ) {
        (Ok(Some(location)), _) => Ok(location),
        (Err(not_done), _) => Err(not_done),
        (Ok(None), Err(invalid)) => Err(NotDone::Invalid(invalid)),
        (Ok(None), Ok(announced)) => {
            let (stores, by) = (&post.ctx.app.stores, post.ctx.by());
            match acts::prepare(stores, &by, &slug, &announced).await {
                Err(not_done) => Err(not_done),
                Ok(prepared) => {
                    let address = format!("/d/{slug}/votes");
                    post.once(move |tx, by| {
                        let id = acts::publish(tx, by, &prepared)?;
                        Ok(format!("{address}/{id}"))
                    })
                    .await
                }
            }
        }
    };
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(page(&post.ctx, &view, &post.form, &invalid, status))
        }
    }
}

/// The district and what of the board of its present round may be put on a ballot.
async fn read(ctx: &Context, slug: String) -> Result<View, WebError> {
    let by = ctx.by();
    let found = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        by.may(Act::VoteAnnounce, Target::district(district.id))?;
        let (agendas, selected) = match store::cycle_deciding(tx, district.id, by.now)? {
            Some(cycle) => (
                store::board_for_vote(tx, district.id, cycle.id, OFFERED)?,
                store::selection_of(tx, cycle.id)?,
            ),
            None => (Vec::new(), None),
        };
        let items: Vec<Item> = agendas.iter().filter_map(|one| one.item).collect();
        Ok(View {
            conflicts: store::conflicts_among(tx, district.id, &items)?,
            district,
            agendas,
            selected_at: selected.map(|selected| selected.recorded_at),
        })
    });
    Ok(found.await?)
}

fn page(
    ctx: &Context,
    view: &View,
    form: &Form,
    invalid: &Invalid,
    status: StatusCode,
) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "announce-title");
    let rules = CountingRule::ALL
        .iter()
        .map(|rule| Choice::new(rule.as_str(), t(lang, &format!("announce-rule-{rule}"))));
    let offered = view.agendas.iter().filter_map(|agenda| {
        let cost = korean::won(lang, agenda.cost.0);
        let item = agenda.item?;
        let kind = t(lang, &format!("agenda-kind-{}", item.kind()));
        let choice = Choice::new(item.to_string(), &agenda.title);
        Some(choice.hint(format!("{kind} · {cost} · {}", agenda.need)))
    });
    let offered: Vec<Choice> = offered.collect();
    let moment = |name: &str, label: &str| {
        let field = fields
            .hinted(name, label, "announce-moment-hint")
            .required();
        TextInput::new(field).kind(InputKind::Text).render(lang)
    };
    let action = format!("/d/{}/votes", view.district.slug);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "announce-lead")) }
        @if offered.len() < 2 {
            (Notice::warning(html! { p { (t(lang, "announce-few")) } }).render(lang))
        }
        (ui::Form::post(action).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(fields.field("title_ko", "announce-title-ko").required()).render(lang))
            (TextInput::new(fields.field("title_en", "announce-title-en").required()).render(lang))
            (moment("opens_at", "announce-opens"))
            (moment("closes_at", "announce-closes"))
            (TextInput::new(fields.field("max_choices", "announce-max").required())
                .kind(InputKind::Number).short().render(lang))
            (MoneyInput::new(fields.field("budget", "announce-budget").required()).render(lang))
            (Radios::new(fields.field("rule", "announce-rule").required(), rules.collect()).render(lang))
            (conflict::warning(lang, &view.district, &view.conflicts, "conflict-announced"))
            @if !offered.is_empty() {
                (Checkboxes::new(fields.hinted("agendas", "announce-agendas", "announce-agendas-hint").required(), offered)
                    .chosen(form.all("agendas")).render(lang))
            }
            p { (tr(lang, "announce-fixed", &[("grace", ctx.rules.limits.seal_grace_seconds.into())])) }
            (actions(Button::new(t(lang, "announce-button")).render()))
        }))
    };
    let page = Page::new(lang, fields.title(&title), body).noindex();
    ctx.page(
        status,
        in_district(ctx, &view.district, Section::Votes, page),
    )
}
