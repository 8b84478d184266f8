//! The rules on small elections whose outcome can be worked out by hand.
#![allow(clippy::unwrap_used)]

use allocation::*;

fn election(
    budget: u64,
    projects: &[(&str, u64)],
    ballots: &[(usize, &[&str])],
) -> (Instance, Profile) {
    let projects = projects
        .iter()
        .map(|&(id, cost)| Project::new(id, format!("project {id}"), Amount::from_units(cost)));
    let instance = Instance::new(Amount::from_units(budget), projects.collect()).unwrap();
    let ballots = ballots
        .iter()
        .flat_map(|&(times, ballot)| std::iter::repeat_n(ballot.to_vec(), times));
    let profile = Profile::from_ballots(&instance, ballots).unwrap();
    (instance, profile)
}

fn rule(name: Method, utility: Utility, completion: Completion, ties: &str) -> Rule {
    Rule {
        name,
        utility,
        completion,
        ties: ties.parse().unwrap(),
    }
}

fn greedy_by(utility: Utility, ties: &str) -> Rule {
    rule(Method::Greedy, utility, Completion::None, ties)
}

fn shares_by(utility: Utility, completion: Completion) -> Rule {
    rule(Method::EqualShares, utility, completion, "name")
}

#[test]
fn greedy_skips_what_does_not_fit_and_says_what_was_missing() {
    let (instance, profile) = election(
        100,
        &[("a", 60), ("b", 50), ("c", 30), ("d", 10), ("e", 5)],
        &[(5, &["a"]), (4, &["b"]), (3, &["c"]), (2, &["d"])],
    );
    let outcome = greedy_by(Utility::Cost, "name").count(&instance, &profile);
    assert_eq!(outcome.winners, ["a", "c", "d"]);
    assert_eq!(outcome.total_cost.to_string(), "100");
    assert_eq!(outcome.rounds[1].budget_before.to_string(), "40");
    assert_eq!(outcome.rounds[1].score.as_ref().unwrap().to_string(), "3");
    let reasons: Vec<_> = outcome
        .not_selected
        .iter()
        .map(|n| (n.id.as_str(), &n.reason))
        .collect();
    let lacking = |after_round, left, missing| Reason::DoesNotFit {
        after_round,
        budget_left: Amount::from_units(left),
        missing: Amount::from_units(missing),
    };
    assert_eq!(
        reasons,
        [("b", &lacking(1, 40, 10)), ("e", &lacking(3, 0, 5))]
    );
    let outcome = greedy_by(Utility::Cardinality, "name").count(&instance, &profile);
    assert_eq!(outcome.winners, ["d", "c", "a"].map(String::from).to_vec());
    assert_eq!(outcome.rounds[0].score.as_ref().unwrap().to_string(), "1/5");
}

#[test]
fn a_tie_at_the_budget_edge_is_decided_by_the_announced_chain() {
    let (instance, profile) = election(
        100,
        &[("10", 60), ("2", 50), ("3", 50)],
        &[(2, &["10"]), (2, &["2"]), (2, &["3"])],
    );
    let by = |ties| greedy_by(Utility::Cost, ties).count(&instance, &profile);
    let outcome = by("name");
    assert_eq!(outcome.winners, ["10"]);
    let tie = outcome.rounds[0].tie.clone().unwrap();
    assert_eq!(tie.among, ["10", "2", "3"]);
    assert_eq!(tie.decided_by, TieKey::Name);
    assert_eq!(tie.left_out, ["2", "3"]);
    let outcome = by("cost");
    assert_eq!(outcome.winners, ["2", "3"]);
    let ties: Vec<_> = outcome
        .ties()
        .map(|(round, tie)| (round.number, tie.decided_by))
        .collect();
    // The cost leaves two, so the name decides between them; after that 10 no longer fits.
    assert_eq!(ties, [(1, TieKey::Name)]);
}

#[test]
fn more_votes_decide_a_tie_in_density() {
    let (instance, profile) = election(100, &[("a", 50), ("b", 100)], &[(1, &["a"]), (2, &["b"])]);
    let winners = |ties| {
        greedy_by(Utility::Cardinality, ties)
            .count(&instance, &profile)
            .winners
    };
    assert_eq!(winners("name"), ["a"]);
    assert_eq!(winners("votes"), ["b"]);
    assert_eq!(winners("cost,votes"), ["a"]);
}

