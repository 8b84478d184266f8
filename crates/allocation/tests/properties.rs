//! Properties of the rules on random elections, and a naive count that must agree.
#![allow(clippy::unwrap_used)]

use allocation::*;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use proptest::prelude::*;

/// Costs by project and ballots by project position.
#[derive(Clone, Debug)]
struct Small {
    budget: u64,
    costs: Vec<u64>,
    ballots: Vec<Vec<usize>>,
}

impl Small {
    fn id(project: usize) -> String {
        project.to_string()
    }

    fn instance(&self, order: &[usize]) -> Instance {
        let project =
            |&p: &usize| Project::new(Small::id(p), "", Amount::from_units(self.costs[p]));
        let projects = order.iter().map(project).collect();
        Instance::new(Amount::from_units(self.budget), projects).unwrap()
    }

    fn count(&self, rule: &Rule) -> Outcome {
        let order: Vec<usize> = (0..self.costs.len()).collect();
        self.count_in(rule, &order, &self.ballots)
    }

    fn count_in(&self, rule: &Rule, order: &[usize], ballots: &[Vec<usize>]) -> Outcome {
        let instance = self.instance(order);
        let ids = ballots
            .iter()
            .map(|ballot| ballot.iter().map(|&p| Small::id(p)));
        let profile = Profile::from_ballots(&instance, ids).unwrap();
        rule.count(&instance, &profile)
    }
}

fn small() -> impl Strategy<Value = Small> {
    (1usize..12).prop_flat_map(|projects| {
        // Few distinct costs make ties frequent.
        let cost = prop_oneof![Just(0u64), 1u64..6, 1u64..200];
        let ballot = proptest::collection::vec(0..projects, 0..5);
        (
            0u64..300,
            proptest::collection::vec(cost, projects),
            proptest::collection::vec(ballot, 0..14),
        )
            .prop_map(|(budget, costs, ballots)| Small {
                budget,
                costs,
                ballots,
            })
    })
}

fn rules() -> impl Strategy<Value = Rule> {
    let ties = prop_oneof![
        Just("name"),
        Just("cost"),
        Just("votes"),
        Just("cost,votes"),
        Just("votes,cost")
    ];
    (any::<bool>(), any::<bool>(), any::<bool>(), ties).prop_map(
        |(greedy, cost, complete, ties)| {
            let (name, completion) = match (greedy, complete) {
                (true, _) => (Method::Greedy, Completion::None),
                (false, true) => (Method::EqualShares, Completion::Greedy),
                (false, false) => (Method::EqualShares, Completion::None),
            };
            let utility = if cost {
                Utility::Cost
            } else {
                Utility::Cardinality
            };
            let ties = ties.parse().unwrap();
            Rule {
                name,
                utility,
                completion,
                ties,
            }
        },
    )
}

fn whole(value: u64) -> BigRational {
    BigRational::from(BigInt::from(value))
}

