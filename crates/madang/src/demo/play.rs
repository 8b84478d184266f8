//! The half year of the demonstration's district, act by act.

use std::sync::Arc;

use anyhow::Context as _;
use finance::Won;
use jiff::SignedDuration;
use process::Role;
use process::body::{BodyKind, BodyText};
use process::id::{CommentId, PersonId};
use process::selection::LastWord;
use process::stage::StageKind;
use store::{NewDistrict, Stores};
use web::acts::district;
use web::acts::moderation::{self, Subject};
use web::app::DemoPerson;

use super::calendar::Calendar;
use super::comments::{self, Talk};
use super::cycle::{District, workshop};
use super::guests::{self, People, Places};
use super::plan::{Amounts, Plan};
use super::progress::Progress;
use super::random::Random;
use super::staff;
use super::texts::{Name, texts};
use super::voting::{self, Electorate};
use super::year::Year;
use super::{Size, calendar, city, counter, issued, people, support};

/// The seed from which everything is drawn.
pub const SEED: u64 = 20_260_727;

/// How much happens in the six other districts.
const OTHERS: Amounts = Amounts {
    residents: 24,
    proposals: 8,
    comments: 12,
};

/// What the district decides on.
pub const BUDGET: Won = Won(1_000_000_000);
/// What the earlier vote decided on.
const FIRST_BUDGET: Won = Won(300_000_000);
/// The district in which the vote has the last word.
const AS_VOTED: &str = "eunha";
/// How many residents are made in one transaction.
const GROUP: usize = 100;

/// The people who look after what is written in the first district.
pub struct Keepers {
    /// One hides, the other answers.
    pub moderators: [PersonId; 2],
    /// Hands codes over in person.
    pub clerk: PersonId,
}

