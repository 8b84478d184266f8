//! Files of votes, good and faulty.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::Id;

fn read_text(text: &str) -> Result<Votes, ReadError> {
    // Pieces of a few bytes: records are cut at every place.
    struct Few<'a>(&'a [u8], usize);
    impl Read for Few<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(into.len());
            into[..count].copy_from_slice(&self.0[..count]);
            self.0 = &self.0[count..];
            Ok(count)
        }
    }
    let whole = read(text.as_bytes());
    for few in [1, 2, 7] {
        let cut = read(Few(text.as_bytes(), few));
        match (&whole, &cut) {
            (Ok(whole), Ok(cut)) => assert_eq!(whole, cut),
            (Err(whole), Err(cut)) => assert_eq!(whole.to_string(), cut.to_string()),
            _ => panic!("{whole:?} and {cut:?}"),
        }
    }
    whole
}

fn faults(text: &str) -> Vec<Fault> {
    match read_text(text) {
        Err(ReadError::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    }
}

fn rows(votes: &Votes) -> Vec<(String, String, Vote)> {
    let names = (0..votes.participants().len()).flat_map(|participant| {
        let row = votes.row(participant).collect::<Vec<_>>().into_iter();
        row.map(move |(statement, vote)| {
            let name = |id: &Id| id.to_string();
            let (who, what) = (
                &votes.participants()[participant],
                &votes.statements()[statement],
            );
            (name(who), name(what), vote)
        })
    });
    names.collect()
}

#[test]
fn columns_in_any_order_quotes_and_line_ends_mean_the_same() {
    let plain = read_text("participant,statement,vote\n9,2,1\n10,1,-1\n나,2,0\n").unwrap();
    assert_eq!(
        rows(&plain),
        [
            ("9".to_owned(), "2".to_owned(), Vote::Agree),
            ("10".to_owned(), "1".to_owned(), Vote::Disagree),
            ("나".to_owned(), "2".to_owned(), Vote::Pass),
        ]
    );
    for other in [
        "\u{feff}vote,note,statement,participant\r\n1,,2,9\r\n\r\n-1,\"a, \"\"b\"\"\nc\",1,10\r\n0,-,2,나",
        "statement,\"participant\",vote,vote2\n\"2\",나,\"0\",x\n\n2,9,1,\n1,\"10\",-1,1\n2,9,0,\n2,9,1,\n",
    ] {
        let votes = read_text(other).unwrap();
        assert_eq!(votes, plain, "{other}");
        assert_eq!(votes.sha256(), plain.sha256());
    }
    let none = read_text("participant,statement,vote\n").unwrap();
    assert!(none.is_empty() && none.participants().is_empty());
}

#[test]
fn ids_that_look_alike_stay_apart() {
    let text = "participant,statement,vote\n1,1,1\n01,1,1\n+1,1,1\n 1,1,1\n1.0,1,1\n\
        99999999,1,1\n123456789012345678901234567890,1,1\n4194304,1,1\n4194303,1,1\n";
    let votes = read_text(text).unwrap();
    let names = votes.participants().iter().map(Id::to_string);
    assert_eq!(
        names.collect::<Vec<_>>(),
        [
            "1",
            "4194303",
            "4194304",
            "99999999",
            "123456789012345678901234567890",
            " 1",
            "+1",
            "01",
            "1.0"
        ]
    );
}

#[test]
fn long_rows_keep_the_last_vote() {
    let mut text = "participant,statement,vote\n".to_owned();
    for round in 0..3 {
        for statement in (0..200).rev() {
            let vote = (statement + round) % 3 - 1;
            text += &format!("1,{statement},{vote}\n2,{statement},0\n");
        }
    }
    let votes = read_text(&text).unwrap();
    assert_eq!(votes.len(), 400);
    for (statement, vote) in votes.row(0) {
        assert_eq!(vote as i32, (statement as i32 + 2) % 3 - 1);
    }
}

#[test]
fn faults_have_their_line_and_column() {
    let one = |text: &str, line, column, what| {
        assert_eq!(faults(text), [Fault { line, column, what }], "{text}");
    };
    one("", 1, 1, What::Empty);
    one("\u{feff}", 1, 1, What::Empty);
    one(
        "participant,statement\n1,2\n",
        1,
        1,
        What::Missing(Column::Vote),
    );
    one(
        "participant,statement,Vote\n",
        1,
        1,
        What::Missing(Column::Vote),
    );
    one(
        "vote,participant,statement,vote\n",
        1,
        28,
        What::Twice(Column::Vote),
    );
    let head = "participant,statement,vote\n";
    let row = |rows: &str, line, column, what| one(&format!("{head}{rows}"), line, column, what);
    row("1,2,1\n한글,2,2\n", 3, 6, What::Vote("2".into()));
    row("1,2,\n", 2, 5, What::Vote(String::new()));
    row("1,2, 1\n", 2, 5, What::Vote(" 1".into()));
    row("1,2,1.0", 2, 5, What::Vote("1.0".into()));
    row("1,,1\n", 2, 3, What::NoId(Column::Statement));
    row("\"\",1,1\n", 2, 1, What::NoId(Column::Participant));
    let fields = |found| What::Fields { expected: 3, found };
    row("1,2\n", 2, 1, fields(2));
    row("1,2,1,\n", 2, 1, fields(4));
    row("1,a\"b,1\n", 2, 4, What::Quote);
    row("1,2,1\n\"1,2,1\n1,2,1\n", 3, 1, What::Quote);
    row("\"1\"2,2,1\n", 2, 4, What::Quote);
    let several = faults(&format!(
        "{head}1,2,x\n1,2,1\n1,2\n{}",
        "1,2,3\n".repeat(90)
    ));
    assert_eq!(several.len(), MOST_FAULTS);
    assert_eq!((several[1].line, several[2].line), (4, 5));
}

#[test]
fn bytes_that_are_no_text_and_endless_records_are_faults() {
    let fault = |bytes: &[u8]| match read(bytes) {
        Err(ReadError::Faults(faults)) => faults,
        other => panic!("{other:?}"),
    };
    let found = fault(b"participant,statement,vote\n1,\xB0\xA1,1\n");
    assert_eq!((found[0].line, found[0].column), (2, 3));
    assert_eq!(found[0].what, What::NotUtf8);
    let found = fault(&vec![b'x'; 3 * LONGEST_RECORD]);
    assert_eq!(found[0].what, What::TooLong);
    let mut many = b"participant,statement,vote\n".to_vec();
    for statement in 0..=crate::MOST_STATEMENTS {
        many.extend(format!("1,{statement},1\n").bytes());
    }
    let found = fault(&many);
    assert_eq!(found[0].what, What::TooMany);
    assert_eq!(found[0].line, crate::MOST_STATEMENTS as u64 + 2);
}
