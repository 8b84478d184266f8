//! What came of a room: suggestions with reviews and actions, answers, figures.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::{Lang, t, tr};
use process::id::{CardId, RoomId, SuggestionId, TopicId};
use process::room::{FiguresForm, Outcome, SuggestionForm, groups};
use serde::Deserialize;
use store::{RoomFull, RoomSuggestion};
use ui::{
    Button, Choice, Form as PostForm, InputKind, Markup, Radios, Select, Tag, TextInput, Textarea,
    Tone, actions, html, own_words,
};

use super::{Blank, From, Shown, address, answered, framed, id, read_led};
use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::Post;

/// What the address may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// What was just done.
    #[serde(default)]
    done: String,
    /// The suggestion that is reviewed or gets an action.
    #[serde(default)]
    suggestion: String,
    /// The first card of the group that is answered.
    #[serde(default)]
    answer: String,
}

impl Asked {
    /// What the page of a form asked for.
    pub(super) fn of(form: &Form) -> Asked {
        Asked {
            done: String::new(),
            suggestion: form.text("suggestion"),
            answer: form.text("card_answered"),
        }
    }
}

/// `GET /rooms/{room}/record`.
pub async fn get(
    ctx: Context,
    Path(room): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    page(&ctx, id(&room)?, &asked, &Shown::first(&asked.done)).await
}

pub(super) async fn page(
    ctx: &Context,
    id: RoomId,
    asked: &Asked,
    shown: &Shown<'_>,
) -> Result<Response<Body>, WebError> {
    let view = read_led(ctx, id).await?;
    let (lang, full) = (ctx.lang, &view.full);
    let room = full.room.clone();
    let figures = move |tx: &mut store::Tx<'_>| acts::room::figures_of(tx, &room);
    let figures: Result<process::room::Figures, store::StoreError> =
        ctx.app.stores.site.read(figures).await;
    let known = filled(&figures?);
    let here = format!("{}/record", address(id));
    let blank = Blank::default();
    let suggestion = full
        .suggestions
        .iter()
        .find(|one| one.id.to_string() == asked.suggestion);
    let answered: Option<CardId> = asked.answer.parse().ok();
    let title = t(lang, "room-record");
    let body = html! {
        (shown.top(lang))
        h1 { (title) }
        p.lead { (own_words(lang, &full.room.title)) }
        @match (suggestion, answered) {
            (Some(one), _) => (decide(ctx, shown, &blank, full, one)),
            (None, Some(card)) => (answer(ctx, &shown.fields(lang, "answer", &blank), full, card)),
            (None, None) => (suggest(ctx, &shown.fields(lang, "suggest", &blank), full)),
        }
        (results(lang, full, Some(&here)))
        @if suggestion.is_none() && answered.is_none() {
            (figures_form(ctx, &match &shown.again {
                Some(again) if again.at == "figures" => Fields { lang, form: again.form, invalid: again.invalid },
                _ => Fields { lang, form: &known, invalid: &blank.invalid },
            }, full))
        }
    };
    let page = framed(ctx, &view, Some(&title), shown, body).noindex();
    Ok(ctx.page(shown.status, page))
}

/// Suggestions with what became of them, and what has no answer. With `record`, the address
/// where whoever leads answers.
pub(super) fn results(lang: Lang, full: &RoomFull, record: Option<&str>) -> Markup {
    let waiting = unanswered(lang, full, record);
    // What a card says is seen by everybody only once the cards are.
    let told = record.is_some() || full.revealed();
    html! {
        @if !full.suggestions.is_empty() || record.is_some() {
            section.section {
                h2 { (t(lang, "room-suggestions")) }
                @if full.suggestions.is_empty() { p.soft { (t(lang, "room-suggestions-none")) } }
                ul.rows role="list" { @for one in &full.suggestions { li { (suggestion(lang, full, one, record)) } } }
            }
        }
        @if full.clusters.iter().any(|one| one.answered_at.is_some()) {
            section.section {
                h2 { (t(lang, "room-answers")) }
                ul.rows role="list" {
                    @for one in full.clusters.iter().filter(|one| one.answered_at.is_some()) {
                        @let group = groups(&full.card_list()).into_iter().find(|group| group.cluster == Some(one.id));
                        li { div {
                            @if let Some(group) = group.filter(|_| told) { p { (own_words(lang, full.group_title(&group))) } }
                            p { strong { (t(lang, "room-answer")) } ": " (own_words(lang, &one.answer)) }
                        } }
                    }
                }
            }
        }
        @if let Some(waiting) = waiting {
            section.section {
                h2 { (t(lang, "room-unanswered")) }
                (waiting)
            }
        }
    }
}

