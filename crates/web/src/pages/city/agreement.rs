//! One text of an agreement for several districts: the list, issuing one, and who has signed.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::{Response, StatusCode};
use korean::{Lang, t, tr};
use process::act::Target;
use process::common_agreement::{CommonForm, MARKS, TermsForm};
use process::id::CommonAgreementId;
use process::{Act, Invalid};
use serde::Deserialize;
use store::{CommonAgreement, CommonDistrict, District, Tx};
use ui::{
    Breadcrumb, Button, Checkboxes, Choice, DefinitionList, EmptyState, Form as PostForm,
    InputKind, LinkButton, ListRow, Markup, MoneyInput, Notice, Page, Select, Table, TextInput,
    Textarea, TimeStyle, actions, html, list as rows, own_words, time,
};

use crate::acts::NotDone;
use crate::acts::common_agreement as acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::pages::review::parts::words;
use crate::post::{Post, Settled};

/// The address of the list.
const LIST: &str = "/city/agreements";

/// What an address may carry.
#[derive(Default, Deserialize)]
pub struct Asked {
    /// The text whose next version the form begins with.
    #[serde(default)]
    from: String,
    /// What was just done.
    #[serde(default)]
    done: String,
}

/// What a text and its version are called.
pub(in crate::pages) fn name(lang: Lang, common: &CommonAgreement) -> String {
    let values = [
        ("title", common.title.clone().into()),
        ("version", common.version.into()),
    ];
    tr(lang, "common-name", &values)
}

/// `GET /city/agreements`: for everybody.
pub async fn list(ctx: Context) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let by = ctx.by();
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        Ok((store::common_agreements(tx)?, acts::districts(tx, &by)?))
    };
    let (all, mine) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let title = t(lang, "city-agreements");
    let shown: Vec<ListRow> = all
        .iter()
        .map(|one| {
            let year = [("year", one.fiscal_year.to_string().into())];
            ListRow::new(name(lang, one), format!("{LIST}/{}", one.id)).meta_markup(html! {
                (tr(lang, "year-fiscal", &year)) " · " (time(lang, one.issued_at, TimeStyle::Date))
            })
        })
        .collect();
    let body = html! {
        h1 { (title) }
        p.lead { (t(lang, "common-lead")) }
        @if shown.is_empty() {
            (EmptyState::new(t(lang, "common-none"), t(lang, "common-none-text")).render())
        } @else { (rows(2, &shown)) }
        @if !mine.is_empty() {
            (actions(LinkButton::new(t(lang, "common-new"), format!("{LIST}/new")).render()))
        }
    };
    Ok(ctx.ok(Page::new(lang, title, body)))
}

fn id(text: &str) -> Result<CommonAgreementId, WebError> {
    text.parse().map_err(|_| WebError::not_found())
}

/// `GET /city/agreements/{common}`: the text and who has signed it, for everybody.
pub async fn show(
    ctx: Context,
    Path(common): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    ctx.may(Act::PublicSee, Target::default())?;
    let (id, by) = (id(&common)?, ctx.by());
    let read = move |tx: &mut Tx<'_>| -> Result<_, WebError> {
        let found = store::common_agreement_get(tx, id)?.ok_or_else(WebError::not_found)?;
        let given = store::common_districts(tx, id)?;
        Ok((found, given, acts::districts(tx, &by)?))
    };
    let (found, given, mine) = ctx.app.stores.site.read(read).await?;
    let lang = ctx.lang;
    let title = name(lang, &found);
    let year = [("year", found.fiscal_year.to_string().into())];
    let signed = given
        .iter()
        .filter(|one| one.district_signed_at.is_some() && one.city_signed_at.is_some());
    let counts = [
        ("signed", signed.count().into()),
        ("all", given.len().into()),
    ];
    let body = html! {
        h1 { (title) }
        p.lead { (tr(lang, "common-signed", &counts)) }
        (table(lang, &given))
        section.section {
            h2 { (t(lang, "common-text")) }
            (words(lang, &found.body))
            (DefinitionList::new()
                .entry(t(lang, "common-year"), tr(lang, "year-fiscal", &year))
                .entry_markup(t(lang, "agreement-at-limit-note"), own_words(lang, &found.at_limit_note))
                .entry_markup(t(lang, "common-issued"), time(lang, found.issued_at, TimeStyle::DateTime))
                .render())
        }
        @if !mine.is_empty() {
            (actions(LinkButton::new(t(lang, "common-next"), format!("{LIST}/new?from={id}")).second().render()))
        }
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "city-agreements"), LIST);
    let mut page = Page::new(lang, title, body).breadcrumb(crumbs.render(lang));
    if asked.done == "issued" {
        let text = html! { p { (t(lang, "common-done")) } };
        page = page.flash(Notice::success(text).announced().render(lang));
    }
    Ok(ctx.ok(page))
}

