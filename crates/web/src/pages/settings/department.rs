//! The departments of a district: named, changed and closed.

use axum::body::Body;
use axum::extract::{Path, Query};
use axum::http::Response;
use korean::t;
use process::act::Target;
use process::department::{DepartmentText, DepartmentsForm};
use process::{Act, Invalid};
use store::{Department, District};
use ui::{Breadcrumb, Button, Field, Form as FormView, Markup, TextInput, Textarea, actions, html};

use super::{Asked, back, shown};
use crate::acts::{NotDone, department, district};
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{Fields, hidden};
use crate::form::Form;
use crate::post::{Post, Settled};

struct View {
    district: District,
    departments: Vec<Department>,
}

async fn read(ctx: &Context, slug: &str) -> Result<View, WebError> {
    let (slug, actor) = (slug.to_owned(), ctx.actor.clone());
    let view = ctx.app.stores.site.read(move |tx| -> Result<_, NotDone> {
        let district = district::find(tx, &slug)?;
        process::authorize(&actor, Act::DistrictChange, Target::district(district.id))?;
        let departments = store::department_list(tx, district.id)?;
        Ok(View {
            district,
            departments,
        })
    });
    Ok(view.await?)
}

/// One department on a line, as it is typed.
fn line(text: &DepartmentText) -> String {
    match text.contact.as_str() {
        "" => format!("{} / {}", text.name_ko, text.name_en),
        contact => format!("{} / {} / {contact}", text.name_ko, text.name_en),
    }
}

/// `GET /d/{district}/settings/departments`.
pub async fn get(
    ctx: Context,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response<Body>, WebError> {
    let view = read(&ctx, &slug).await?;
    let form = view.departments.iter();
    let form = form
        .flat_map(|one| {
            [
                ("ids", one.id.to_string()),
                ("office_lines", line(&one.text)),
            ]
        })
        .collect();
    Ok(page(&ctx, &view, &form, &Invalid::default(), &asked.done))
}

/// `POST /d/{district}/settings/departments`.
pub async fn post(Path(slug): Path<String>, post: Post) -> Result<Response<Body>, WebError> {
    let typed = DepartmentsForm {
        lines: lines(&post.form),
        departments: post.form.text("departments"),
    };
    let place = slug.clone();
    let done = post.once(move |tx, by| {
        department::change(tx, by, &place, &typed)?;
        Ok(back(&place, "settings/departments", None, "departments"))
    });
    match post.settle(done.await)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => {
            let view = read(&post.ctx, &slug).await?;
            Ok(page(&post.ctx, &view, &post.form, &invalid, ""))
        }
    }
}

fn lines(form: &Form) -> Vec<(String, String)> {
    form.all("ids")
        .into_iter()
        .zip(form.all("office_lines"))
        .collect()
}

fn page(ctx: &Context, view: &View, form: &Form, invalid: &Invalid, done: &str) -> Response<Body> {
    let lang = ctx.lang;
    let fields = Fields {
        lang,
        form,
        invalid,
    };
    let home = format!("/d/{}", view.district.slug);
    let title = t(lang, "settings-departments");
    let view_form =
        FormView::post(format!("{home}/settings/departments")).hidden_all(hidden(&ctx.tokens()));
    let new = fields.hinted("departments", "departments-new", "departments-new-hint");
    let body = html! {
        (Breadcrumb::new(title.as_str()).step(t(lang, "settings-title"), format!("{home}/settings")).render(lang))
        (fields.summary())
        h1 { (title) }
        p.lead { (t(lang, "departments-lead")) }
        (view_form.render(html! {
            (rows(&fields, view))
            (Textarea::new(new).rows(4).render(lang))
            (actions(Button::new(t(lang, "departments-button")).render()))
        }))
        p { a href={ (home) "/roles" } { (t(lang, "departments-roles")) } }
    };
    shown(ctx, &view.district, &title, invalid, done, body)
}

/// A box for each department; the first one is where the summary leads.
fn rows(fields: &Fields<'_>, view: &View) -> Markup {
    let typed = lines(fields.form);
    let line_of = |one: &Department| {
        let typed = typed.iter().find(|(id, _)| *id == one.id.to_string());
        typed.map_or("", |(_, line)| line.as_str())
    };
    html! {
        @for (index, one) in view.departments.iter().enumerate() {
            @let field = Field::new("office_lines", fields.lang.pick(&one.text.name_ko, &one.text.name_en).as_str()).value(line_of(one));
            @let field = match index {
                0 => field.error(fields.error("office_lines")),
                _ => field.id(format!("office_lines-{}", one.id)),
            };
            input type="hidden" name="ids" value=(one.id.to_string());
            (TextInput::new(field).max_length(230).render(fields.lang))
        }
    }
}
