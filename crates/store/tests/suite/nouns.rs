//! The nouns of the site, each through its life.

use finance::Won;
use jiff::SignedDuration;
use jiff::civil::date;
use process::agenda::Item;
use process::eligibility::Basis;
use process::id::{CycleId, DistrictId, PersonId, ProposalId};
use process::identity::Assurance;
use process::moderation::{Last, Step, SubjectKind};
use process::person::Channel;
use process::proposal::{ProposalState, ProposalText};
use process::role::Role;
use process::stage::{Stage, StageKind};
use store::*;

use crate::bed::{at, council, district, now, on_both, person};

fn text(title: &str) -> ProposalText {
    ProposalText {
        title: title.into(),
        need: "그늘이 없어요".into(),
        body: "정류장에 그늘막을 놓아요".into(),
        place: "하늘동 정류장".into(),
        neighborhood: None,
        cost: Some(Won(1_870_000)),
        category: None,
    }
}

/// A district with a round and an author.
async fn scene(stores: &Stores) -> (DistrictId, CycleId, PersonId) {
    let (district, author) = (
        district(stores, "haneul").await,
        person(stores, "하늘동 주민 3").await,
    );
    let write = stores
        .site
        .write(move |tx| cycle_add(tx, district, 2027, Won(1_000_000_000), now()));
    (district, write.await.unwrap(), author)
}

