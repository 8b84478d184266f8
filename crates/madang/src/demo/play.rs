//! The half year of the demonstration's district, act by act.

use std::sync::Arc;

use finance::Won;
use jiff::{SignedDuration, Timestamp};
use process::id::{CommentId, NeighborhoodId, PersonId, ProposalId};
use process::proposal::ProposalForm;
use process::Role;
use store::{NewDistrict, Stores};
use web::acts::moderation::{self, Subject};
use web::acts::{NotDone, district, proposal};
use web::app::DemoPerson;

use super::plan::{Amounts, Plan};
use super::progress::Progress;
use super::random::Random;
use super::texts::{Name, texts};
use super::voting::{self, Electorate};
use super::{Size, calendar, city, people, person};

/// The seed from which everything is drawn.
pub const SEED: u64 = 20_260_727;

/// What the district decides on.
pub const BUDGET: Won = Won(1_000_000_000);
/// What the earlier vote decided on.
const FIRST_BUDGET: Won = Won(300_000_000);
/// How many acts go into one transaction.
const GROUP: usize = 100;

/// The people with a role.
struct Staff {
    administrator: PersonId,
    moderators: [PersonId; 2],
    clerk: PersonId,
    secretary: PersonId,
    officer: PersonId,
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
        Size::Village => (Amounts { residents: 30, proposals: 12, comments: 24 }, 18),
        Size::District | Size::City => {
            (Amounts { residents: 2_000, proposals: 120, comments: 400 }, 1_300)
        }
    };
    let name = &texts().districts[0];
    let administrator = people::administrator(stores).await?;
    set_up(stores, administrator, name).await?;
    let staff = staff(stores, administrator, &name.slug).await?;
    progress.part("주민 · residents", amounts.residents);
    let residents = Arc::new(residents(stores, amounts.residents, progress).await?);
    let visitor = people::reached(stores, "resident", "하늘동 주민 3").await?;
    let plan = Plan::new(SEED, amounts);
    let mut year = Year::new(stores, &name.slug, plan, Arc::clone(&residents)).await?;
    let proposer = residents[year.plan.proposals[0].author];

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
    moderate(&year, &staff).await?;
    if size == Size::City {
        city::play(stores, staff.administrator, &residents, progress).await?;
    }
    Ok(to_sign_in_as(&year, &staff, visitor, proposer, &open.to_string()))
}

/// Sets a district up, with its year, as the administrator.
///
/// # Errors
/// When the store fails.
pub async fn set_up(
    stores: &Stores,
    administrator: PersonId,
    name: &Name,
) -> Result<(), people::Refused> {
    let neighborhoods = texts().neighborhoods.iter();
    let new = district::SetUp {
        district: NewDistrict {
            slug: name.slug.clone(),
            name_ko: name.ko.clone(),
            name_en: name.en.clone(),
            plain_name_ko: format!("{} 주민이 짜는 2027년 계획예산", name.ko),
            plain_name_en: format!("The 2027 plan and budget by the residents of {}", name.en),
        },
        neighborhoods: neighborhoods.map(|n| (n.ko.clone(), n.en.clone())).collect(),
        fiscal_year: 2027,
        budget: BUDGET,
        stages: calendar::stages(),
    };
    let keys = stores.keys.clone();
    people::site(stores, move |tx| {
        let by = people::acting(tx, &keys, administrator, calendar::begin())?;
        let id = district::set_up(tx, &by, &new)?;
        for (kind, ko, en) in [
            ("governance-council", "협치회의", "Governance council"),
            ("budget-committee", "주민참여예산위원회", "Participatory budget committee"),
        ] {
            store::body_add(tx, id, kind, ko, en, by.now)?;
        }
        Ok(())
    })
    .await
}

async fn staff(stores: &Stores, administrator: PersonId, slug: &str) -> anyhow::Result<Staff> {
    let give = |who| people::with_role(stores, administrator, slug, who);
    Ok(Staff {
        administrator,
        moderators: [
            give(("moderator-1", "게시물 관리자 1", Role::Moderator)).await?,
            give(("moderator-2", "게시물 관리자 2", Role::Moderator)).await?,
        ],
        clerk: give(("clerk", "하늘동 주민센터 담당", Role::Clerk)).await?,
        secretary: give(("secretary", "협치회의 간사", Role::Secretary)).await?,
        officer: give(("city-officer", "시 담당자", Role::CityOfficer)).await?,
    })
}