/// The groups that have neither suggestion nor answer, once their cards may be seen; nothing
/// when there are none.
pub(in crate::pages) fn unanswered(
    lang: Lang,
    full: &RoomFull,
    record: Option<&str>,
) -> Option<Markup> {
    let open = match full.revealed() {
        true => full.unanswered(),
        false => Vec::new(),
    };
    let list = html! {
        p { (tr(lang, "room-unanswered-count", &[("count", open.len().into())])) }
        ul {
            @for group in &open {
                li {
                    (own_words(lang, full.group_title(group)))
                    @if let Some(here) = record {
                        " " a href={ (here) "?answer=" (group.cards[0]) } {
                            (t(lang, "room-answer-write")) span.sr { ": " (full.group_title(group)) }
                        }
                    }
                }
            }
        }
    };
    (!open.is_empty()).then_some(list)
}

fn suggestion(lang: Lang, full: &RoomFull, one: &RoomSuggestion, record: Option<&str>) -> Markup {
    let (key, tone) = match one.outcome {
        Some(Outcome::Declined) => ("room-outcome-declined".to_owned(), Tone::Persimmon),
        Some(outcome) => (format!("room-outcome-{outcome}"), Tone::Pine),
        None => ("room-outcome-none".to_owned(), Tone::Sky),
    };
    let topic = full.topics.iter().find(|topic| Some(topic.id) == one.topic);
    let all = groups(&full.card_list());
    let group = all
        .iter()
        .filter(|_| record.is_some() || full.revealed())
        .find(|group| one.cluster.is_some() && group.cluster == one.cluster);
    html! {
        div {
            h3 { (own_words(lang, &one.title)) }
            @if !one.text.is_empty() { p { (own_words(lang, &one.text)) } }
            @if let Some(topic) = topic { p.meta { (t(lang, "room-topic")) ": " (own_words(lang, &topic.title)) } }
            @if let Some(group) = group { p.meta { (t(lang, "room-takes-up")) ": " (own_words(lang, full.group_title(group))) } }
            @if !one.reason.is_empty() { p { strong { (t(lang, "room-reason")) } ": " (own_words(lang, &one.reason)) } }
            @for action in full.actions.iter().filter(|action| action.suggestion == one.id) {
                p {
                    strong { (t(lang, "room-action")) } ": " (own_words(lang, &action.what)) " · "
                    (own_words(lang, &action.owner)) " · "
                    (tr(lang, "room-due", &[("day", korean::date(lang, korean::seoul_midnight(action.due_on)).into())]))
                }
            }
            @if let Some(here) = record {
                p { a href={ (here) "?suggestion=" (one.id) } { (t(lang, "room-decide")) span.sr { ": " (one.title) } } }
            }
        }
        (Tag::new(t(lang, &key), tone).render())
    }
}

