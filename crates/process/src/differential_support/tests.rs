//! What is typed into the simulator, and when a formula may be published.
#![allow(clippy::unwrap_used)]

use jiff::civil::date;

use super::*;
use crate::rules::Rules;

const TODAY: Date = date(2026, 9, 1);

fn limits() -> &'static Limits {
    Rules::on(TODAY).limits
}

fn form() -> SimulationForm {
    SimulationForm {
        total: "10억".into(),
        equal: "30".into(),
        by_residents: "40%".into(),
        evaluation_year: String::new(),
        weights: "참여; 20\n집행 ; 10.00%".into(),
        floor: "1억 5천만".into(),
        cap: String::new(),
        fall: "10".into(),
        rise: "12.5%".into(),
        figures: "하늘구; 412,000명; 3억; 62.5%; 3/4\n\n가람구\t120,000\t-\t50%\t1/1\n\
                  물결구;300000;4억;25%;0/1"
            .into(),
    }
}

fn faults(change: impl Fn(&mut SimulationForm)) -> Vec<(&'static str, &'static str)> {
    let mut form = form();
    change(&mut form);
    let checked = form.check(limits());
    let faults = checked.and_then(|found| outcome(&found).map(drop));
    let faults = faults.err().unwrap_or_default().0;
    faults.iter().map(|f| (f.field, f.fault.key)).collect()
}

#[test]
fn what_is_typed_is_read_exactly_and_stands_in_the_order_of_names() {
    let read = form().check(limits()).unwrap();
    let names: Vec<_> = read.districts.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["가람구", "물결구", "하늘구"]);
    assert_eq!(read.districts[0].last_year, None);
    assert_eq!(read.districts[2].residents, 412_000);
    let formula = &read.formula;
    assert_eq!((formula.equal, formula.need), (3_000, 4_000));
    assert_eq!((formula.fall, formula.rise), (Some(100), Some(125)));
    assert_eq!(formula.floor, Some(Won(150_000_000)));
    let again = SimulationForm::of(&read).check(limits());
    assert_eq!(again.as_ref(), Ok(&read));
}

#[test]
fn the_order_follows_no_value_and_no_amount() {
    let names = |values: [&str; 3]| {
        let mut form = form();
        let lines = ["하늘구", "가람구", "물결구"].iter().zip(values);
        let lines = lines.map(|(name, value)| format!("{name}; 1000; -; {value}; {value}"));
        form.figures = lines.collect::<Vec<_>>().join("\n");
        (form.floor, form.fall, form.rise) = Default::default();
        let found = outcome(&form.check(limits()).unwrap()).unwrap();
        let names = found.supports.iter().map(|one| one.name.clone());
        let amounts: Vec<_> = found.supports.iter().map(|one| one.amount).collect();
        (names.collect::<Vec<_>>(), amounts)
    };
    let (first, amounts) = names(["100%", "10%", "50%"]);
    assert_eq!(first, ["가람구", "물결구", "하늘구"]);
    assert!(amounts.is_sorted());
    let (second, amounts) = names(["10%", "100%", "50%"]);
    assert_eq!(second, first);
    assert!(amounts.is_sorted_by(|a, b| a >= b));
}

#[test]
fn every_fault_names_its_field() {
    type Change = fn(&mut SimulationForm);
    let cases: &[(Change, &str, &str)] = &[
        (|f| f.total = "x".into(), "total", "fault-cost"),
        (
            |f| f.equal = "3/10".into(),
            "equal",
            "differential-fault-percent",
        ),
        (
            |f| f.equal = "30.001".into(),
            "equal",
            "differential-fault-percent",
        ),
        (
            |f| f.equal = "29.99".into(),
            "equal",
            "differential-fault-weights",
        ),
        (
            |f| f.weights = "참여 20".into(),
            "weights",
            "differential-fault-criterion",
        ),
        (
            |f| f.weights = "참여; 20\n참여; 10".into(),
            "weights",
            "differential-fault-criterion-twice",
        ),
        (|f| f.floor = "많이".into(), "floor", "fault-cost"),
        (
            |f| f.floor = "4억".into(),
            "floor",
            "differential-fault-contradiction",
        ),
        (
            |f| {
                f.cap = "1".into();
            },
            "cap",
            "differential-fault-contradiction",
        ),
        (
            |f| f.fall = "100.1".into(),
            "fall",
            "differential-fault-bound",
        ),
        (
            |f| f.rise = "12.55".into(),
            "rise",
            "differential-fault-bound",
        ),
        (
            |f| f.weights = "800101-1234567; 30".into(),
            "weights",
            "fault-registration-number",
        ),
        (
            |f| f.figures = String::new(),
            "figures",
            "differential-fault-none",
        ),
        (
            |f| f.figures = "하늘구; 1; -".into(),
            "figures",
            "differential-fault-columns",
        ),
        (
            |f| f.figures = "; 1; -; 1/1; 1/1".into(),
            "figures",
            "differential-fault-name",
        ),
        (
            |f| f.figures = "하늘구; 많음; -; 1/1; 1/1".into(),
            "figures",
            "differential-fault-residents",
        ),
        (
            |f| f.figures = "하늘구; 0; -; 1/1; 1/1".into(),
            "figures",
            "differential-fault-no-residents",
        ),
        (
            |f| f.figures = "하늘구; 1; x; 1/1; 1/1".into(),
            "figures",
            "differential-fault-last",
        ),
        (
            |f| f.figures = "하늘구; 1; -; 0.5; 1/1".into(),
            "figures",
            "differential-fault-value",
        ),
        (
            |f| f.figures = "하늘구; 1; -; 1/1; 1/1\n하늘구; 1; -; 1/1; 1/1".into(),
            "figures",
            "differential-fault-twice",
        ),
        (
            |f| f.total = "4억".into(),
            "total",
            "differential-fault-floors",
        ),
        (
            |f| (f.cap, f.rise, f.fall) = ("3억".into(), String::new(), String::new()),
            "total",
            "differential-fault-caps",
        ),
    ];
    for (change, field, key) in cases {
        let found = faults(change);
        assert!(found.contains(&(*field, *key)), "{field} {key}: {found:?}");
    }
    assert_eq!(faults(|_| {}), []);
    for key in cases.iter().map(|case| case.2) {
        assert!(korean::has(key), "{key}");
    }
}

#[test]
fn a_formula_is_published_before_its_year() {
    let publish = |year: &str, today| {
        let form = PublishForm {
            fiscal_year: year.into(),
            reason: "작은 구도 일할 수 있게 합니다.".into(),
            simulation: form(),
        };
        let checked = form.check(limits(), today).map(|found| found.fiscal_year);
        checked.map_err(|invalid| invalid.0.iter().map(|f| f.fault.key).collect::<Vec<_>>())
    };
    assert_eq!(publish("2027", date(2026, 12, 31)), Ok(2027));
    let late = Err(vec!["differential-fault-late"]);
    assert_eq!(publish("2027", date(2027, 1, 1)), late);
    assert_eq!(publish("2026", TODAY), late);
    assert_eq!(publish("곧", TODAY), Err(vec!["fault-common-fiscal"]));
    let empty = PublishForm {
        fiscal_year: "2027".into(),
        ..PublishForm::default()
    };
    let faults = empty.check(limits(), TODAY).unwrap_err().0;
    let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["reason", "total", "equal", "by_residents"]);
}