/// Plays everything and names the people a visitor may sign in as.
///
/// # Errors
/// When an act is refused or a store fails.
pub async fn play(
    stores: &Stores,
    size: Size,
    progress: &Progress,
) -> anyhow::Result<Vec<DemoPerson>> {
    let (amounts, undecided) = match size {
        Size::Village => (
            Amounts {
                residents: 30,
                proposals: 12,
                comments: 24,
            },
            18,
        ),
        Size::District | Size::City => (
            Amounts {
                residents: 2_000,
                proposals: 120,
                comments: 400,
            },
            1_300,
        ),
    };
    let administrator = people::administrator(stores).await?;
    progress.part("주민 · residents", amounts.residents);
    let residents = Arc::new(residents(stores, amounts.residents, progress).await?);
    let visitor = people::reached(stores, "resident", "하늘동 주민 3").await?;
    let city = staff::of_the_city(stores).await?;
    let name = &texts().districts[0];
    let mut known = People::new();
    workshop(stores, administrator, city, &mut known).await?;
    let mut ours = None;
    for (number, calendar) in (0..).zip(calendar::all()) {
        let name = texts()
            .districts
            .iter()
            .find(|name| name.slug == calendar.slug);
        let name = name.context("a district of the calendars")?;
        set_up(stores, administrator, name, calendar).await?;
        let staff = staff::appoint(stores, administrator, city, calendar, &name.ko).await?;
        known.extend(staff.named(&name.slug));
        let mut district = District {
            stores: stores.clone(),
            name: name.ko.clone(),
            calendar,
            staff,
            residents: Arc::clone(&residents),
            random: Random::new(SEED + 100 + number),
            amounts: OTHERS,
            proposals: Vec::new(),
            council: Vec::new(),
            expert: None,
        };
        if name.slug == texts().districts[0].slug {
            ours = Some(district);
        } else {
            district.play(progress).await?;
        }
    }
    issued::common(stores, city.0).await?;
    support::formula(stores, city.0).await?;
    let mut ours = ours.context("the first district has a calendar")?;
    let (staff, calendar) = (ours.staff, ours.calendar);
    ours.officer().await?;
    ours.committees().await?;
    ours.recruit().await?;
    ours.agendas_of_the_council().await?;
    ours.talks().await?;
    let talk = Talk {
        slug: name.slug.clone(),
        agenda: *ours.council.first().context("the council has agendas")?,
        residents: Arc::clone(&residents),
        from: calendar.moment(StageKind::Deliberation, 300, 9),
    };
    comments::few(stores, &talk).await?;
    ours.meet("launch", (StageKind::Discovery, 300), None)
        .await?;
    ours.meet("forum", (StageKind::Deliberation, 500), None)
        .await?;
    // It is called by now, and meets after the vote.
    ours.meet("selection", (StageKind::Selection, 700), None)
        .await?;
    ours.inbox().await?;
    ours.officer_talk().await?;
    ours.recruit_more().await?;
    ours.look_for_the_missing().await?;
    ours.review_under_way().await?;
    ours.meet_on("next", calendar::soon()).await?;
    ours.joint_meetings().await?;
    let keepers = keepers(stores, administrator, calendar).await?;
    let plan = Plan::new(SEED, amounts);
    let mut year = Year::new(stores, &name.slug, plan, Arc::clone(&residents)).await?;
    // The last proposal is on no ballot, so its author can still take it back.
    let last = year.plan.proposals.last().context("there are proposals")?;
    let proposer = residents[last.author];

    let [announced, _, _] = calendar::first_vote();
    year.until(announced, progress).await?;
    let mut random = Random::new(SEED ^ 1);
    let electorate = Electorate::new(&mut random, Arc::clone(&residents));
    let vote = voting::first(&year, staff.secretary, FIRST_BUDGET).await?;
    voting::cast(stores, &name.slug, vote, &electorate, &mut random, progress).await?;
    voting::count(stores, calendar::first_vote()[2]).await?;

    let [announced, _, _] = calendar::second_vote();
    year.until(announced, progress).await?;
    let open = voting::second(&year, staff.secretary, BUDGET).await?;
    let decided = electorate.without(undecided, proposer);
    voting::cast(stores, &name.slug, open, &decided, &mut random, progress).await?;
    year.until(calendar::now(), progress).await?;
    moderate(&year, &keepers).await?;
    counter::play(stores, &name.slug, keepers.clerk).await?;
    ours.asks().await?;
    ours.hears().await?;
    if size == Size::City {
        let from = calendar::now() - SignedDuration::from_hours(24 * 5);
        let agenda = *ours.council.get(1).context("the council has agendas")?;
        let talk = Talk {
            agenda,
            from,
            ..talk
        };
        comments::many(stores, &talk, progress).await?;
        city::play(stores, staff.administrator, &residents, progress).await?;
    }
    let (expert, review) = ours.expert.context("an expert waits")?;
    known.extend([
        ("expert".to_owned(), expert),
        ("resident".to_owned(), visitor),
        ("proposer".to_owned(), proposer),
        ("moderator-1".to_owned(), keepers.moderators[0]),
        ("moderator-2".to_owned(), keepers.moderators[1]),
        ("clerk".to_owned(), keepers.clerk),
    ]);
    let own = year.proposals.last().context("there are proposals")?;
    let places = Places {
        vote: format!("/d/{}/votes/{open}", name.slug),
        own: format!("/d/{}/proposals/{own}", name.slug),
        review: format!("/d/{}/experts/{review}", name.slug),
    };
    guests::guests(&known, &places)
}

/// Sets a district up, with its year, as the administrator.
///
/// # Errors
/// When the store fails.
pub async fn set_up(
    stores: &Stores,
    administrator: PersonId,
    name: &Name,
    calendar: &Calendar,
) -> Result<(), people::Refused> {
    let (year, begins) = (calendar.fiscal_year, calendar.begins);
    let neighborhoods = texts().neighborhoods.iter();
    let new = district::SetUp {
        district: NewDistrict {
            slug: name.slug.clone(),
            name_ko: name.ko.clone(),
            name_en: name.en.clone(),
            plain_name_ko: format!("{} 주민이 짜는 {year}년 계획예산", name.ko),
            plain_name_en: format!("The {year} plan and budget by the residents of {}", name.en),
            kind: process::district::DistrictKind::District,
        },
        neighborhoods: neighborhoods
            .map(|n| (n.ko.clone(), n.en.clone()))
            .collect(),
        fiscal_year: year,
        budget: BUDGET,
        stages: calendar.stages.clone(),
    };
    // One district does exactly as its residents vote.
    let last_word = (name.slug == AS_VOTED).then_some(LastWord::Vote);
    let keys = stores.keys.clone();
    people::site(stores, move |tx| {
        let by = people::acting(tx, &keys, administrator, begins)?;
        let more = district::More {
            last_word,
            ..district::More::default()
        };
        let id = district::set_up_with(tx, &by, &new, &more)?;
        for (kind, ko, en) in [
            (
                BodyKind::GovernanceCouncil,
                "협치회의",
                "Governance council",
            ),
            (
                BodyKind::BudgetCommittee,
                "주민참여예산위원회",
                "Participatory budget committee",
            ),
        ] {
            let text = BodyText {
                kind,
                name_ko: ko.to_owned(),
                name_en: en.to_owned(),
                purpose: String::new(),
                open: false,
            };
            store::body_add(tx, id, &text, by.now)?;
        }
        Ok(())
    })
    .await
}