/// What each district was given, and who has signed.
fn table(lang: Lang, given: &[CommonDistrict]) -> Markup {
    let head = Table::new(t(lang, "common-table"), t(lang, "city-district"))
        .figures(t(lang, "agreement-limit"))
        .column(t(lang, "agreement-at-limit"))
        .column(t(lang, "agreement-execution"))
        .figures(t(lang, "common-amount"))
        .column(t(lang, "agreement-district-signed"))
        .column(t(lang, "agreement-city-signed"));
    let signed = |at: Option<jiff::Timestamp>| match at {
        Some(at) => html! { (time(lang, at, TimeStyle::DateShort)) },
        None => html! { span.soft { (t(lang, "agreement-not-signed")) } },
    };
    let table = given.iter().fold(head, |table, one| {
        let name = lang.pick(&one.names.0, &one.names.1);
        let cells = vec![
            html! { (one.limit) "%" },
            html! { (t(lang, &format!("agreement-at-limit-choice-{}", one.at_limit))) },
            html! { (one.execution.0) " ~ " (one.execution.1) },
            html! { (korean::won_exact(lang, one.amount.0)) },
            signed(one.district_signed_at),
            signed(one.city_signed_at),
        ];
        let link = html! {
            a href={ "/d/" (one.slug) "/agreement" } { (name) }
            @if one.replaced {
                " " span.soft { (t(lang, "common-replaced")) }
            } @else if one.sent_back_at.is_some() {
                " " span.soft { (t(lang, "agreement-sent-back")) }
            }
        };
        table.row(link, cells)
    });
    table.render()
}

/// `GET /city/agreements/new`.
pub async fn new(ctx: Context, Query(asked): Query<Asked>) -> Result<Response<Body>, WebError> {
    if let Some(first) = ctx.consent_first() {
        return Ok(first);
    }
    let by = ctx.by();
    let from = match asked.from.as_str() {
        "" => None,
        text => Some(id(text)?),
    };
    let read = move |tx: &mut Tx<'_>| -> Result<_, NotDone> {
        let mine = acts::allowed(tx, &by)?;
        let before = match from {
            Some(id) => {
                store::common_agreement_get(tx, id)?.zip(Some(store::common_districts(tx, id)?))
            }
            None => None,
        };
        Ok((mine, before))
    };
    let (mine, before) = ctx.app.stores.site.read(read).await?;
    let form = begun(&ctx, &mine, before.as_ref());
    Ok(page(&ctx, &mine, &form, &Invalid::default()))
}

/// The form as it begins: the usual terms for every district, or those of the version before.
fn begun(
    ctx: &Context,
    mine: &[District],
    before: Option<&(CommonAgreement, Vec<CommonDistrict>)>,
) -> Form {
    let rule = ctx.rules.agreement;
    let year = before.map_or_else(
        || i64::from(ctx.today.year()) + 1,
        |(common, _)| common.fiscal_year,
    );
    let usual = (rule.limit[0] * 100 / rule.limit[1].max(1)).to_string();
    let mut fields = vec![("fiscal_year".to_owned(), year.to_string())];
    if let Some((common, given)) = before {
        fields.push(("from".to_owned(), common.id.to_string()));
        for (name, value) in [
            ("title", &common.title),
            ("body", &common.body),
            ("at_limit_note", &common.at_limit_note),
        ] {
            fields.push((name.to_owned(), value.clone()));
        }
        for one in given {
            fields.push(("districts".to_owned(), one.district.to_string()));
        }
    }
    for district in mine {
        let had =
            before.and_then(|(_, given)| given.iter().find(|one| one.district == district.id));
        let row = [
            ("ids", district.id.to_string()),
            (
                "limit",
                had.map_or(usual.clone(), |one| one.limit.to_string()),
            ),
            (
                "at_limit",
                had.map_or(rule.at_limit.clone(), |one| one.at_limit.clone()),
            ),
            (
                "execution_start",
                had.map_or(format!("{year}-01-01"), |one| one.execution.0.to_string()),
            ),
            (
                "execution_end",
                had.map_or(format!("{year}-12-31"), |one| one.execution.1.to_string()),
            ),
            (
                "amount",
                had.map_or(String::new(), |one| korean::number(one.amount.0)),
            ),
        ];
        fields.extend(row.map(|(name, value)| (name.to_owned(), value)));
    }
    fields.into_iter().collect()
}