/// Runs a step on the site and stops the test where the store fails.
async fn act<T: Send + 'static>(
    stores: &Stores,
    step: impl FnOnce(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> T {
    stores.site.write(step).await.unwrap()
}

on_both! {
    async fn a_district_has_neighborhoods_bodies_and_stages(bed: Bed) {
        let (district, cycle, _) = scene(&bed.stores).await;
        let taken = bed.stores.site.write(|tx| {
            let new = NewDistrict { slug: "haneul".into(), ..NewDistrict::default() };
            district_add(tx, &new, now())
        });
        assert!(matches!(taken.await, Err(StoreError::Exists(_))));
        act(&bed.stores, move |tx| {
            let found = district_by_slug(tx, "haneul")?.expect("it was added");
            assert_eq!((found.id, found.name_ko.as_str()), (district, "하늘구"));
            assert_eq!(district_get(tx, district)?, Some(found.clone()));
            assert_eq!(district_by_slug(tx, "bada")?, None);
            assert_eq!(district_list(tx)?, [found]);
            neighborhood_add(tx, district, "둘동", "Dul-dong", 2, now())?;
            neighborhood_add(tx, district, "하나동", "Hana-dong", 1, now())?;
            let names: Vec<_> =
                neighborhood_list(tx, district)?.into_iter().map(|n| n.name_ko).collect();
            assert_eq!(names, ["하나동", "둘동"]);
            body_add(tx, district, &council(), now())?;
            assert_eq!(body_list(tx, district)?.len(), 1);
            let current = cycle_current(tx, district)?.map(|c| (c.id, c.fiscal_year));
            assert_eq!(current, Some((cycle, 2027)));
            let stage = |kind, from, to| Stage { kind, opens_at: at(from), closes_at: at(to) };
            let late = stage(StageKind::Selection, "22T09:00:00", "31T18:00:00");
            let early = stage(StageKind::Proposals, "01T00:00:00", "20T18:00:00");
            let longer = Stage { closes_at: at("21T18:00:00"), ..early.clone() };
            for stage in [&late, &early, &longer] {
                stage_set(tx, cycle, stage)?;
            }
            assert_eq!(stages_of(tx, cycle)?, [longer, late]);
            Ok(())
        }).await;
    }

    async fn both_databases_order_texts_alike(bed: Bed) {
        for (slug, name_ko) in [("a", "가"), ("b", "B"), ("c", "a"), ("d", "나"), ("e", "A-")] {
            let new = store::NewDistrict {
                slug: slug.into(),
                name_ko: name_ko.into(),
                ..Default::default()
            };
            act(&bed.stores, move |tx| district_add(tx, &new, now())).await;
        }
        let read = bed.stores.site.read(district_list).await;
        let names: Vec<_> = read.unwrap().into_iter().map(|d| d.name_ko).collect();
        assert_eq!(names, ["A-", "B", "a", "가", "나"]);
    }

    async fn an_identity_belongs_to_one_person_and_moves(bed: Bed) {
        let (one, two) = (person(&bed.stores, "가").await, person(&bed.stores, "나").await);
        let declared = (Assurance::Declared, Some(Basis::Worker));
        act(&bed.stores, move |tx| {
            person_set_name(tx, one, "하늘동 주민 3")?;
            person_set_lang(tx, one, "en")?;
            person_set_consent(tx, one, 1, now())?;
            person_bind_identity(tx, one, "k", declared.0, declared.1)
        }).await;
        let taken = bed.stores.site.write(move |tx| {
            person_bind_identity(tx, two, "k", declared.0, declared.1)
        });
        assert!(matches!(taken.await, Err(StoreError::Exists(_))));
        act(&bed.stores, move |tx| {
            let found = person_by_identity_key(tx, "k")?.expect("it was bound");
            assert_eq!((found.id, found.assurance, found.basis), (one, Some(declared.0), declared.1));
            assert_eq!((found.lang.as_str(), found.consent_version), ("en", 1));
            assert_eq!(found.consented_at, Some(now()));
            person_move_identity(tx, one, two, "k", Some(Basis::Resident))?;
            let found = person_by_identity_key(tx, "k")?.expect("it was moved");
            assert_eq!((found.id, found.assurance), (two, Some(Assurance::Verified)));
            assert_eq!(person_get(tx, one)?.and_then(|p| p.identity_key), None);
            person_close(tx, two, now())?;
            assert_eq!(person_by_identity_key(tx, "k")?, None);
            Ok(())
        }).await;
    }

    async fn an_address_is_one_contact_and_is_not_printed(bed: Bed) {
        let (one, two) = (person(&bed.stores, "가").await, person(&bed.stores, "나").await);
        let new = move |person| NewContact {
            person,
            channel: Channel::Email,
            address: Personal::new("resident3@example.org"),
            address_key: "ak".into(),
            verified_at: None,
        };
        let id = act(&bed.stores, move |tx| contact_add(tx, &new(one), now())).await;
        let taken = bed.stores.site.write(move |tx| contact_add(tx, &new(two), now()));
        assert!(matches!(taken.await, Err(StoreError::Exists(_))));
        act(&bed.stores, move |tx| {
            contact_verify(tx, id, now())?;
            let found = contact_by_key(tx, "ak")?.expect("it was added");
            assert_eq!((found.person, found.verified_at), (one, Some(now())));
            assert!(!format!("{found:?}").contains("example"));
            assert_eq!(found.address.expose(), "resident3@example.org");
            assert_eq!(contacts_of(tx, one)?, [found]);
            assert_eq!(contact_remove_all(tx, one)?, 1);
            access_record_add(tx, two, "desk", one, "code", now())?;
            let records = access_record_list(tx, one, None, 10)?;
            assert_eq!((records.len(), records[0].reader), (1, two));
            Ok(())
        }).await;
    }

    async fn the_latest_code_works_once(bed: Bed) {
        act(&bed.stores, |tx| {
            let new = |hash: &str| NewCode {
                channel: Channel::Email,
                address_key: "ak".into(),
                person: None,
                code_hash: hash.into(),
                expires_at: now() + SignedDuration::from_mins(10),
                district: None,
            };
            code_put(tx, &new("first"), now())?;
            let id = code_put(tx, &new("second"), now())?;
            assert_eq!(codes_since(tx, "ak", now())?, 2);
            assert_eq!(codes_since(tx, "ak", now() + SignedDuration::from_secs(1))?, 0);
            code_attempt(tx, id)?;
            let found = code_latest(tx, "ak")?.expect("there are two");
            assert_eq!((found.id, found.attempts), (id, 1));
            assert!(found.sent("second").matches && !found.sent("first").matches);
            assert!(code_use(tx, id, now())?);
            assert!(!code_use(tx, id, now())?);
            assert!(code_latest(tx, "ak")?.is_some_and(|code| code.sent("second").used));
            assert_eq!(code_prune(tx, now() + SignedDuration::from_hours(1))?, 2);
            Ok(())
        }).await;
    }

    async fn a_session_brings_person_and_grants_in_one_statement(bed: Bed) {
        let (district, _, holder) = scene(&bed.stores).await;
        let other = person(&bed.stores, "관리자").await;
        let stores = bed.stores.clone();
        let hour = SignedDuration::from_hours(1);
        act(&bed.stores, move |tx| {
            let session = |person, token: &str| NewSession {
                person,
                token_hash: token.into(),
                channel: Channel::Email,
                agent: "Chrome, Android".into(),
                idle_until: now() + hour,
                expires_at: now() + hour * 9,
            };
            let grant = |role, district| NewGrant {
                person: holder,
                role,
                district,
                body: None,
                starts_on: date(2026, 1, 1),
                ends_on: Some(date(2026, 12, 31)),
                granted_by: Some(other),
            };
            let id = session_add(tx, &session(holder, "t"), now())?;
            let bare = session_by_token_hash(tx, "t", now())?.expect("it holds");
            assert!(bare.grants.is_empty());
            let first = grant_add(tx, &grant(Role::Moderator, Some(district)), now())?;
            let second = grant_add(tx, &grant(Role::CityOfficer, None), now())?;
            let revoked = grant_add(tx, &grant(Role::Clerk, Some(district)), now())?;
            assert!(grant_revoke(tx, revoked, other, now())?);
            assert!(!grant_revoke(tx, revoked, other, now())?);
            let before = stores.effort().statements();
            let found = session_by_token_hash(tx, "t", now())?.expect("it holds");
            assert_eq!(stores.effort().statements() - before, 1);
            assert_eq!((found.session.id, found.person.id), (id, holder));
            let ids: Vec<_> = found.grants.iter().map(|g| g.id).collect();
            assert_eq!(ids, [first, second]);
            assert_eq!(found.grants, grants_of(tx, holder)?);
            let here = grants_in(tx, Some(district), None, 10)?;
            assert_eq!((here.len(), here[0].person), (1, holder));
            assert_eq!(grants_in(tx, Some(district), Some(first), 10)?.len(), 0);
            assert_eq!(grants_in(tx, None, None, 10)?.len(), 1);
            assert!(grant_get(tx, revoked)?.is_some_and(|g| g.revoked_at == Some(now())));

            let soon = now() + SignedDuration::from_mins(4);
            assert!(!found.session.stale(soon));
            assert!(!session_touch(tx, id, soon + hour, soon)?);
            let later = now() + SignedDuration::from_mins(50);
            assert!(found.session.stale(later));
            assert!(session_touch(tx, id, later + hour, later)?);
            assert!(session_by_token_hash(tx, "t", now() + hour)?.is_some(), "it was used");
            assert!(session_by_token_hash(tx, "t", later + hour)?.is_none(), "it was idle");

            session_add(tx, &session(holder, "u"), now())?;
            session_add(tx, &session(other, "v"), now())?;
            assert_eq!(session_list(tx, holder, now())?.len(), 2);
            assert!(!session_end(tx, id, other, now())?, "not another's");
            assert_eq!(session_end_all(tx, holder, Some(id), now())?, 1);
            assert!(session_by_token_hash(tx, "u", now())?.is_none());
            assert!(session_end(tx, id, holder, now())?);
            assert!(session_by_token_hash(tx, "t", now())?.is_none());
            assert_eq!(session_prune(tx, now() + SignedDuration::from_secs(1))?, 2);
            Ok(())
        }).await;
    }

    async fn a_proposal_is_listed_changed_taken_back_and_hidden(bed: Bed) {
        let (district, cycle, author) = scene(&bed.stores).await;
        act(&bed.stores, move |tx| {
            let near = neighborhood_add(tx, district, "하늘동", "Haneul-dong", 1, now())?;
            let mut ids = Vec::new();
            for index in 0..7 {
                let neighborhood = (index % 2 == 0).then_some(near);
                let text = ProposalText { neighborhood, ..text(&format!("제안 {index}")) };
                ids.push(proposal_add(tx, district, cycle, author, &text, now())?);
            }
            let list = |tx: &mut Tx<'_>, neighborhood, withdrawn, before| {
                let filter =
                    ProposalFilter { district, neighborhood, withdrawn, before, limit: 3 };
                Ok::<_, StoreError>(
                    proposal_list(tx, &filter)?.into_iter().map(|p| p.id).collect::<Vec<_>>(),
                )
            };
            assert_eq!(list(tx, None, true, None)?, [ids[6], ids[5], ids[4]]);
            assert_eq!(list(tx, None, true, Some(ids[4]))?, [ids[3], ids[2], ids[1]]);
            assert_eq!(list(tx, Some(near), true, Some(ids[4]))?, [ids[2], ids[0]]);

            let found = proposal_get(tx, ids[2])?.expect("it was added");
            assert_eq!(found.author_name, "하늘동 주민 3");
            assert_eq!(found.text.cost, Some(Won(1_870_000)));
            assert_eq!(found.neighborhood_names, Some(("하늘동".into(), "Haneul-dong".into())));
            let standing = found.standing();
            assert_eq!((standing.version, standing.hidden), (1, false));
            assert!(proposal_edit(tx, ids[2], 1, &text("새 제목"), now())?);
            assert!(!proposal_edit(tx, ids[2], 1, &text("옛 화면"), now())?);
            let versions = proposal_revisions(tx, ids[2], None, 10)?;
            let titles: Vec<_> = versions.iter().map(|v| v.text.title.as_str()).collect();
            assert_eq!(titles, ["새 제목", "제안 2"]);
            assert_eq!(proposal_revisions(tx, ids[2], Some(2), 10)?.len(), 1);

            proposal_withdraw(tx, ids[6], now())?;
            proposal_hide(tx, ids[5])?;
            assert_eq!(list(tx, None, true, None)?, [ids[6], ids[4], ids[3]]);
            assert_eq!(list(tx, None, false, None)?, [ids[4], ids[3], ids[2]]);
            assert_eq!(list(tx, Some(near), false, None)?, [ids[4], ids[0]]);
            assert_eq!(proposal_count(tx, district)?, 5);
            proposal_show(tx, ids[5])?;
            assert_eq!(proposal_count(tx, district)?, 6);
            let back = proposal_get(tx, ids[6])?.map(|p| p.state);
            assert_eq!(back, Some(ProposalState::Withdrawn));
            assert_eq!(proposal_get(tx, ProposalId(1))?, None);
            Ok(())
        }).await;
    }

    async fn comments_and_hidings_have_a_story(bed: Bed) {
        let (district, cycle, author) = scene(&bed.stores).await;
        let moderator = person(&bed.stores, "관리자").await;
        act(&bed.stores, move |tx| {
            let proposal = proposal_add(tx, district, cycle, author, &text("쉼터"), now())?;
            let on = Item::Proposal(proposal);
            let first = comment_add(tx, (on, None), author, "좋아요", now())?;
            let second = comment_add(tx, (on, None), author, "저도요", now())?;
            let shown = |tx: &mut Tx<'_>| Ok::<_, StoreError>(
                proposal_get(tx, proposal)?.map(|p| p.comment_count),
            );
            assert_eq!(shown(tx)?, Some(2));
            comment_hide(tx, first)?;
            comment_hide(tx, first)?;
            assert_eq!(shown(tx)?, Some(1));
            let list = comment_list(tx, on, None, 10)?;
            let flags: Vec<_> = list.iter().map(|c| (c.id, c.hidden)).collect();
            assert_eq!(flags, [(first, true), (second, false)]);
            assert_eq!(comment_list(tx, on, Some(first), 10)?.len(), 1);
            assert_eq!(comment_get(tx, first)?.map(|c| c.on), Some(on));

            let step = |subject_kind, subject, step, actor| NewModeration {
                district, subject_kind, subject, step, actor, reason: "광고예요".into(),
            };
            let (comment, kind) = (first.0, SubjectKind::Comment);
            assert_eq!(moderation_last(tx, kind, comment)?, None);
            moderation_add(tx, &step(kind, comment, Step::Hide, moderator), now())?;
            moderation_add(tx, &step(kind, comment, Step::Appeal, author), now())?;
            let other = SubjectKind::Proposal;
            let hide = moderation_add(tx, &step(other, proposal.0, Step::Hide, moderator), now())?;
            let last = Some(Last { step: Step::Appeal, hidden_by: moderator });
            assert_eq!(moderation_last(tx, kind, comment)?, last);
            let appeals = moderation_appeals(tx, district, None, 10)?;
            let hidden = moderation_hidden(tx, district, None, 10)?;
            let texts: Vec<_> = appeals
                .iter()
                .chain(&hidden)
                .map(|o| (o.last.step, o.last.subject, o.text.as_str()))
                .collect();
            assert_eq!(texts, [
                (Step::Appeal, comment, "좋아요"),
                (Step::Hide, proposal.0, "쉼터"),
            ]);
            let after = Some(appeals[0].last.id);
            assert_eq!(moderation_appeals(tx, district, after, 10)?, []);
            assert_eq!(moderation_hidden(tx, district, Some(hide), 10)?, []);
            let hiding = |tx: &mut Tx<'_>| Ok::<_, StoreError>(
                comment_get(tx, first)?.and_then(|c| c.hiding).map(|h| (h.reason, h.last)),
            );
            assert_eq!(hiding(tx)?, Some(("광고예요".to_owned(), Step::Appeal)));
            moderation_add(tx, &step(kind, comment, Step::Restore, moderator), now())?;
            comment_show(tx, first)?;
            assert_eq!(shown(tx)?, Some(2));
            assert_eq!(moderation_appeals(tx, district, None, 10)?, []);
            assert_eq!(hiding(tx)?, None);
            let steps: Vec<_> =
                moderation_history(tx, kind, comment)?.into_iter().map(|m| m.step).collect();
            assert_eq!(steps, [Step::Hide, Step::Appeal, Step::Restore]);
            Ok(())
        }).await;
    }

    async fn a_vote_is_announced_and_counted_once(bed: Bed) {
        let (district, cycle, author) = scene(&bed.stores).await;
        let (vote, items) = vote_ids(&bed.stores.ids, 2, now());
        act(&bed.stores, move |tx| {
            let new = NewVote {
                district,
                cycle,
                title_ko: "2027년 주민투표".into(),
                title_en: "Resident vote 2027".into(),
                opens_at: at("22T09:00:00"),
                closes_at: at("31T18:00:00"),
                max_choices: 2,
                budget: Won(1_000_000_000),
                official_rule: "equal-shares".into(),
                utility: "cost".into(),
                completion: "add-one".into(),
                ties: "cost,votes,name".into(),
                announced_by: author,
            };
            let item = |title: &str| NewVoteItem {
                item: None,
                title: title.into(),
                need: "그늘이 없어요".into(),
                cost: Won(187_000_000),
            };
            let on_ballot = [(items[0], item("쉼터")), (items[1], item("도서관"))];
            vote_add(tx, vote, &new, &on_ballot, now())?;
            let found = vote_get(tx, vote)?.expect("it was announced");
            assert_eq!((found.ties.as_str(), found.counted_at), ("cost,votes,name", None));
            let listed = vote_items(tx, vote)?;
            assert_eq!(listed.iter().map(|i| i.position).collect::<Vec<_>>(), [1, 2]);
            assert_eq!(found.terms(&listed).items, items);
            assert_eq!(vote_list(tx, district, None, 10)?, [found]);
            assert_eq!(vote_list(tx, district, Some(vote), 10)?, []);
            let close = at("31T18:00:00");
            assert_eq!(votes_to_count(tx, close - SignedDuration::from_millis(1))?, []);
            assert_eq!(votes_to_count(tx, close)?.len(), 1);
            let result = VoteResult {
                vote,
                ballots: 10,
                issued: 12,
                greedy: "{}".into(),
                equal_shares: "{}".into(),
                counted_at: close,
            };
            assert!(vote_result_put(tx, &result)?);
            assert!(!vote_result_put(tx, &VoteResult { ballots: 11, ..result.clone() })?);
            assert_eq!(vote_result_get(tx, vote)?, Some(result));
            assert_eq!(votes_to_count(tx, close)?, []);
            assert_eq!(vote_get(tx, vote)?.and_then(|v| v.counted_at), Some(close));
            Ok(())
        }).await;
    }

    async fn the_first_link_works_once(bed: Bed) {
        act(&bed.stores, |tx| {
            first_run_put(tx, "t", now())?;
            let later = now() + SignedDuration::from_secs(1);
            assert!(!first_run_use(tx, "other", now(), later)?);
            assert!(!first_run_use(tx, "t", later, later)?, "too old");
            assert!(first_run_valid(tx, "t", now())? && !first_run_done(tx)?);
            assert!(first_run_use(tx, "t", now(), later)?);
            assert!(!first_run_use(tx, "t", now(), later)?);
            assert!(!first_run_valid(tx, "t", now())? && first_run_done(tx)?);
            Ok(())
        }).await;
    }
}