/// The workshop of the seven districts, in the space of the city's own offices.
async fn workshop(
    stores: &Stores,
    administrator: PersonId,
    city: (PersonId, PersonId, PersonId),
    known: &mut People,
) -> anyhow::Result<()> {
    // It belongs to the year that is settled by now.
    let calendar = calendar::all().first().context("there are calendars")?;
    let calendar: &'static Calendar = Box::leak(Box::new(Calendar {
        slug: workshop::SLUG.to_owned(),
        ..calendar.clone()
    }));
    workshop::set_up(stores, administrator, calendar).await?;
    let staff = staff::appoint(stores, administrator, city, calendar, "시").await?;
    known.extend(staff.named(workshop::SLUG));
    let space = District {
        stores: stores.clone(),
        name: "시".to_owned(),
        calendar,
        staff,
        residents: Arc::default(),
        random: Random::new(SEED),
        amounts: OTHERS,
        proposals: Vec::new(),
        council: Vec::new(),
        expert: None,
    };
    space.workshop().await
}

async fn keepers(
    stores: &Stores,
    administrator: PersonId,
    calendar: &Calendar,
) -> anyhow::Result<Keepers> {
    let place = (calendar.slug.as_str(), calendar.begins);
    let give = |who| people::with_role(stores, administrator, place, who);
    Ok(Keepers {
        moderators: [
            give(("moderator-1", "게시물 관리자 1", Role::Moderator)).await?,
            give(("moderator-2", "게시물 관리자 2", Role::Moderator)).await?,
        ],
        clerk: give(("clerk", "하늘동 주민센터 담당", Role::Clerk)).await?,
    })
}

async fn residents(
    stores: &Stores,
    count: usize,
    progress: &Progress,
) -> Result<Vec<PersonId>, people::Refused> {
    let places = &texts().neighborhoods;
    let name = |n: usize| {
        format!(
            "{} 주민 {}",
            places[n % places.len()].ko,
            n / places.len() + 4
        )
    };
    let names: Vec<String> = (0..count).map(name).collect();
    let mut made = Vec::with_capacity(count);
    for group in names.chunks(GROUP) {
        made.extend(people::residents(stores, group.to_vec()).await?);
        progress.done(group.len());
    }
    Ok(made)
}

/// Two comments are hidden shortly before the visitor comes; the author of one appeals.
async fn moderate(year: &Year, keepers: &Keepers) -> Result<(), people::Refused> {
    let keys = year.stores.keys.clone();
    let moderator = keepers.moderators[0];
    let slug = year.slug.clone();
    let author = |comment: &(CommentId, usize)| {
        (
            comment.0,
            year.residents[year.plan.comments[comment.1].author],
        )
    };
    let chosen: Vec<(CommentId, PersonId)> =
        year.comments.iter().rev().take(2).map(author).collect();
    people::site(&year.stores, move |tx| {
        for (number, (comment, author)) in (0..).zip(chosen) {
            let subject = Subject::comment(comment);
            let at = calendar::now() - SignedDuration::from_mins(18 - 6 * number);
            let by = people::acting(tx, &keys, moderator, at)?;
            let reason =
                "다른 주민을 알아볼 수 있는 내용이 있어 가렸습니다. 그 부분을 빼고 다시 써 주세요.";
            moderation::hide(tx, &by, &slug, subject, reason)?;
            if number == 0 {
                let later = at + SignedDuration::from_mins(4);
                let by = people::acting(tx, &keys, author, later)?;
                let reason = "누구인지 알 수 있는 말은 쓰지 않았습니다. 다시 살펴봐 주세요.";
                moderation::appeal(tx, &by, &slug, subject, reason)?;
            }
        }
        Ok(())
    })
    .await
}