/// `POST /city/agreements`.
pub async fn post(post: Post) -> Result<Response<Body>, WebError> {
    let follows = match post.form.get("from") {
        "" => None,
        text => Some(id(text)?),
    };
    let typed = typed(&post.form);
    let done = post
        .once(move |tx, by| {
            let id = acts::issue(tx, by, follows, &typed)?;
            Ok(format!("{LIST}/{id}?done=issued"))
        })
        .await;
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let by = post.ctx.by();
            let read = move |tx: &mut Tx<'_>| acts::allowed(tx, &by);
            let mine = post.ctx.app.stores.site.read(read).await?;
            Ok(page(&post.ctx, &mine, &post.form, &invalid))
        }
    }
}

fn typed(form: &Form) -> CommonForm {
    let all = [
        "ids",
        "limit",
        "at_limit",
        "execution_start",
        "execution_end",
        "amount",
    ];
    let columns = all.map(|name| form.all(name));
    let at = |column: usize, place: usize| columns[column].get(place).cloned().unwrap_or_default();
    let terms = (0..columns[0].len()).map(|place| TermsForm {
        district: at(0, place),
        limit: at(1, place),
        at_limit: at(2, place),
        start: at(3, place),
        end: at(4, place),
        amount: at(5, place),
    });
    CommonForm {
        title: form.text("title"),
        body: form.text("body"),
        at_limit_note: form.text("at_limit_note"),
        fiscal_year: form.text("fiscal_year"),
        chosen: form.all("districts"),
        terms: terms.collect(),
    }
}

fn page(ctx: &Context, mine: &[District], form: &Form, invalid: &Invalid) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let title = t(lang, "common-new");
    let choices = mine.iter().map(|one| {
        Choice::new(
            one.id.to_string(),
            lang.pick(&one.name_ko, &one.name_en).as_str(),
        )
    });
    let marks = [("marks", MARKS.join(", ").into())];
    let body = html! {
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "common-new-lead")) }
        (PostForm::post(LIST).hidden_all(hidden(&ctx.tokens())).hidden("from", form.get("from")).render(html! {
            (TextInput::new(fields.field("title", "common-title").required()).max_length(80).render(lang))
            (TextInput::new(fields.field("fiscal_year", "common-year").required()).kind(InputKind::Number).short().render(lang))
            (Textarea::new(fields.field("body", "common-text").hint(tr(lang, "common-text-hint", &marks)).required()).rows(10).render(lang))
            (Textarea::new(fields.hinted("at_limit_note", "agreement-at-limit-note", "agreement-at-limit-note-hint").required()).rows(3).render(lang))
            (Checkboxes::new(fields.hinted("districts", "common-districts", "common-districts-hint"), choices.collect())
                .chosen(form.all("districts")).render(lang))
            @for (place, district) in mine.iter().enumerate() { (terms(&fields, district, place)) }
            (actions(html! {
                (Button::new(t(lang, "common-button")).render())
                a href=(LIST) { (t(lang, "review-cancel")) }
            }))
        }))
    };
    let crumbs = Breadcrumb::new(title.as_str()).step(t(lang, "city-agreements"), LIST);
    let page = Page::new(lang, fields.title(&title), body)
        .noindex()
        .breadcrumb(crumbs.render(lang));
    let status = match invalid.0.is_empty() {
        true => StatusCode::OK,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    ctx.page(status, page)
}

/// The terms of one district.
fn terms(fields: &Fields<'_>, district: &District, place: usize) -> Markup {
    let lang = fields.lang;
    let nth = i64::try_from(place + 1).unwrap_or(i64::MAX);
    let field = |name: &str, label: &str| {
        let all = fields.form.all(name);
        fields.nth(
            name,
            t(lang, label),
            nth,
            all.get(place).map_or("", String::as_str),
        )
    };
    let choices = ["council", "city"]
        .map(|one| Choice::new(one, t(lang, &format!("agreement-at-limit-choice-{one}"))));
    html! {
        fieldset.cost {
            legend { strong { (lang.pick(&district.name_ko, &district.name_en)) } }
            input type="hidden" name="ids" value=(district.id.to_string());
            div {
                (TextInput::new(field("limit", "agreement-limit")).kind(InputKind::Number).short().render(lang))
                (Select::new(field("at_limit", "agreement-at-limit"), choices.to_vec()).render(lang))
                (MoneyInput::new(field("amount", "common-amount")).render(lang))
                (TextInput::new(field("execution_start", "agreement-execution-start")).kind(InputKind::Date).render(lang))
                (TextInput::new(field("execution_end", "agreement-execution-end")).kind(InputKind::Date).render(lang))
            }
        }
    }
}