async fn residents(
    stores: &Stores,
    count: usize,
    progress: &Progress,
) -> Result<Vec<PersonId>, people::Refused> {
    let places = &texts().neighborhoods;
    let name = |n: usize| format!("{} 주민 {}", places[n % places.len()].ko, n / places.len() + 4);
    let names: Vec<String> = (0..count).map(name).collect();
    let mut made = Vec::with_capacity(count);
    for group in names.chunks(GROUP) {
        made.extend(people::residents(stores, group.to_vec()).await?);
        progress.done(group.len());
    }
    Ok(made)
}

/// A district's year while it is played.
pub struct Year {
    /// The stores.
    pub stores: Stores,
    /// The district in addresses.
    pub slug: String,
    /// What is planned.
    pub plan: Plan,
    /// The proposals handed in so far, in the order of the plan.
    pub proposals: Vec<ProposalId>,
    comments: Vec<(CommentId, usize)>,
    residents: Arc<Vec<PersonId>>,
    neighborhoods: Vec<NeighborhoodId>,
}

/// The next thing in a year: a position in the plan.
#[derive(Clone, Copy)]
enum Next {
    Proposal(usize),
    Comment(usize),
}

impl Year {
    /// A year in which nothing has happened yet.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn new(
        stores: &Stores,
        slug: &str,
        plan: Plan,
        residents: Arc<Vec<PersonId>>,
    ) -> Result<Year, people::Refused> {
        let asked = slug.to_owned();
        let neighborhoods = people::site(stores, move |tx| {
            let district = district::find(tx, &asked)?;
            Ok(store::neighborhood_list(tx, district.id)?.iter().map(|n| n.id).collect())
        })
        .await?;
        Ok(Year {
            stores: stores.clone(),
            slug: slug.to_owned(),
            plan,
            proposals: Vec::new(),
            comments: Vec::new(),
            residents,
            neighborhoods,
        })
    }

    /// Hands in and comments everything planned before `until`, in the order of time.
    ///
    /// # Errors
    /// When an act is refused or the store fails.
    pub async fn until(
        &mut self,
        until: Timestamp,
        progress: &Progress,
    ) -> Result<(), people::Refused> {
        let proposals = (self.proposals.len()..self.plan.proposals.len())
            .map(|p| (self.plan.proposals[p].at, Next::Proposal(p)));
        let comments = (self.comments.len()..self.plan.comments.len())
            .map(|c| (self.plan.comments[c].at, Next::Comment(c)));
        let mut next: Vec<_> =
            proposals.chain(comments).filter(|(at, _)| *at < until).collect();
        next.sort_by_key(|(at, _)| *at);
        progress.part(&format!("제안과 댓글 · proposals, comments: {}", self.slug), next.len());
        for group in next.chunks(GROUP) {
            self.group(group.iter().map(|(_, next)| *next).collect()).await?;
            progress.done(group.len());
        }
        Ok(())
    }

    /// Does some acts in one transaction.
    async fn group(&mut self, next: Vec<Next>) -> Result<(), people::Refused> {
        let (keys, slug, plan) = (self.stores.keys.clone(), self.slug.clone(), self.plan.clone());
        let residents = Arc::clone(&self.residents);
        let neighborhoods = self.neighborhoods.clone();
        let mut proposals = self.proposals.clone();
        let first_comment = self.comments.len();
        let (proposals, comments) = people::site(&self.stores, move |tx| {
            let mut comments = Vec::new();
            for next in next {
                match next {
                    Next::Proposal(position) => {
                        let planned = &plan.proposals[position];
                        let author = residents[planned.author];
                        let by = people::acting(tx, &keys, author, planned.at)?;
                        let form = form(planned, &neighborhoods);
                        proposals.push(proposal::submit(tx, &by, &slug, &form)?);
                    }
                    Next::Comment(position) => {
                        let planned = &plan.comments[position];
                        let author = residents[planned.author];
                        let by = people::acting(tx, &keys, author, planned.at)?;
                        let about = proposals[planned.proposal];
                        let id = proposal::comment(tx, &by, &slug, about, planned.text)?;
                        comments.push((id, position));
                    }
                }
            }
            Ok::<_, NotDone>((proposals, comments))
        })
        .await?;
        debug_assert!(comments.first().is_none_or(|(_, position)| *position == first_comment));
        self.proposals = proposals;
        self.comments.extend(comments);
        Ok(())
    }
}