/// Equal shares voter by voter, every price found anew by trying all payments in ascending order.
fn naive_equal_shares(small: &Small, utility: Utility, ties: &TieBreaking) -> Vec<usize> {
    let voters = small.ballots.len();
    let Some(share) = (voters > 0).then(|| whole(small.budget) / whole(voters as u64)) else {
        return Vec::new();
    };
    let mut left = vec![share; voters];
    let supporters = |p: usize| -> Vec<usize> {
        (0..voters)
            .filter(|&v| small.ballots[v].contains(&p))
            .collect()
    };
    let first = |tied: &[usize]| -> usize {
        let key = |p: usize| {
            let key = |key: &TieKey| match key {
                TieKey::MinCost => small.costs[p] as i64,
                TieKey::MaxVotes => -(supporters(p).len() as i64),
                TieKey::Name => 0,
            };
            (
                ties.keys().iter().map(key).collect::<Vec<_>>(),
                Small::id(p),
            )
        };
        *tied.iter().min_by_key(|&&p| key(p)).unwrap()
    };
    let mut open: Vec<usize> = (0..small.costs.len())
        .filter(|&p| !supporters(p).is_empty())
        .collect();
    let mut winners = Vec::new();
    loop {
        let mut offers: Vec<(BigRational, BigRational, usize)> = Vec::new();
        for &p in &open {
            let cost = whole(small.costs[p]);
            let gain = match utility {
                Utility::Cost => cost.clone(),
                Utility::Cardinality => whole(1),
            };
            if gain.is_zero() {
                continue;
            }
            let paid = |highest: &BigRational| -> BigRational {
                supporters(p)
                    .iter()
                    .map(|&v| left[v].clone().min(highest.clone()))
                    .sum()
            };
            // The payment function is linear between purses, so the answer lies after the
            // largest purse that is not enough as highest payment.
            let mut purses: Vec<BigRational> =
                supporters(p).iter().map(|&v| left[v].clone()).collect();
            purses.push(BigRational::zero());
            purses.sort();
            let Some(_) = purses.iter().find(|purse| paid(purse) >= cost) else {
                continue;
            };
            let below = purses.iter().rfind(|purse| paid(purse) < cost);
            let highest = match below {
                None => BigRational::zero(),
                Some(below) => {
                    let rich = supporters(p).iter().filter(|&&v| left[v] > *below).count();
                    below + (&cost - paid(below)) / whole(rich as u64)
                }
            };
            offers.push((&highest / gain, highest, p));
        }
        let Some(best) = offers.iter().map(|offer| offer.0.clone()).min() else {
            return winners;
        };
        let tied: Vec<usize> = offers.iter().filter(|o| o.0 == best).map(|o| o.2).collect();
        let winner = first(&tied);
        let highest = offers
            .into_iter()
            .find(|offer| offer.2 == winner)
            .unwrap()
            .1;
        for voter in supporters(winner) {
            let payment = left[voter].clone().min(highest.clone());
            left[voter] -= payment;
        }
        open.retain(|&p| p != winner);
        winners.push(winner);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    #[test]
    fn equal_shares_agree_with_a_naive_count(small in small(), rule in rules()) {
        let rule = Rule { name: Method::EqualShares, completion: Completion::None, ..rule };
        let naive = naive_equal_shares(&small, rule.utility, &rule.ties);
        let naive: Vec<String> = naive.into_iter().map(Small::id).collect();
        prop_assert_eq!(small.count(&rule).winners, naive);
    }

    #[test]
    fn the_order_of_voters_and_projects_changes_nothing(
        (small, order, ballots) in small().prop_flat_map(|small| {
            let order = Just((0..small.costs.len()).collect::<Vec<_>>()).prop_shuffle();
            let ballots = Just(small.ballots.clone()).prop_shuffle();
            (Just(small), order, ballots)
        }),
        rule in rules(),
    ) {
        prop_assert_eq!(small.count_in(&rule, &order, &ballots), small.count(&rule));
    }

    #[test]
    fn ballots_in_any_order_of_choices_are_merged(small in small(), rule in rules()) {
        let reversed = small.ballots.iter().map(|b| b.iter().rev().chain(b).copied().collect());
        let reversed = Small { ballots: reversed.collect(), ..small.clone() };
        prop_assert_eq!(reversed.count(&rule), small.count(&rule));
    }

    #[test]
    fn twice_the_voters_give_the_same_winners(small in small(), rule in rules()) {
        let twice = Small { ballots: [small.ballots.clone(), small.ballots.clone()].concat(), ..small.clone() };
        prop_assert_eq!(twice.count(&rule).winners, small.count(&rule).winners);
    }

    #[test]
    fn the_book_balances(small in small(), rule in rules()) {
        let outcome = small.count(&rule);
        let cost = |id: &String| small.costs[id.parse::<usize>().unwrap()];
        let total: u64 = outcome.winners.iter().map(cost).sum();
        prop_assert!(total <= small.budget);
        prop_assert_eq!(outcome.total_cost, Amount::from_units(total));
        let mut left = outcome.budget;
        for (index, round) in outcome.rounds.iter().enumerate() {
            prop_assert_eq!(round.number, index + 1);
            prop_assert_eq!(round.budget_before, left);
            prop_assert_eq!(round.budget_before.minus(round.cost), Some(round.budget_after));
            left = round.budget_after;
        }
        let mut ids: Vec<&str> = outcome.winners.iter().map(String::as_str).collect();
        ids.extend(outcome.not_selected.iter().map(|n| n.id.as_str()));
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), small.costs.len());
        let exhaustive = rule.name == Method::Greedy || rule.completion == Completion::Greedy;
        if exhaustive {
            for loser in &outcome.not_selected {
                prop_assert!(loser.cost > left);
            }
        }
        let json = serde_json::to_string(&outcome).unwrap();
        prop_assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome);
    }

    #[test]
    fn a_published_vote_is_read_back_equal(
        small in small(),
        names in proptest::collection::vec("[\\PC\"; \n]{0,12}", 12),
        decimals in 0u32..100,
    ) {
        let budget: Amount = format!("{}.{decimals:02}", small.budget).parse().unwrap();
        let projects = small.costs.iter().enumerate().map(|(p, &cost)| {
            let name = names[p].trim();
            let name = if name.eq_ignore_ascii_case("none") { "" } else { name };
            Project::new(Small::id(p), name, Amount::from_units(cost))
        });
        let instance = Instance::new(budget, projects.collect()).unwrap();
        let meta = [("description".to_owned(), "a; \"quoted\"\ntext".to_owned())];
        let ballots = small.ballots.iter().map(|b| b.iter().map(|&p| Small::id(p)));
        let election = pabulib::Election::approval(instance, meta, ballots).unwrap();
        let text = pabulib::write(&election);
        let again = pabulib::read(text.as_bytes()).unwrap();
        prop_assert_eq!(again, election);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "(META\nkey;value\n|budget;5\n|vote_type;approval\n|PROJECTS\n|project_id;cost\n|VOTES\n|voter_id;vote\n|[0-9];[0-9,]{0,3}\n|[\\PC\"; \n\r]{0,8}){0,14}") {
        if let Err(faults) = pabulib::read(text.as_bytes()) {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                prop_assert!(fault.line >= 1 && fault.column >= 1);
            }
        }
    }
}
