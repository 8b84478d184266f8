//! A district's half year while it is played: proposals and comments in the order of time.

use std::sync::Arc;

use jiff::Timestamp;
use process::agenda::Item;
use process::id::{CommentId, NeighborhoodId, PersonId, ProposalId};
use process::proposal::ProposalForm;
use store::Stores;
use web::acts::support::{self, Step};
use web::acts::{NotDone, comment, district, proposal};

use super::people;
use super::plan::Plan;
use super::progress::Progress;
use super::texts::texts;

/// How many acts go into one transaction.
const GROUP: usize = 100;

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
    /// The comments written so far, each with its position in the plan.
    pub comments: Vec<(CommentId, usize)>,
    /// The residents, in the order of the plan.
    pub residents: Arc<Vec<PersonId>>,
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
            Ok(store::neighborhood_list(tx, district.id)?
                .iter()
                .map(|n| n.id)
                .collect())
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
        let mut next: Vec<_> = proposals
            .chain(comments)
            .filter(|(at, _)| *at < until)
            .collect();
        next.sort_by_key(|(at, _)| *at);
        progress.part(
            &format!("제안과 댓글 · proposals, comments: {}", self.slug),
            next.len(),
        );
        for group in next.chunks(GROUP) {
            self.group(group.iter().map(|(_, next)| *next).collect())
                .await?;
            progress.done(group.len());
        }
        Ok(())
    }

    /// Does some acts in one transaction.
    async fn group(&mut self, next: Vec<Next>) -> Result<(), people::Refused> {
        let (keys, slug, plan) = (
            self.stores.keys.clone(),
            self.slug.clone(),
            self.plan.clone(),
        );
        let residents = Arc::clone(&self.residents);
        let neighborhoods = self.neighborhoods.clone();
        let mut proposals = self.proposals.clone();
        let first_comment = self.comments.len();
        let earlier: Vec<CommentId> = self.comments.iter().map(|(id, _)| *id).collect();
        let (proposals, comments) = people::site(&self.stores, move |tx| {
            let mut comments: Vec<(CommentId, usize)> = Vec::new();
            for next in next {
                match next {
                    Next::Proposal(position) => {
                        let planned = &plan.proposals[position];
                        let author = residents[planned.author];
                        let by = people::acting(tx, &keys, author, planned.at)?;
                        let form = form(planned, &neighborhoods);
                        let id = proposal::submit(tx, &by, &slug, &form)?;
                        proposals.push(id);
                        // Some have been waiting for just this.
                        for behind in residents.iter().cycle().skip(position).take(position % 5) {
                            let by = people::acting(tx, &keys, *behind, planned.at)?;
                            support::change(tx, &by, &slug, id.into(), Step::Give)?;
                        }
                    }
                    Next::Comment(position) => {
                        let planned = &plan.comments[position];
                        let author = residents[planned.author];
                        let by = people::acting(tx, &keys, author, planned.at)?;
                        let about = Item::Proposal(proposals[planned.proposal]);
                        let to = planned.answers.map(|position| match earlier.get(position) {
                            Some(id) => *id,
                            None => comments[position - earlier.len()].0,
                        });
                        let id = comment::add(tx, &by, &slug, (about, to), planned.text)?;
                        comments.push((id, position));
                    }
                }
            }
            Ok::<_, NotDone>((proposals, comments))
        })
        .await?;
        debug_assert!(
            comments
                .first()
                .is_none_or(|(_, position)| *position == first_comment)
        );
        self.proposals = proposals;
        self.comments.extend(comments);
        Ok(())
    }
}

/// A planned proposal as it is typed.
fn form(planned: &super::plan::Proposal, neighborhoods: &[NeighborhoodId]) -> ProposalForm {
    let idea = &texts().ideas[planned.idea];
    let place = planned
        .neighborhood
        .map(|n| texts().neighborhoods[n].ko.as_str());
    let neighborhood = planned.neighborhood.and_then(|n| neighborhoods.get(n));
    ProposalForm {
        title: idea.title_for(place.unwrap_or("우리")),
        category: idea.category.clone(),
        need: idea.need.clone(),
        body: idea.body.clone(),
        place: idea.place.clone(),
        neighborhood: neighborhood
            .map(NeighborhoodId::to_string)
            .unwrap_or_default(),
        cost: planned
            .cost
            .map(|cost| cost.to_string())
            .unwrap_or_default(),
        ..ProposalForm::default()
    }
}
