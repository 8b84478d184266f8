//! Files of offices, good and hostile.

use std::io::{Cursor, Write};

use jiff::civil::date;
use process::rules::Rules;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn limits() -> &'static Limits {
    Rules::on(date(2027, 6, 1)).limits
}

fn key(bytes: &[u8]) -> &'static str {
    read(bytes, limits()).err().map_or("", |fault| fault.key)
}

#[test]
fn text_of_every_usual_encoding_is_the_same() {
    let text = "정책사업,내역\n똠방각하,걷는 길\n";
    let (korean, _, lost) = encoding_rs::EUC_KR.encode(text);
    assert!(!lost);
    let mut wide = vec![0xff, 0xfe];
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let marked = [&[0xef, 0xbb, 0xbf], text.as_bytes()].concat();
    for bytes in [text.as_bytes(), &korean, &wide, &marked] {
        let sheet = read(bytes, limits()).expect("a text");
        assert_eq!(sheet.text, text);
    }
}

#[test]
fn what_is_no_table_is_refused_with_its_reason() {
    let long = "가,나\n".repeat(60_000);
    for (bytes, expected) in [
        (&b""[..], "import-fault-file-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "import-fault-file-old"),
        (b"PK\x03\x04", "import-fault-file-broken"),
        (b"%PDF-1.7\n\x00\x01", "import-fault-file-kind"),
        (b"a,b\n\x81\xff\xfe\n", "import-fault-file-encoding"),
        (long.as_bytes(), "import-fault-file-long"),
        (&vec![b'a'; 2_000_001], "import-fault-file-large"),
    ] {
        assert_eq!(key(bytes), expected);
    }
}

/// A workbook whose rows stand on lines 1 and 3.
fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet();
    for (column, title) in (0u16..).zip(["내역", "지출일", "금액", "적요"]) {
        sheet.write_string(0, column, title).expect("a cell");
    }
    sheet.write_string(2, 0, "빌린, 곳\n둘").expect("a cell");
    let moment = ExcelDateTime::from_ymd(2027, 5, 20).expect("a day");
    sheet
        .write_datetime_with_format(2, 1, &moment, &day)
        .expect("a cell");
    sheet.write_number(2, 2, 1_870_000.0).expect("a cell");
    let formula = Formula::new("=1+1").set_result("2");
    sheet.write_formula(2, 3, formula).expect("a cell");
    sheet.write_number(3, 2, 0.5).expect("a cell");
    // A look without content does not count as a row.
    sheet.write_blank(900, 3, &day).expect("a cell");
    book.add_worksheet().set_name("다른 장").expect("a name");
    book.save_to_buffer().expect("a file")
}

#[test]
fn a_sheet_is_read_by_its_values_on_its_own_lines() {
    let sheet = read(&workbook(), limits()).expect("a sheet");
    let text = "내역,지출일,금액,적요\n\n\"빌린, 곳 둘\",2027-05-20,1870000,2\n,,0.5,\n";
    assert_eq!(sheet.text, text);
    assert_eq!(sheet.unread, ["다른 장"]);
}

/// A file like a workbook with a part of so many zeros.
fn bomb(size: usize) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let part = SimpleFileOptions::default();
    archive
        .start_file("xl/worksheets/sheet1.xml", part)
        .expect("a part");
    let zeros = vec![b'0'; 1 << 20];
    for _ in 0..size >> 20 {
        archive.write_all(&zeros).expect("a part");
    }
    archive.finish().expect("a file").into_inner()
}

#[test]
fn a_bomb_does_not_go_off() {
    let bytes = bomb(64 << 20);
    assert!(bytes.len() < 1_000_000, "{}", bytes.len());
    let began = std::time::Instant::now();
    assert_eq!(key(&bytes), "import-fault-file-packed");
    assert!(
        began.elapsed().as_secs() < 5,
        "it stops long before the end"
    );
    // A part that says it is small is unpacked all the same. The size stands at the same place
    // in the head of the part and once more in the list at the end.
    let mut lying = bytes.clone();
    let at: Vec<usize> = (0..lying.len() - 4)
        .filter(|at| lying[*at..*at + 4] == (64u32 << 20).to_le_bytes())
        .collect();
    for at in at {
        lying[at..at + 4].copy_from_slice(&7u32.to_le_bytes());
    }
    assert!(["import-fault-file-packed", "import-fault-file-broken"].contains(&key(&lying)));
    assert_eq!(
        key(&bomb(1 << 20)),
        "import-fault-file-broken",
        "small, but no workbook"
    );
}

#[test]
fn a_sheet_has_its_limits() {
    let with = |fill: &dyn Fn(&mut Workbook)| {
        let mut book = Workbook::new();
        fill(&mut book);
        book.save_to_buffer().expect("a file")
    };
    let rows = |count: u32| {
        with(&|book| {
            let sheet = book.add_worksheet();
            for row in 0..count {
                sheet.write_string(row, 0, "가").expect("a cell");
            }
        })
    };
    assert_eq!(key(&rows(301)), "");
    assert_eq!(key(&rows(302)), "import-fault-many");
    let far = with(&|book| {
        let sheet = book.add_worksheet();
        sheet.write_string(0, 0, "가").expect("a cell");
        sheet.write_string(1_048_575, 16_383, "나").expect("a cell");
        sheet.write_string(1_048_575, 0, "나").expect("a cell");
    });
    assert_eq!(key(&far), "import-fault-many");
    let sheets = with(&|book| {
        for _ in 0..21 {
            book.add_worksheet();
        }
    });
    assert_eq!(key(&sheets), "import-fault-file-sheets");
}

#[test]
fn what_is_written_is_read_again_and_is_never_a_formula() {
    let grid = Grid {
        name: "계획".to_owned(),
        head: vec![
            ("label".to_owned(), "내역".to_owned()),
            ("amount".to_owned(), "금액".to_owned()),
        ],
        rows: vec![
            vec![
                Cell::text("=HYPERLINK(\"http://example.org\")"),
                Cell::Number(-5),
            ],
            vec![
                Cell::Name("city-pb".to_owned(), "시민참여예산".to_owned()),
                Cell::Number(i64::MAX),
            ],
            vec![Cell::text("한 줄, \"따옴표\""), Cell::Empty],
        ],
    };
    assert_eq!(
        grid.csv(),
        "label,amount\n\"'=HYPERLINK(\"\"http://example.org\"\")\",-5\n\
         city-pb,9223372036854775807\n\"한 줄, \"\"따옴표\"\"\",\n"
    );
    let file = grid.xlsx().expect("a file");
    assert_eq!(file, grid.xlsx().expect("a file"), "the same bytes");
    let sheet = read(&file, limits()).expect("a sheet");
    assert_eq!(
        sheet.text,
        "내역,금액\n\"=HYPERLINK(\"\"http://example.org\"\")\",-5\n\
         시민참여예산,9223372036854775807\n\"한 줄, \"\"따옴표\"\"\",\n"
    );
}