fn suggest(ctx: &Context, fields: &Fields<'_>, full: &RoomFull) -> Markup {
    let lang = ctx.lang;
    let topics: Vec<Choice> = full
        .topics
        .iter()
        .map(|one| Choice::new(one.id.to_string(), one.title.as_str()))
        .collect();
    let cards: Vec<Choice> = groups(&full.card_list())
        .iter()
        .map(|group| Choice::new(group.cards[0].to_string(), full.group_title(group)))
        .collect();
    html! {
        section.section {
            h2 { (t(lang, "room-suggest")) }
            (PostForm::post(format!("{}/suggestions", address(full.room.id))).hidden_all(hidden(&ctx.tokens())).render(html! {
                (TextInput::new(fields.field("title", "room-suggestion").required()).render(lang))
                (Textarea::new(fields.field("text", "room-suggestion-text")).rows(3).render(lang))
                @if !topics.is_empty() { (Select::new(fields.field("about", "room-topic"), topics).render(lang)) }
                @if !cards.is_empty() { (Select::new(fields.field("card", "room-takes-up"), cards).render(lang)) }
                (actions(Button::new(t(lang, "room-suggest-button")).render()))
            }))
        }
    }
}

/// Deciding on a suggestion, and who does what about it.
fn decide(
    ctx: &Context,
    shown: &Shown<'_>,
    blank: &Blank,
    full: &RoomFull,
    one: &RoomSuggestion,
) -> Markup {
    let lang = ctx.lang;
    let action = format!("{}/suggestions/{}", address(full.room.id), one.id);
    let outcomes = Outcome::ALL.iter();
    let outcomes =
        outcomes.map(|one| Choice::new(one.as_str(), t(lang, &format!("room-outcome-{one}"))));
    let review = shown.fields(lang, "review", blank);
    let act = shown.fields(lang, "action", blank);
    let form = |what: &str| {
        PostForm::post(action.as_str())
            .hidden("do", what)
            .hidden("suggestion", one.id.to_string())
            .hidden_all(hidden(&ctx.tokens()))
    };
    html! {
        @if one.reviewed_at.is_none() {
            section.section {
                h2 { (t(lang, "room-review")) ": " (own_words(lang, &one.title)) }
                (form("review").render(html! {
                    (Radios::new(review.field("outcome", "room-outcome").required(), outcomes.collect()).render(lang))
                    (Textarea::new(review.field("reason", "room-reason").required()).rows(3).render(lang))
                    (actions(Button::new(t(lang, "room-review-button")).render()))
                }))
            }
        }
        section.section {
            h2 { (t(lang, "room-action-add")) ": " (own_words(lang, &one.title)) }
            (form("action").render(html! {
                (TextInput::new(act.field("title", "room-action-what").required()).render(lang))
                (TextInput::new(act.field("owner", "room-owner").required()).render(lang))
                (TextInput::new(act.field("due", "room-due-day").required()).kind(InputKind::Date).short().render(lang))
                (actions(html! {
                    (Button::new(t(lang, "room-action-button")).second().render())
                    a href={ (address(full.room.id)) "/record" } { (t(lang, "room-record-back")) }
                }))
            }))
        }
    }
}

fn answer(ctx: &Context, fields: &Fields<'_>, full: &RoomFull, card: CardId) -> Markup {
    let lang = ctx.lang;
    let group = groups(&full.card_list())
        .into_iter()
        .find(|group| group.cards.contains(&card));
    let here = address(full.room.id);
    html! {
        @if let Some(group) = group {
            section.section {
                h2 { (t(lang, "room-answer-write")) ": " (own_words(lang, full.group_title(&group))) }
                (PostForm::post(format!("{here}/answers")).hidden("card_answered", card.to_string()).hidden_all(hidden(&ctx.tokens())).render(html! {
                    (Textarea::new(fields.field("answer", "room-answer").required()).rows(4).render(lang))
                    (actions(html! {
                        (Button::new(t(lang, "room-answer-button")).render())
                        a href={ (here) "/record" } { (t(lang, "room-record-back")) }
                    }))
                }))
            }
        }
    }
}

