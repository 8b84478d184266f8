//! The declaration: why one may vote here.

use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use korean::{t, tr};
use process::eligibility::{Basis, DeclarationForm};
use process::{Fault, Invalid};
use ui::{BirthDateInput, Button, Choice, Markup, Radios, TextInput, actions, html};

use crate::acts::vote as acts;
use crate::context::Context;
use crate::error::WebError;
use crate::fields::{self, Fields};
use crate::pages::vote::show::{View, again};
use crate::post::{Post, Settled};

/// The form. Name and birth are asked once in an account's life.
pub fn form(ctx: &Context, view: &View, fields: &Fields<'_>, known: bool) -> Markup {
    let lang = ctx.lang;
    let rule = ctx.rules.eligibility;
    let bases = Basis::ALL
        .iter()
        .filter(|basis| rule.bases.iter().any(|b| b == basis.as_str()))
        .map(|basis| Choice::new(basis.as_str(), t(lang, &format!("vote-basis-{basis}"))));
    let terms = lang
        .pick(&rule.official_terms_ko, &rule.official_terms_en)
        .as_str();
    let law = lang.pick(&rule.law_ko, &rule.law_en).as_str();
    let clause = lang
        .pick(&rule.basis_clause_ko, &rule.basis_clause_en)
        .as_str();
    let hint = tr(lang, "vote-official-hint", &[("terms", terms.into())]);
    let source = tr(
        lang,
        "vote-basis-hint",
        &[("law", law.into()), ("clause", clause.into())],
    );
    let birth = fields
        .hinted("birth", "vote-field-birth", "vote-field-birth-hint")
        .required();
    let parts = ["birth_year", "birth_month", "birth_day"].map(|name| fields.form.get(name));
    let answers = vec![
        Choice::new("no", t(lang, "vote-official-no")),
        Choice::new("yes", t(lang, "vote-official-yes")),
    ];
    html! {
        section.section {
            h2 { (t(lang, "vote-declare")) }
            p { (t(lang, "vote-declare-text")) }
            (ui::Form::post(format!("{}/eligibility", view.address()))
                .hidden_all(fields::hidden(&ctx.tokens()))
                .render(html! {
                    @if !known {
                        (TextInput::new(fields.hinted("name", "vote-field-name", "vote-field-name-hint").required())
                            .autocomplete("name")
                            .render(lang))
                        (BirthDateInput::new(birth).parts(parts[0], parts[1], parts[2]).render(lang))
                    }
                    (Radios::new(fields.field("basis", "vote-field-basis").hint(source).required(), bases.collect())
                        .render(lang))
                    (Radios::new(fields.field("official", "vote-field-official").hint(hint).required(), answers)
                        .render(lang))
                    (actions(Button::new(t(lang, "vote-declare-button")).render()))
                }))
        }
    }
}

/// `POST /d/{district}/votes/{vote}/eligibility`: binds the account, then enters the roll.
pub async fn post(
    Path((slug, id)): Path<(String, String)>,
    post: Post,
) -> Result<Response<Body>, WebError> {
    let view = View::read(&post.ctx, slug.clone(), &id).await?;
    let typed = declaration(&post);
    let basis = typed.basis.parse::<Basis>();
    let (vote, address) = (view.vote.id, view.address());
    let by = post.ctx.by();
    let stores = &post.ctx.app.stores;
    if acts::left_behind(stores, &by, &slug, vote, &typed).await? {
        let taken = Invalid::one("name", Fault::new("fault-identity-left"));
        return again(&post, &view, &taken).await;
    }
    let done = post
        .once(move |tx, by| {
            acts::declare(tx, by, &slug, vote, &typed)?;
            Ok(format!("{address}?done=declared"))
        })
        .await;
    let done = match (done, basis) {
        (Ok(location), Ok(basis)) => {
            let enrolled = acts::enrol(stores, &by, &view.vote, basis).await;
            enrolled.map(|()| location)
        }
        (done, _) => done,
    };
    match post.settle(done)? {
        Settled::Done(response) => Ok(response),
        Settled::Again(invalid) => again(&post, &view, &invalid).await,
    }
}

fn declaration(post: &Post) -> DeclarationForm {
    let form = &post.form;
    DeclarationForm {
        identity: form.identity(),
        basis: form.text("basis"),
        official: form.text("official"),
    }
}
