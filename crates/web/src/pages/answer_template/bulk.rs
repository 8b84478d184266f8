//! Answering many questions and reviews at once: choosing them, reading each answer and setting
//! it right, sending all of them, and what became of each.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::answer_template::{BulkForm, BulkItem, fill};
use process::duty::DutyKind;
use process::id::{InquiryId, ReviewId};
use process::review::Feasible;
use process::{Act, Invalid};
use store::{AnswerTemplate, District, Duty, Inquiry, Review, StoreError, Tx};
use ui::{
    Breadcrumb, Button, Checkboxes, Choice, EmptyState, Form as FormView, Markup, Notice, Page,
    Select, TextInput, Textarea, actions, html, own_words,
};

use crate::acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::layout::{Section, in_district};
use crate::pages::agenda::ask::decode;
use crate::pages::review::parts::words;
use crate::post::{Post, Settled};

/// How many of the things that somebody owes are looked at.
const OWED: i64 = 200;

/// Something that is answered together with others.
enum Thing {
    Inquiry(Box<Inquiry>),
    Review(Box<Review>),
}

impl Thing {
    fn item(&self) -> BulkItem {
        match self {
            Thing::Inquiry(one) => BulkItem::Inquiry(one.id),
            Thing::Review(one) => BulkItem::Review(one.id),
        }
    }

    fn title(&self) -> &str {
        match self {
            Thing::Inquiry(one) => &one.text.title,
            Thing::Review(one) => &one.title,
        }
    }

    fn asked(&self) -> &str {
        match self {
            Thing::Inquiry(one) => &one.text.body,
            Thing::Review(one) => &one.question,
        }
    }

    fn office(&self) -> &str {
        match self {
            Thing::Inquiry(one) => &one.owner.office,
            Thing::Review(_) => "",
        }
    }
}

struct View {
    district: District,
    templates: Vec<AnswerTemplate>,
    owed: Vec<Duty>,
    things: Vec<Thing>,
}

async fn read(ctx: &Context, slug: &str, items: &[String]) -> Result<View, WebError> {
    let (slug, actor) = (slug.to_owned(), ctx.actor.clone());
    let person = ctx.person()?;
    let (today, now, most) = (ctx.today, ctx.now, ctx.rules.limits.bulk_max);
    let items: Vec<BulkItem> = items
        .iter()
        .take(most)
        .filter_map(|item| item.parse().ok())
        .collect();
    let read = move |tx: &mut Tx<'_>| -> Result<View, WebError> {
        let district = acts::district::find(tx, &slug)?;
        process::authorize(&actor, Act::InquiryAnswer, Target::district(district.id))?;
        let mut owed = store::duties_of(tx, person, today, now, None, OWED)?;
        owed.retain(|duty| {
            let kind = matches!(duty.kind, DutyKind::Inquiry | DutyKind::ReviewAnswer);
            kind && duty.slug == district.slug
        });
        let things = things(tx, &district, &items)?;
        Ok(View {
            templates: store::answer_templates(tx, district.id)?,
            district,
            owed,
            things,
        })
    };
    ctx.app.stores.site.read(read).await
}

/// The things of a district with these names, in the order of the names, in two statements.
fn things(
    tx: &mut Tx<'_>,
    district: &District,
    items: &[BulkItem],
) -> Result<Vec<Thing>, StoreError> {
    let inquiries: Vec<InquiryId> = items
        .iter()
        .filter_map(|item| match item {
            BulkItem::Inquiry(id) => Some(*id),
            BulkItem::Review(_) => None,
        })
        .collect();
    let reviews: Vec<ReviewId> = items
        .iter()
        .filter_map(|item| match item {
            BulkItem::Review(id) => Some(*id),
            BulkItem::Inquiry(_) => None,
        })
        .collect();
    let asked = store::inquiries_some(tx, &inquiries)?.into_iter();
    let asked = asked.filter(|one| one.district == district.id && !one.hidden);
    let reviewed = store::reviews_some(tx, &reviews)?.into_iter();
    let reviewed = reviewed.filter(|one| one.district == district.id && !one.hidden);
    let mut all: Vec<Thing> = asked.map(|one| Thing::Inquiry(Box::new(one))).collect();
    all.extend(reviewed.map(|one| Thing::Review(Box::new(one))));
    let place = |thing: &Thing| items.iter().position(|item| *item == thing.item());
    all.sort_by_key(place);
    Ok(all)
}