/// A planned proposal as it is typed.
fn form(planned: &super::plan::Proposal, neighborhoods: &[NeighborhoodId]) -> ProposalForm {
    let idea = &texts().ideas[planned.idea];
    let place = planned.neighborhood.map(|n| texts().neighborhoods[n].ko.as_str());
    let neighborhood = planned.neighborhood.and_then(|n| neighborhoods.get(n));
    ProposalForm {
        title: idea.title_for(place.unwrap_or("우리")),
        need: idea.need.clone(),
        body: idea.body.clone(),
        place: idea.place.clone(),
        neighborhood: neighborhood.map(NeighborhoodId::to_string).unwrap_or_default(),
        cost: planned.cost.map(|cost| cost.to_string()).unwrap_or_default(),
    }
}

/// Two comments are hidden shortly before the visitor comes; the author of one appeals.
async fn moderate(year: &Year, staff: &Staff) -> Result<(), people::Refused> {
    let keys = year.stores.keys.clone();
    let moderator = staff.moderators[0];
    let slug = year.slug.clone();
    let author = |comment: &(CommentId, usize)| {
        (comment.0, year.residents[year.plan.comments[comment.1].author])
    };
    let chosen: Vec<(CommentId, PersonId)> =
        year.comments.iter().rev().take(2).map(author).collect();
    people::site(&year.stores, move |tx| {
        for (number, (comment, author)) in (0..).zip(chosen) {
            let subject = Subject::comment(comment);
            let at = calendar::now() - SignedDuration::from_mins(18 - 6 * number);
            let by = people::acting(tx, &keys, moderator, at)?;
            let reason = "다른 주민을 알아볼 수 있는 내용이 있어 가렸습니다. 그 부분을 빼고 다시 써 주세요.";
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

/// The people a visitor may sign in as, and what each can try.
fn to_sign_in_as(
    year: &Year,
    staff: &Staff,
    visitor: PersonId,
    proposer: PersonId,
    open_vote: &str,
) -> Vec<DemoPerson> {
    let d = format!("/d/{}", year.slug);
    let vote = format!("{d}/votes/{open_vote}");
    let own = year.proposals.first().map(|id| format!("{d}/proposals/{id}"));
    vec![
        person(
            ("resident", visitor),
            ("주민", "Resident"),
            ("제안하고, 열린 투표에 참여하고, 지난 투표의 개표를 보세요.", "Propose, vote in the open vote, and see the earlier one counted."),
            d.clone(),
        ),
        person(
            ("proposer", proposer),
            ("제안한 주민", "Resident with a proposal"),
            ("내 제안을 고치거나 거두어들이세요.", "Change your proposal or take it back."),
            own.unwrap_or_else(|| d.clone()),
        ),
        person(
            ("moderator-1", staff.moderators[0]),
            ("게시물 관리자 1", "Moderator 1"),
            ("글을 까닭과 함께 가려 보세요.", "Hide something, with a reason."),
            format!("{d}/moderation"),
        ),
        person(
            ("moderator-2", staff.moderators[1]),
            ("게시물 관리자 2", "Moderator 2"),
            ("다른 관리자가 가린 글의 이의에 답하세요.", "Answer the appeal against what the other moderator hid."),
            format!("{d}/moderation"),
        ),
        person(
            ("clerk", staff.clerk),
            ("동주민센터 담당자", "Neighbourhood clerk"),
            ("신분증을 본 주민에게 로그인 번호를 건네세요.", "Hand a sign-in code to a resident whose papers you saw."),
            format!("{d}/desk"),
        ),
        person(
            ("secretary", staff.secretary),
            ("간사", "Secretary"),
            ("누가 어떤 일을 맡았는지 보세요.", "See who holds which role."),
            format!("{d}/roles"),
        ),
        person(
            ("city-officer", staff.officer),
            ("시 담당자", "City officer"),
            ("투표할 수 없는 까닭을 조항과 함께 보세요.", "Be refused as a voter, with the clause."),
            vote,
        ),
        person(
            ("administrator", staff.administrator),
            ("관리자", "Administrator"),
            ("역할을 주고 끝내세요.", "Give and end roles."),
            format!("{d}/roles"),
        ),
    ]
}