#[test]
fn equal_shares_give_a_minority_its_share_and_explain_every_payment() {
    // Six of ten voters want a and b, four want c; everybody holds 10.
    let (instance, profile) = election(
        100,
        &[("a", 50), ("b", 50), ("c", 40), ("d", 10)],
        &[(6, &["a", "b"]), (4, &["c"])],
    );
    let greedy = greedy_by(Utility::Cost, "name").count(&instance, &profile);
    assert_eq!(greedy.winners, ["a", "b"]);
    let outcome = shares_by(Utility::Cost, Completion::None).count(&instance, &profile);
    assert_eq!(outcome.winners, ["a", "c"]);
    let first = &outcome.rounds[0];
    assert_eq!(first.score.as_ref().unwrap().to_string(), "6");
    let payments = first.payments.as_ref().unwrap();
    assert_eq!(payments.highest.to_string(), "25/3");
    assert_eq!(payments.price.to_string(), "1/6");
    assert_eq!(payments.gave_all, 0);
    assert_eq!(
        outcome.rounds[1]
            .payments
            .as_ref()
            .unwrap()
            .highest
            .to_string(),
        "10"
    );
    let short = Reason::SupportersShort {
        money_left: Fraction::from(10),
        missing: Fraction::from(40),
    };
    assert_eq!(outcome.not_selected[0].reason, short);
    assert_eq!(outcome.not_selected[1].reason, Reason::NoSupport);
    let outcome = shares_by(Utility::Cost, Completion::Greedy).count(&instance, &profile);
    assert_eq!(outcome.winners, ["a", "c", "d"]);
    assert_eq!(outcome.rounds[2].step, Step::Greedy);
    assert_eq!(outcome.budget_left(), Amount::ZERO);
}

#[test]
fn supporters_with_little_left_give_all_of_it() {
    let (instance, profile) = election(
        40,
        &[("a", 16), ("b", 14)],
        &[(2, &["a"]), (1, &["b"]), (1, &["a", "b"])],
    );
    // Everybody holds 10. a costs its three supporters 16/3 each, b its two supporters 7 each.
    let outcome = shares_by(Utility::Cost, Completion::None).count(&instance, &profile);
    assert_eq!(outcome.winners, ["a", "b"]);
    let payments = outcome.rounds[1].payments.as_ref().unwrap();
    assert_eq!(
        (payments.highest.to_string(), payments.gave_all),
        ("28/3".into(), 1)
    );
    assert_eq!(payments.price.to_string(), "2/3");
}

#[test]
fn free_projects_need_a_vote_and_a_gain() {
    let (instance, profile) = election(
        10,
        &[("a", 10), ("free", 0), ("unwanted", 0)],
        &[(1, &["a", "free"])],
    );
    let count = |rule: Rule| rule.count(&instance, &profile);
    let cardinality = count(shares_by(Utility::Cardinality, Completion::None));
    assert_eq!(cardinality.winners, ["free", "a"]);
    assert_eq!(cardinality.rounds[0].score, None);
    let cost = count(shares_by(Utility::Cost, Completion::None));
    assert_eq!(cost.winners, ["a"]);
    assert_eq!(cost.not_selected[0].reason, Reason::NoUtility);
    assert_eq!(
        count(greedy_by(Utility::Cost, "name")).winners,
        ["a", "free", "unwanted"]
    );
    let greedy = count(greedy_by(Utility::Cardinality, "name"));
    assert_eq!(greedy.winners, ["free", "a", "unwanted"]);
}

