//! No sequence of entries takes more than a line has.

use jiff::civil::date;
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::*;

fn account(in_force: i64, blocked: i64) -> Account {
    Account {
        in_force: Won(in_force),
        blocked: Won(blocked),
        ..Account::default()
    }
}

/// Figures of a venue and of supplies, bound and paid, come to what was spent.
#[test]
fn what_is_bound_paid_and_carried_adds_up() {
    let mut line = account(5_000_000, 0);
    line.bind(Won(1_870_000)).expect("there is enough");
    line.pay_bound(Won(1_870_000), Won(1_870_000))
        .expect("it is bound");
    line.pay(Won(2_070_000)).expect("there is enough");
    assert_eq!(
        (line.paid, line.bound, line.left()),
        (Won(3_940_000), Won(0), Won(1_060_000))
    );
    line.bind(Won(1_000_000)).expect("there is enough");
    assert_eq!(line.free(), Won(60_000));
    assert_eq!(line.pay(Won(60_001)), Err(LedgerError::Short(Won(60_000))));
    line.carry_bound(Won(1_000_000), Won(400_000))
        .expect("it is bound");
    line.release(Won(600_000), Won(600_000))
        .expect("it is open");
    assert_eq!(
        (line.bound, line.carried, line.left()),
        (Won(0), Won(400_000), Won(660_000))
    );
    line.take_back(Won(1_870_000), true).expect("it was paid");
    assert_eq!((line.bound, line.free()), (Won(1_870_000), Won(660_000)));
    assert_eq!(
        line.take_back(Won(2_070_001), false),
        Err(LedgerError::OverPaid(Won(2_070_000)))
    );
    for won in [Won(0), Won(-1)] {
        assert_eq!(line.pay(won), Err(LedgerError::Nothing));
    }
}

#[test]
fn what_an_undecided_change_would_take_is_not_spent() {
    let mut line = account(1_000, 400);
    assert_eq!(line.bind(Won(601)), Err(LedgerError::Short(Won(600))));
    assert_eq!(line.carry(Won(601)), Err(LedgerError::Short(Won(600))));
    line.bind(Won(600)).expect("there is enough");
    // What was bound before is still paid.
    line.pay_bound(Won(600), Won(600)).expect("it is bound");
    assert_eq!(line.free(), Won(0));
}

#[test]
fn the_books_of_a_year_close_in_the_next() {
    let closing = Closing::of(2027).expect("a year");
    assert_eq!(
        (closing.ledger, closing.books),
        (date(2027, 12, 31), date(2028, 2, 10))
    );
    assert_eq!(
        Closing::of(1999).expect("a year").ledger,
        date(1999, 12, 31)
    );
    assert_eq!(Closing::of(i64::MAX), None);
    for kind in CarryKind::ALL {
        assert_eq!(CarryKind::from_name(kind.as_str()), Some(kind));
    }
}

#[test]
fn what_goes_back_is_what_was_not_spent_with_its_interest() {
    let refund = Refund {
        unspent: Won(60_000_000),
        interest: Won(12_345),
        paid: Won(60_000_000),
        interest_paid: Won(345),
    };
    assert_eq!(refund.owed(), Ok(Won(12_000)));
    let all = Refund {
        unspent: Won(i64::MAX),
        interest: Won(1),
        ..Refund::default()
    };
    assert_eq!(all.owed(), Err(WonError::TooLarge));
}

/// An entry that somebody tries.
#[derive(Clone, Copy, Debug)]
enum Try {
    Bind(i64),
    Pay(i64),
    PayBound(usize, i64),
    Release(usize, i64),
    Carry(i64),
    CarryBound(usize, i64),
    TakeBack(usize),
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let won = || -10i64..2_000;
    let one = prop_oneof![
        won().prop_map(Try::Bind),
        won().prop_map(Try::Pay),
        (0usize..8, won()).prop_map(|(place, won)| Try::PayBound(place, won)),
        (0usize..8, won()).prop_map(|(place, won)| Try::Release(place, won)),
        won().prop_map(Try::Carry),
        (0usize..8, won()).prop_map(|(place, won)| Try::CarryBound(place, won)),
        (0usize..8).prop_map(Try::TakeBack),
    ];
    proptest::collection::vec(one, 0..40)
}

proptest! {
    #![proptest_config(Config { cases: 10_000, ..Config::default() })]

    /// Whatever is tried in whatever order: what is paid, bound and carried is never more than
    /// the line has, an entry that was refused changes nothing, and everything that was taken
    /// in adds up to the balances.
    #[test]
    fn nothing_takes_more_than_there_is(in_force in 0i64..10_000, blocked in 0i64..3_000, tries in tries()) {
        let mut line = account(in_force, blocked);
        // What each commitment has open, and each payment with its commitment.
        let mut open: Vec<i64> = Vec::new();
        let mut payments: Vec<(i64, Option<usize>)> = Vec::new();
        let mut carried = 0;
        for one in tries {
            let before = line;
            let done = match one {
                Try::Bind(won) => line.bind(Won(won)).map(|()| open.push(won)),
                Try::Pay(won) => line.pay(Won(won)).map(|()| payments.push((won, None))),
                Try::PayBound(place, won) => match open.get_mut(place) {
                    Some(rest) => line.pay_bound(Won(*rest), Won(won)).map(|()| {
                        *rest -= won;
                        payments.push((won, Some(place)));
                    }),
                    None => Ok(()),
                },
                Try::Release(place, won) => match open.get_mut(place) {
                    Some(rest) => line.release(Won(*rest), Won(won)).map(|()| *rest -= won),
                    None => Ok(()),
                },
                Try::Carry(won) => line.carry(Won(won)).map(|()| carried += won),
                Try::CarryBound(place, won) => match open.get_mut(place) {
                    Some(rest) => line.carry_bound(Won(*rest), Won(won)).map(|()| {
                        *rest -= won;
                        carried += won;
                    }),
                    None => Ok(()),
                },
                Try::TakeBack(place) if place < payments.len() => {
                    let (won, commitment) = payments.remove(place);
                    line.take_back(Won(won), commitment.is_some()).map(|()| {
                        if let Some(place) = commitment {
                            open[place] += won;
                        }
                    })
                }
                Try::TakeBack(_) => Ok(()),
            };
            if done.is_err() {
                prop_assert_eq!(line, before);
            }
            prop_assert!(line.paid.0 + line.bound.0 + line.carried.0 <= in_force);
            prop_assert!(open.iter().all(|rest| 0 <= *rest));
            prop_assert_eq!(line.bound.0, open.iter().sum::<i64>());
            prop_assert_eq!(line.paid.0, payments.iter().map(|(won, _)| won).sum::<i64>());
            prop_assert_eq!(line.carried.0, carried);
            prop_assert_eq!(line.left().0, in_force - line.paid.0 - carried);
        }
    }
}