/// `GET /d/{district}/bulk`: chooses, and with `items` shows each answer before it is sent.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response<Body>, WebError> {
    let asked = decode(query.as_deref())?;
    let items = match asked.all("sent").is_empty() && asked.all("skipped").is_empty() {
        true => asked.all("items"),
        false => [asked.all("sent"), asked.all("skipped")].concat(),
    };
    let view = read(&ctx, &slug, &items).await?;
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let results = !asked.all("sent").is_empty() || !asked.all("skipped").is_empty();
    if results {
        return Ok(shown(
            &ctx,
            &view,
            &Invalid::default(),
            outcome(&ctx, &view, &asked),
        ));
    }
    if view.things.is_empty() {
        return Ok(shown(
            &ctx,
            &view,
            &Invalid::default(),
            choosing(&ctx, &view),
        ));
    }
    let form = begun(&view, &asked);
    let body = previews(&ctx, &view, &form, &Invalid::default());
    Ok(shown(&ctx, &view, &Invalid::default(), body))
}

/// The answers as the template has them.
fn begun(view: &View, asked: &Form) -> Form {
    let template = view
        .templates
        .iter()
        .find(|one| one.id.to_string() == asked.get("template"));
    let office = view
        .things
        .iter()
        .map(Thing::office)
        .find(|office| !office.is_empty());
    let office = office.unwrap_or_default();
    let mut fields = vec![("office", office.to_owned())];
    for thing in &view.things {
        let own = match thing.office() {
            "" => office,
            own => own,
        };
        let text = template.map_or(String::new(), |one| fill(&one.body, thing.title(), own));
        fields.push(("items", thing.item().to_string()));
        fields.push(("bulk_answer", text));
        fields.push(("feasible", String::new()));
    }
    fields.into_iter().collect()
}

/// `POST /d/{district}/bulk`: sends all of them, once.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = BulkForm {
        office: post.form.text("office"),
        items: post.form.all("items"),
        answers: post.form.all("bulk_answer"),
        verdicts: post.form.all("feasible"),
    };
    let place = slug.clone();
    let done = post
        .once(move |tx, by| {
            let sent = acts::answer_template::bulk(tx, by, &place, &typed)?;
            let names = |key: &str, all: &[BulkItem]| -> String {
                all.iter().map(|item| format!("{key}={item}&")).collect()
            };
            let results = names("sent", &sent.sent) + &names("skipped", &sent.skipped);
            Ok(format!("/d/{place}/bulk?{}", results.trim_end_matches('&')))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, &slug, &post.form.all("items")).await?;
            let body = previews(&post.ctx, &view, &post.form, &invalid);
            Ok(shown(&post.ctx, &view, &invalid, body))
        }
    }
}

fn shown(ctx: &Context, view: &View, invalid: &Invalid, body: Markup) -> Response<Body> {
    let lang = ctx.lang;
    let form = Form::default();
    let fields = Fields {
        lang,
        form: &form,
        invalid,
    };
    let title = t(lang, "bulk-title");
    let body = html! {
        (fields.summary())
        h1 { (title) }
        (body)
    };
    let home = format!("/d/{}/inbox", view.district.slug);
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "nav-inbox"), home);
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    ctx.page(
        status,
        in_district(ctx, &view.district, Section::Inbox, page),
    )
}

/// What somebody owes, to be ticked, and the template to begin with.
fn choosing(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let (form, invalid) = (Form::default(), Invalid::default());
    let fields = Fields {
        lang,
        form: &form,
        invalid: &invalid,
    };
    let owed = view.owed.iter().map(|duty| {
        let kind = match duty.kind {
            DutyKind::Inquiry => "inquiry",
            _ => "review",
        };
        let due = [("due", korean::deadline(lang, duty.due_at).into())];
        Choice::new(format!("{kind}-{}", duty.id), duty.title.as_str()).hint(tr(
            lang,
            &format!("bulk-due-{kind}"),
            &due,
        ))
    });
    let owed: Vec<Choice> = owed.take(ctx.rules.limits.bulk_max).collect();
    let templates = view.templates.iter();
    let templates = templates.map(|one| Choice::new(one.id.to_string(), one.title.as_str()));
    let most = [("max", ctx.rules.limits.bulk_max.into())];
    html! {
        p.lead { (tr(lang, "bulk-lead", &most)) }
        @if owed.is_empty() {
            (EmptyState::new(t(lang, "duty-none"), t(lang, "duty-none-text")).render())
        } @else {
            (FormView::get(format!("/d/{}/bulk", view.district.slug)).render(html! {
                (Checkboxes::new(fields.field("items", "bulk-items"), owed).render(lang))
                (Select::new(fields.hinted("template", "bulk-template", "bulk-template-hint"), templates.collect()).render(lang))
                (actions(Button::new(t(lang, "bulk-preview")).render()))
            }))
        }
        p { a href={ "/d/" (view.district.slug) "/templates" } { (t(lang, "template-title")) } }
    }
}