#[test]
fn no_voters_no_projects_and_no_budget_are_counted_too() {
    for method in [Method::Greedy, Method::EqualShares] {
        let rule = rule(method, Utility::Cost, Completion::None, "name");
        let (instance, profile) = election(10, &[], &[]);
        assert!(rule.count(&instance, &profile).winners.is_empty());
        let (instance, profile) = election(0, &[("a", 1)], &[(1, &["a"]), (1, &[])]);
        let outcome = rule.count(&instance, &profile);
        assert!(outcome.winners.is_empty());
        assert_eq!(outcome.not_selected.len(), 1);
    }
    let (instance, profile) = election(10, &[("a", 1)], &[]);
    let outcome = shares_by(Utility::Cost, Completion::None).count(&instance, &profile);
    assert!(outcome.winners.is_empty());
}

#[test]
fn an_outcome_is_stored_as_json_and_read_back_equal() {
    let (instance, profile) = election(
        100,
        &[("a", 33), ("b", 33), ("c", 40), ("d", 1_000), ("e", 1)],
        &[(3, &["a", "b"]), (4, &["c", "d"])],
    );
    for completion in [Completion::None, Completion::Greedy] {
        let outcome = shares_by(Utility::Cost, completion).count(&instance, &profile);
        let json = serde_json::to_string(&outcome).unwrap();
        assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome);
    }
    let ties = "cost,votes,name".parse::<TieBreaking>().unwrap();
    assert_eq!(
        serde_json::to_string(&ties).unwrap(),
        r#"["cost","votes","name"]"#
    );
    assert!(serde_json::from_str::<TieBreaking>(r#"["name","cost"]"#).is_err());
}

/// As many projects as an instance may hold, alike in all but their ids.
fn equals(budget: u64, cost: u64) -> (Instance, Profile) {
    let ids: Vec<String> = (0..MAX_PROJECTS).map(|n| format!("{n:05}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let projects: Vec<_> = ids.iter().map(|&id| (id, cost)).collect();
    election(budget, &projects, &[(2, &ids)])
}

/// Naming all in every round would make 50 million names.
#[test]
fn ten_thousand_equal_projects_are_named_once() {
    let most = MAX_PROJECTS * 21;
    let check = |outcome: &Outcome, winners: usize| {
        assert_eq!(outcome.winners.len(), winners);
        let names: usize = outcome.ties().map(|(_, tie)| tie.among.len()).sum();
        assert!(names <= most, "{names} names");
        let first = outcome.rounds[0].tie.as_ref().unwrap();
        assert_eq!((first.among.len(), first.unnamed), (MAX_PROJECTS, 0));
        assert_eq!(first.left_out.len(), MAX_PROJECTS - winners);
        let second = outcome.rounds[1].tie.as_ref().unwrap();
        assert_eq!(second.among.len(), 20);
        assert_eq!(second.unnamed, MAX_PROJECTS - 1 - 20);
        assert!(second.among.contains(&outcome.winners[1]));
        assert_eq!(second.decided_by, TieKey::Name);
    };
    let (instance, profile) = equals(5_000, 1);
    for utility in [Utility::Cost, Utility::Cardinality] {
        let outcome = greedy_by(utility, "votes,cost").count(&instance, &profile);
        check(&outcome, 5_000);
        assert_eq!(outcome.winners.last().unwrap(), "04999");
        let json = serde_json::to_string(&outcome).unwrap();
        assert!(json.len() < 10_000_000, "{} bytes", json.len());
    }
    let shares = shares_by(Utility::Cardinality, Completion::None);
    let (instance, profile) = equals(30, 1);
    check(&shares.count(&instance, &profile), 30);
    let (instance, profile) = equals(30, 0);
    check(&shares.count(&instance, &profile), MAX_PROJECTS);
}

#[test]
fn a_short_tie_is_named_in_full_in_every_round() {
    let ids: Vec<String> = (10..31).map(|n| n.to_string()).collect();
    let projects: Vec<_> = ids.iter().map(|id| (id.as_str(), 1)).collect();
    let (instance, profile) = election(20, &projects, &[]);
    let outcome = greedy_by(Utility::Cost, "name").count(&instance, &profile);
    for (place, (_, tie)) in outcome.ties().enumerate() {
        assert_eq!(tie.among, ids[place..]);
        assert_eq!((tie.unnamed, &tie.left_out[..]), (0, &ids[20..]));
    }
    assert!(!serde_json::to_string(&outcome).unwrap().contains("unnamed"));
}