fn figures_form(ctx: &Context, fields: &Fields<'_>, full: &RoomFull) -> Markup {
    let lang = ctx.lang;
    html! {
        section.section {
            h2 { (t(lang, "room-figures")) }
            (PostForm::post(format!("{}/figures", address(full.room.id))).hidden_all(hidden(&ctx.tokens())).render(html! {
                (TextInput::new(fields.field("people", "room-people")).short().render(lang))
                (Textarea::new(fields.hinted("kinds", "room-kinds", "room-kinds-hint")).rows(3).render(lang))
                (Textarea::new(fields.hinted("spending", "room-spending", "room-spending-hint")).rows(3).render(lang))
                (actions(Button::new(t(lang, "room-figures-button")).second().render()))
            }))
        }
    }
}

/// Figures as if they had been typed.
fn filled(figures: &process::room::Figures) -> Form {
    let kinds = figures.kinds.iter().map(|(kind, people)| match people {
        Some(people) => format!("{kind} / {people}"),
        None => kind.clone(),
    });
    let spending = figures.spending.iter();
    let spending = spending.map(|(item, won)| format!("{item} / {}", korean::number(won.0)));
    [
        (
            "people",
            figures
                .people
                .map_or_else(String::new, |people| people.to_string()),
        ),
        ("kinds", kinds.collect::<Vec<_>>().join("\n")),
        ("spending", spending.collect::<Vec<_>>().join("\n")),
    ]
    .into_iter()
    .collect()
}

fn typed(form: &Form) -> SuggestionForm {
    SuggestionForm {
        title: form.text("title"),
        text: form.text("text"),
        outcome: form.text("outcome"),
        reason: form.text("reason"),
        owner: form.text("owner"),
        due: form.text("due"),
    }
}

/// `POST /rooms/{room}/suggestions`.
pub async fn suggested(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let form = typed(&post.form);
    let topic: Option<TopicId> = post.form.get("about").parse().ok();
    let card: Option<CardId> = post.form.get("card").parse().ok();
    let done = post
        .once(move |tx, by| {
            acts::room::suggest(tx, by, id, &form, (topic, card))?;
            Ok(format!("{}/record?done=saved", address(id)))
        })
        .await;
    post.ctx.app.rooms.wake(id);
    answered(&post, id, (From::Record, "suggest"), done).await
}

/// `POST /rooms/{room}/suggestions/{suggestion}`: a review or an action.
pub async fn decided(
    Path((room, suggestion)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let suggestion: SuggestionId = suggestion.parse().map_err(|_| WebError::not_found())?;
    let form = typed(&post.form);
    let acts = post.form.get("do") == "action";
    let done = post
        .once(move |tx, by| {
            match acts {
                true => acts::room::action(tx, by, id, suggestion, &form)?,
                false => acts::room::review(tx, by, id, suggestion, &form)?,
            }
            Ok(format!("{}/record?done=saved", address(id)))
        })
        .await;
    post.ctx.app.rooms.wake(id);
    let at = if acts { "action" } else { "review" };
    answered(&post, id, (From::Record, at), done).await
}

/// `POST /rooms/{room}/answers`.
pub async fn answer_post(Path(room): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let card = post
        .form
        .get("card_answered")
        .parse()
        .map_err(|_| WebError::not_found())?;
    let typed = post.form.text("answer");
    let done = post
        .once(move |tx, by| {
            acts::room::answer(tx, by, id, card, &typed)?;
            Ok(format!("{}/record?done=saved", address(id)))
        })
        .await;
    post.ctx.app.rooms.wake(id);
    answered(&post, id, (From::Record, "answer"), done).await
}

/// `POST /rooms/{room}/figures`.
pub async fn figures_post(
    Path(room): Path<String>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let id = id(&room)?;
    let form = FiguresForm {
        people: post.form.text("people"),
        kinds: post.form.text("kinds"),
        spending: post.form.text("spending"),
    };
    let done = post
        .once(move |tx, by| {
            acts::room::figures(tx, by, id, &form)?;
            Ok(format!("{}/record?done=saved", address(id)))
        })
        .await;
    post.ctx.app.rooms.wake(id);
    answered(&post, id, (From::Record, "figures"), done).await
}
