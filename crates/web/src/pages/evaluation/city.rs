//! All schemes, which district has its results of which year, and publishing a scheme.

use axum::body::Body;
use axum::extract::Query;
use axum::http::{Response, StatusCode};
use korean::{t, tr};
use process::act::Target;
use process::evaluation::{Area, Measure, SchemeForm, usual_weights};
use process::id::DistrictId;
use process::{Act, Invalid};
use store::{District, EvaluationScheme, Tx};
use ui::{
    Breadcrumb, Button, Checkboxes, Choice, EmptyState, Form as PostForm, InputKind, LinkButton,
    ListRow, Markup, Notice, Page, Table, TextInput, Textarea, TimeStyle, actions, html, list,
    time,
};

use super::{Asked, LIST, address, name, year_name};
use crate::acts::NotDone;
use crate::acts::evaluation as acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

struct View {
    schemes: Vec<EvaluationScheme>,
    districts: Vec<District>,
    mine: Vec<District>,
    published: Vec<(DistrictId, i64)>,
    waiting: Vec<(DistrictId, i64)>,
}

/// `GET /city/evaluation`: for everybody, without any value.
pub async fn get(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<View, WebError> {
        Ok(View {
            schemes: store::evaluation_schemes(tx)?,
            districts: store::district_list(tx)?,
            mine: acts::districts(tx, &by)?,
            published: store::evaluation_published(tx)?,
            waiting: store::evaluation_waiting(tx)?,
        })
    };
    let view = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let title = t(lang, "evaluation-title");
    let row = |one: &EvaluationScheme| {
        let year = one.scheme.fiscal_year;
        let title = tr(
            lang,
            "evaluation-scheme-of",
            &[("year", year_name(lang, year).into())],
        );
        ListRow::new(title, format!("/evaluation/{year}")).meta_markup(html! {
            (t(lang, "evaluation-published")) " " (time(lang, one.published_at, TimeStyle::Date))
        })
    };
    let rows: Vec<ListRow> = view.schemes.iter().map(row).collect();
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "evaluation-lead")) }
        @if !view.mine.is_empty() {
            (actions(LinkButton::new(t(lang, "evaluation-new"), format!("{LIST}/new")).render()))
        }
        @if rows.is_empty() {
            (EmptyState::new(t(lang, "evaluation-none"), t(lang, "evaluation-none-text")).render())
        } @else {
            (list(2, &rows))
            section.section {
                h2 { (t(lang, "evaluation-districts")) }
                (table(&ctx, &view))
                p.soft { (t(lang, "evaluation-order")) }
            }
        }
    };
    let mut page = Page::new(lang, title, body).description(t(lang, "evaluation-lead"));
    if asked.done == "published" {
        let text = html! { p { (t(lang, "evaluation-done-scheme")) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.ok(page))
}

/// Which district has its results of which year, in the order of the Korean names.
fn table(ctx: &Context, view: &View) -> Markup {
    let lang = ctx.lang;
    let years: Vec<i64> = view
        .schemes
        .iter()
        .take(3)
        .map(|one| one.scheme.fiscal_year)
        .collect();
    let head = Table::new(t(lang, "evaluation-districts"), t(lang, "city-district"));
    let head = years
        .iter()
        .fold(head, |table, year| table.column(year_name(lang, *year)));
    let head = head.column(t(lang, "evaluation-waiting"));
    let table = view.districts.iter().fold(head, |table, district| {
        let may = view.mine.iter().any(|one| one.id == district.id);
        let mut cells: Vec<Markup> = years.iter().map(|year| html! {
            @if view.published.contains(&(district.id, *year)) { (t(lang, "evaluation-there")) }
            @else { span.soft { (t(lang, "evaluation-not-there")) } }
            @if may {
                " " a href={ (address(district)) "/publish?year=" (year) } {
                    (t(lang, "evaluation-measure-now"))
                    span.sr { ": " (lang.pick(&district.name_ko, &district.name_en)) " " (year_name(lang, *year)) }
                }
            }
        }).collect();
        let waiting = view.waiting.iter().find(|(of, _)| *of == district.id);
        let count = waiting.map_or(0, |(_, count)| *count);
        cells.push(html! { (tr(lang, "evaluation-objections-count", &[("count", count.into())])) });
        let link = html! { a href=(address(district)) { (lang.pick(&district.name_ko, &district.name_en)) } };
        table.row(link, cells)
    });
    table.render()
}

/// `GET /city/evaluation/new`.
pub async fn new(ctx: Context) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> { acts::allowed(tx, &by) };
    ctx.app.stores.site.read(read).await?;
    let mut fields = vec![("fiscal_year".to_owned(), (ctx.today.year() + 1).to_string())];
    for (area, weight) in Area::ALL.iter().zip(usual_weights(&ctx.rules)) {
        fields.push((format!("weight_{area}"), weight.to_string()));
    }
    let measures = Measure::ALL
        .iter()
        .map(|one| ("measures".to_owned(), one.to_string()));
    fields.extend(measures);
    Ok(form(
        &ctx,
        &fields.into_iter().collect(),
        &Invalid::default(),
    ))
}

/// `POST /city/evaluation`.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let typed = &post.form;
    let weights = Area::ALL
        .iter()
        .map(|area| typed.text(&format!("weight_{area}")));
    let typed = SchemeForm {
        fiscal_year: typed.text("fiscal_year"),
        reason: typed.text("reason"),
        weights: weights.collect(),
        measures: typed.all("measures"),
    };
    let done = post
        .once(move |tx, by| {
            acts::scheme(tx, by, &typed)?;
            Ok(format!("{LIST}?done=published"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => Ok(form(&post.ctx, &post.form, &invalid)),
    }
}

fn form(ctx: &Context, typed: &Form, invalid: &Invalid) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form: typed,
        invalid,
    };
    let title = t(lang, "evaluation-new");
    let choice = |one: &Measure| {
        let area = t(lang, &format!("evaluation-area-{}", one.area()));
        let label = format!("{}: {}", area, name(lang, *one));
        Choice::new(one.as_str(), label).hint(acts::formula(lang, *one))
    };
    let weight = |area: &Area| {
        let label = format!("evaluation-area-{area}");
        let field = fields.field(&format!("weight_{area}"), &label).required();
        TextInput::new(field)
            .kind(InputKind::Number)
            .short()
            .render(lang)
    };
    let max = u32::try_from(ctx.rules.limits.reason_max).unwrap_or(u32::MAX);
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "evaluation-new-lead")) }
        (PostForm::post(LIST).hidden_all(hidden(&ctx.tokens())).render(html! {
            (TextInput::new(fields.hinted("fiscal_year", "evaluation-year", "evaluation-year-hint").required()).kind(InputKind::Number).short().render(lang))
            fieldset {
                legend { strong { (t(lang, "evaluation-weights")) } }
                p.hint { (t(lang, "evaluation-weights-hint")) }
                @for area in Area::ALL { (weight(area)) }
            }
            (Checkboxes::new(fields.hinted("measures", "evaluation-measures", "evaluation-measures-hint"), Measure::ALL.iter().map(choice).collect())
                .chosen(typed.all("measures")).render(lang))
            (Textarea::new(fields.hinted("reason", "evaluation-reason", "evaluation-reason-hint").required()).rows(4).max_length(max).render(lang))
            (actions(html! {
                (Button::new(t(lang, "evaluation-publish-scheme")).render())
                a href=(LIST) { (t(lang, "review-cancel")) }
            }))
        }))
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "evaluation-title"), LIST);
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    ctx.page(status, page)
}