/// Each answer beside its question, to be read and set right.
fn previews(ctx: &Context, view: &View, form: &Form, invalid: &Invalid) -> Markup {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let (answers, verdicts) = (form.all("bulk_answer"), form.all("feasible"));
    // What was typed belongs to its question, also when another one is there no more.
    let names = form.all("items");
    let at = |all: &[String], thing: &Thing| {
        let name = thing.item().to_string();
        let place = names.iter().position(|one| *one == name);
        place
            .and_then(|place| all.get(place).cloned())
            .unwrap_or_default()
    };
    let choices = || {
        let name = |one: &Feasible| Choice::new(one.as_str(), t(lang, &format!("feasible-{one}")));
        Feasible::ALL.iter().map(name).collect()
    };
    let here = format!("/d/{}/bulk", view.district.slug);
    html! {
        p.lead { (t(lang, "bulk-preview-lead")) }
        (FormView::post(&here).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(fields.hinted("office", "inquiry-office-answers", "inquiry-office-answers-hint").required()).render(lang))
            @for (place, thing) in view.things.iter().enumerate() {
                @let nth = i64::try_from(place + 1).unwrap_or(i64::MAX);
                section.section {
                    h2 { (nth) ". " (own_words(lang, thing.title())) }
                    blockquote { (words(lang, thing.asked())) }
                    input type="hidden" name="items" value=(thing.item().to_string());
                    (Textarea::new(fields.nth("bulk_answer", t(lang, "inquiry-answer"), nth, &at(&answers, thing)).required()).rows(6).render(lang))
                    @if matches!(thing, Thing::Review(_)) {
                        (Select::new(fields.nth("feasible", t(lang, "review-feasible"), nth, &at(&verdicts, thing)).required(), choices()).render(lang))
                    } @else { input type="hidden" name="feasible" value=""; }
                }
            }
            (actions(html! {
                (Button::new(tr(lang, "bulk-send", &[("count", view.things.len().into())])).render())
                a href=(here) { (t(lang, "review-cancel")) }
            }))
        }))
    }
}

/// What became of each.
fn outcome(ctx: &Context, view: &View, asked: &Form) -> Markup {
    let lang = ctx.lang;
    let sent = asked.all("sent");
    let skipped = asked.all("skipped");
    let counts = [
        ("sent", sent.len().into()),
        ("skipped", skipped.len().into()),
    ];
    html! {
        (Notice::success(html! { p { (tr(lang, "bulk-done", &counts)) } }).announced().render(lang))
        (listed(lang, view, &sent, "bulk-sent"))
        (listed(lang, view, &skipped, "bulk-skipped"))
        p { a href={ "/d/" (view.district.slug) "/bulk" } { (t(lang, "bulk-more")) } }
    }
}

fn listed(lang: Lang, view: &View, items: &[String], heading: &str) -> Markup {
    let named = |thing: &&Thing| items.contains(&thing.item().to_string());
    let all: Vec<&Thing> = view.things.iter().filter(named).collect();
    html! {
        @if !all.is_empty() {
            h2 { (t(lang, heading)) }
            ul {
                @for thing in all {
                    @let place = match thing.item() {
                        BulkItem::Inquiry(id) => format!("inbox/{id}"),
                        BulkItem::Review(id) => format!("reviews/{id}"),
                    };
                    li { a href={ "/d/" (view.district.slug) "/" (place) } { (own_words(lang, thing.title())) } }
                }
            }
        }
    }
}
