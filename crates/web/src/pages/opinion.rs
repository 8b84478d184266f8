//! What people think of an agenda: the numbers, the reasons for and against side by side, and
//! one's own opinion. The page of the agenda shows the same in short by [`section`].

mod reasons;
pub mod show;
pub mod withdraw;

use korean::{Lang, t, tr};
use process::id::{AgendaId, OpinionId, PersonId};
use process::opinion::{Gradient, SHOWN_FROM, Stance};
use process::statement::Kept;
use store::{Deliberated, Opinion, Stances, StoreError, Tx};
use ui::{Bar, Bars, LinkButton, Markup, Tone, actions, html};

use crate::context::Context;

/// How many reasons of each stance the page of the agenda shows.
const IN_SHORT: usize = 3;

/// The address of the page of opinions of an agenda.
pub(super) fn address(slug: &str, agenda: AgendaId) -> String {
    format!("/d/{slug}/agendas/{agenda}/opinion")
}

/// The address of one opinion on the page that begins with it.
pub(super) fn place(slug: &str, agenda: AgendaId, id: OpinionId, done: Option<&str>) -> String {
    let done = done.map_or_else(String::new, |word| format!("&done={word}"));
    format!("{}?from={id}{done}#opinion-{id}", address(slug, agenda))
}

/// The opinions of an agenda as its own page shows them in short.
pub struct InShort {
    agenda: Deliberated,
    own: Option<Opinion>,
    reasons: Vec<(Stance, Vec<Opinion>)>,
}

impl InShort {
    /// The reader's own opinion, taken back or not.
    pub fn own(&self) -> Option<&Opinion> {
        self.own.as_ref()
    }
}

/// Reads them, in one statement.
///
/// # Errors
/// When the store fails.
pub fn read(
    tx: &mut Tx<'_>,
    agenda: Deliberated,
    reader: Option<PersonId>,
) -> Result<InShort, StoreError> {
    let (own, reasons) = store::opinions_in_short(tx, agenda.id, reader, IN_SHORT)?;
    Ok(InShort {
        agenda,
        own,
        reasons,
    })
}

/// The section of an agenda's page: numbers, the latest reasons for and against, and the way to
/// one's own.
pub fn section(ctx: &Context, slug: &str, opinions: &InShort, kept: Option<Kept>) -> Markup {
    let lang = ctx.lang;
    let here = address(slug, opinions.agenda.id);
    let given = opinions
        .own
        .as_ref()
        .filter(|own| own.withdrawn_at.is_none());
    let open = opinions.agenda.open && !opinions.agenda.hidden;
    html! {
        section.section aria-labelledby="opinions" {
            h2 id="opinions" { (t(lang, "opinion-title")) }
            @match kept {
                None => (numbers(lang, opinions.agenda.stances)),
                Some(why) => (kept_back(lang, opinions.agenda.stances, why)),
            }
            @if let Some(own) = given {
                p { (t(lang, "opinion-own")) ": " strong { (stance(lang, own.text.stance)) } }
            }
            (reasons::columns(ctx, slug, &opinions.reasons, |_| None))
            (actions(html! {
                @if open {
                    (LinkButton::new(t(lang, if given.is_some() { "opinion-change" } else { "opinion-give" }), format!("{here}#give")).render())
                }
                a href=(here) { (t(lang, "opinion-all")) }
            }))
        }
    }
}

/// A stance in a word.
fn stance(lang: Lang, stance: Stance) -> String {
    t(lang, &format!("opinion-stance-{stance}"))
}

/// How far people go along, once enough of them said so, with the share that can live with it.
fn steps(lang: Lang, gradients: &[(Gradient, i64)]) -> Markup {
    let people: i64 = gradients.iter().map(|(_, count)| count).sum();
    if people < SHOWN_FROM {
        return html! {};
    }
    let of = |step: Gradient| {
        let found = gradients.iter().find(|(of, _)| *of == step);
        found.map_or(0, |(_, count)| *count)
    };
    let bars = Gradient::ALL.iter().map(|step| {
        let number = of(*step);
        let share = korean::percent(number, people).unwrap_or_default();
        let values = [("count", number.into()), ("share", share.into())];
        let tone = match step {
            Gradient::Full | Gradient::Reservations | Gradient::Live => Tone::Pine,
            Gradient::Aside => Tone::Quiet,
            Gradient::Against => Tone::Persimmon,
        };
        let label = t(lang, &format!("opinion-gradient-{step}"));
        let text = tr(lang, "opinion-number", &values);
        Bar::new(label, u64::try_from(number).unwrap_or(0), text).tone(tone)
    });
    let living = gradients.iter().filter(|(step, _)| step.can_live_with_it());
    let living: i64 = living.map(|(_, count)| count).sum();
    let share = korean::percent(living, people).unwrap_or_default();
    let values = [
        ("people", people.into()),
        ("count", living.into()),
        ("share", share.into()),
    ];
    html! {
        (Bars::new(
            t(lang, "opinion-gradient-numbers"),
            t(lang, "opinion-gradient"),
            t(lang, "opinion-people"),
            bars.collect(),
        )
        .whole(u64::try_from(people).unwrap_or(1))
        .render(lang))
        p { strong { (tr(lang, "opinion-can-live", &values)) } }
    }
}

/// That numbers are kept back, and why.
fn kept_back(lang: Lang, stances: Stances, why: Kept) -> Markup {
    let words = match why {
        Kept::Ballot => t(lang, "statement-kept-ballot"),
        Kept::Opinion => t(lang, "statement-kept-opinion"),
        Kept::Statements(more) => tr(lang, "statement-kept-statements", &[("count", more.into())]),
    };
    let people = tr(
        lang,
        "agenda-opinion-people",
        &[("count", stances.people().into())],
    );
    html! { p { (people) " · " (words) } }
}

/// How many people stand where, once there are enough that nobody is known by it. A bar has its
/// number and its share beside it: the chart and the table are one.
fn numbers(lang: Lang, stances: Stances) -> Markup {
    let people = stances.people();
    let count = [("count", people.into()), ("least", SHOWN_FROM.into())];
    if people == 0 {
        return html! { p.soft { (t(lang, "opinion-none")) } };
    }
    if people < SHOWN_FROM {
        return html! { p { (tr(lang, "opinion-few", &count)) } };
    }
    let bar = |of: Stance, number: i64, tone| {
        let share = korean::percent(number, people).unwrap_or_default();
        let values = [("count", number.into()), ("share", share.into())];
        let text = tr(lang, "opinion-number", &values);
        Bar::new(stance(lang, of), u64::try_from(number).unwrap_or(0), text).tone(tone)
    };
    let bars = vec![
        bar(Stance::Agree, stances.agree, Tone::Pine),
        bar(Stance::Disagree, stances.disagree, Tone::Persimmon),
        bar(Stance::Pass, stances.pass, Tone::Quiet),
    ];
    Bars::new(
        tr(lang, "opinion-numbers", &count),
        t(lang, "opinion-stance"),
        t(lang, "opinion-people"),
        bars,
    )
    .whole(u64::try_from(people).unwrap_or(1))
    .render(lang)
}
