//! Tables of the plan and of spending: seen first, then written whole or not at all.

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use jiff::civil::date;
use process::Role;
use rust_xlsxwriter::Workbook;
use system_tests::{Answer, Browser, DistrictBuilder, TestApp, Village, on_both, on_sqlite};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const PLAN: &str = "정책사업,단위사업,세부사업,통계목,내역,수량,횟수,단가,재원";
const SPENDING: &str = "세부사업,통계목,내역,지출일,금액,적요,증빙";
const PROJECT: &str = "지역협치 활성화 사업";

/// So many good lines of a plan of 1,000 won each.
fn plan_rows(count: usize) -> String {
    let row = |n: usize| {
        format!("주민 살림,주민이 고른 일,걷는 길,201-01,안내판 {n},1,1,1000,시민참여예산\n")
    };
    format!("{PLAN}\n{}", (1..=count).map(row).collect::<String>())
}

/// Confirms what was shown.
async fn confirm(browser: &mut Browser, shown: &Answer, import: &str) -> Answer {
    let forms = shown.forms().into_iter();
    let form = forms
        .filter(|form| form.action == import)
        .find(|form| form.get("seen").is_some())
        .expect("a form that confirms");
    browser.send_form(&form).await
}

/// Chooses a file, and answers what would happen.
async fn choose(browser: &mut Browser, import: &str, name: &str, bytes: Vec<u8>) -> Answer {
    let form = browser.get(import).await.form(import);
    browser
        .send_form(&form.choose("import_file", name, bytes))
        .await
}

async fn ground(app: &TestApp) -> (Village, Browser) {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let (_, secretary) = village.holder(Role::Secretary).await;
    (village, secretary)
}

async fn ledger(app: &TestApp) -> (Village, Browser) {
    let (village, secretary) = ground(app).await;
    let lines = [
        ("워크숍", "201-01", 3_940_000),
        ("안내문", "201-01", 100_000),
    ];
    let execution = (date(2026, 3, 1), date(2026, 11, 30));
    village.money(app, &lines, execution).await;
    (village, secretary)
}

#[tokio::test]
async fn a_plan_is_shown_first_and_written_then_in_one_piece() {
    on_both(|app| async move {
        let (_, mut secretary) = ground(&app).await;
        let import = "/d/haneul/plan/import";
        let table = plan_rows(300);
        let before = app.contents();
        let shown = secretary.submit(import, import, &[("table", &table)]).await;
        assert!(
            shown.expect(200).shows("읽은 줄: 300줄"),
            "{}",
            shown.brief()
        );
        assert!(shown.shows("300,000원") && shown.shows("301째 줄"));
        assert_eq!(app.contents(), before, "nothing was written");
        let began = Instant::now();
        let done = confirm(&mut secretary, &shown, import).await;
        assert!(began.elapsed() < Duration::from_secs(20));
        let page = secretary.follow(done).await;
        assert!(
            page.expect(200)
                .shows("표에 있는 예산 줄을 모두 올렸습니다")
        );
        assert_eq!(app.rows("site.budget_line"), 300);
        assert_eq!(app.rows("site.import_file"), 1);
        // Every line has the audit row of its act, and the file one of its own.
        let audit = app.contents();
        let audit = &audit["site.audit"].text;
        assert!(audit.contains("sha256"), "the file is in the audit");
        // The same table again is held against the plan, row by row.
        let again = secretary.submit(import, import, &[("table", &table)]).await;
        assert!(again.expect(422).shows("계획에 이미 있는 예산 줄"));
        assert!(again.forms().iter().all(|form| form.get("seen").is_none()));
    })
    .await;
}

#[tokio::test]
async fn one_bad_row_keeps_all_out_and_every_bad_cell_is_named() {
    on_both(|app| async move {
        let (_, mut secretary) = ground(&app).await;
        let import = "/d/haneul/plan/import";
        let bad = ",,,201-99,나무,1.5,1,0.5,세금\n";
        let table = format!("{}{bad}", plan_rows(2));
        let before = app.contents();
        let shown = secretary.submit(import, import, &[("table", &table)]).await;
        shown.expect(422);
        assert!(shown.shows("4째 줄") && shown.shows("고칠 줄: 1줄"));
        for column in ["정책사업", "통계목", "수량", "단가", "재원"] {
            assert!(
                shown.shows(&format!("{column}: ")),
                "{column}: {}",
                shown.visible()
            );
        }
        // Even with a seal that fits, nothing comes in.
        let form = shown.form(import);
        assert_eq!(
            form.get("table").map(str::trim),
            Some(table.trim()),
            "nothing typed is lost"
        );
        let good = plan_rows(2);
        let sealed = secretary.submit(import, import, &[("table", &good)]).await;
        let sealed = sealed.form(import);
        let forged = sealed.clone().set("table", &table);
        let answer = secretary.send_form(&forged).await;
        answer.expect(422);
        assert!(answer.shows("미리 본 표와 다릅니다"), "{}", answer.brief());
        assert_eq!(app.contents(), before);
        // One won over the budget of 500,000,000 is told on the row that crosses it.
        let over = format!(
            "{PLAN}\n살림,일,길,201-01,가,1,1,499999999,시비\n살림,일,길,201-01,나,1,1,2,시비\n"
        );
        let shown = secretary.submit(import, import, &[("table", &over)]).await;
        assert!(shown.expect(422).shows("3째 줄") && shown.shows("500,000,001원"));
    })
    .await;
}

#[tokio::test]
async fn spending_counts_row_by_row_and_the_same_file_is_asked_about() {
    on_both(|app| async move {
        let (_, mut secretary) = ledger(&app).await;
        let import = "/d/haneul/spending/import?year=2027";
        let action = "/d/haneul/spending/import";
        let row = |day: &str, won: i64, proof: &str| {
            format!("{PROJECT},201-01,워크숍,{day},{won},모임,{proof}\n")
        };
        let over = format!(
            "{SPENDING}\n{}{}",
            row("2026-07-01", 3_940_000, "1"),
            row("2026-07-02", 1, "2")
        );
        let shown = secretary.submit(import, action, &[("table", &over)]).await;
        assert!(shown.expect(422).shows("3째 줄") && shown.shows("0원까지 쓸 수 있습니다"));
        assert_eq!(app.rows("site.spending"), 0);

        let table = format!(
            "{SPENDING}\n{}{}",
            row("2026-07-01", 1_870_000, "1"),
            row("2026-07-02", 70_000, "2")
        );
        let shown = secretary.submit(import, action, &[("table", &table)]).await;
        assert!(shown.expect(200).shows("1,940,000원"));
        let done = confirm(&mut secretary, &shown, action).await;
        let page = secretary.follow(done).await;
        assert!(
            page.shows("표에 있는 줄을 모두 장부에 적었습니다"),
            "{}",
            page.brief()
        );
        assert_eq!(app.rows("site.spending"), 2);

        let shown = secretary.submit(import, action, &[("table", &table)]).await;
        assert!(shown.expect(200).shows("같은 표를 또 올릴까요?"));
        let asked = confirm(&mut secretary, &shown, action).await;
        assert!(
            asked
                .expect(422)
                .field_error("again")
                .unwrap()
                .contains("같은 표를 올렸습니다")
        );
        assert_eq!(app.rows("site.spending"), 2, "it is asked about first");
        let form = asked.form(action).set("again", "yes");
        secretary.send_form(&form).await.expect(303);
        assert_eq!(app.rows("site.spending"), 4);
        let page = app.visitor().get("/d/haneul/spending?year=2027").await;
        assert!(page.shows("3,880,000원"));
    })
    .await;
}

/// A workbook whose first sheet holds these cells.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn files_of_every_kind_are_read_and_one_with_half_a_won_is_not() {
    on_both(|app| async move {
        let (_, mut secretary) = ledger(&app).await;
        let import = "/d/haneul/spending/import";
        let head: Vec<&str> = SPENDING.split(',').collect();
        let row = [
            PROJECT,
            "201-01",
            "워크숍",
            "2026-07-01",
            "1870000",
            "빌린 곳",
            "증 1",
        ];
        let half = [
            PROJECT,
            "201-01",
            "워크숍",
            "2026-07-01",
            "1870000.5",
            "빌린 곳",
            "증 2",
        ];
        let shown = choose(
            &mut secretary,
            import,
            "a.xlsx",
            workbook(&[&head, &[], &half]),
        )
        .await;
        assert!(
            shown.expect(422).shows("3째 줄") && shown.shows("금액: "),
            "{}",
            shown.brief()
        );
        let shown = choose(
            &mut secretary,
            import,
            "a.xlsx",
            workbook(&[&head, &[], &row]),
        )
        .await;
        assert!(shown.expect(200).shows("1,870,000원") && shown.shows("3째 줄"));
        let (korean, _, _) = encoding_rs::EUC_KR.encode(SPENDING);
        let mut text = korean.into_owned();
        let (cells, _, _) = encoding_rs::EUC_KR
            .encode("\n지역협치 활성화 사업,201-01,안내문,2026-07-01,5000,종이,증 3\n");
        text.extend_from_slice(&cells);
        let shown = choose(&mut secretary, import, "a.csv", text).await;
        assert!(shown.expect(200).shows("안내문"), "{}", shown.brief());
        let done = confirm(&mut secretary, &shown, import).await;
        secretary.follow(done).await.expect(200);
        assert_eq!(app.rows("site.spending"), 1);
    })
    .await;
}

#[tokio::test]
async fn hostile_files_are_refused_in_words_and_lose_nothing() {
    on_sqlite(|app| async move {
        let (_, mut secretary) = ground(&app).await;
        let import = "/d/haneul/plan/import";
        let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
        bomb.start_file("xl/sharedStrings.xml", SimpleFileOptions::default())
            .unwrap();
        for _ in 0..64 {
            bomb.write_all(&vec![b'0'; 1 << 20]).unwrap();
        }
        let bomb = bomb.finish().unwrap().into_inner();
        let before = app.contents();
        for (name, bytes, says) in [
            ("bomb.xlsx", bomb, "풀면 너무 커지는 파일"),
            (
                "broken.xlsx",
                b"PK\x03\x04 broken".to_vec(),
                "열 수 없는 엑셀 파일",
            ),
            (
                "old.xls",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(),
                "옛 엑셀",
            ),
            ("large.csv", vec![b'a'; 2_000_001], "2MB까지"),
            (
                "page.pdf",
                b"%PDF-1.7\n\x00\x01\x02".to_vec(),
                "표가 아닌 파일",
            ),
            (
                "torn.csv",
                b"a,b\n\x81\xff\n".to_vec(),
                "글자를 읽을 수 없습니다",
            ),
            ("empty.csv", Vec::new(), "빈 파일"),
        ] {
            let form = secretary.get(import).await.form(import);
            let form = form
                .set("table", "적던 표")
                .choose("import_file", name, bytes);
            let began = Instant::now();
            let answer = secretary.send_form(&form).await;
            let fault = answer.expect(422).field_error("import_file").unwrap();
            assert!(fault.contains(says), "{name}: {fault}");
            assert!(began.elapsed() < Duration::from_secs(10), "{name}");
            assert_eq!(
                answer.form(import).get("table").map(str::trim),
                Some("적던 표")
            );
        }
        // Markup in a cell is text, and a formula is only what it says.
        let row = "<script>1</script>,일,길,201-01,=cmd|' /C calc'!A1,1,1,1000,시비\n";
        let table = format!("{PLAN}\n{row}");
        let shown = secretary.submit(import, import, &[("table", &table)]).await;
        assert!(!shown.text.contains("<script>1"), "markup stays text");
        let done = confirm(&mut secretary, &shown, import).await;
        secretary.follow(done).await.expect(200);
        let file = app.visitor().get("/d/haneul/exchange/plan.csv").await;
        assert!(file.text.contains("'=cmd|"), "{}", file.text);
        assert_ne!(app.contents(), before);
    })
    .await;
}

#[tokio::test]
async fn nobody_else_brings_a_table_in_and_none_comes_in_once_it_is_signed() {
    on_sqlite(|app| async move {
        let (village, mut secretary) = ledger(&app).await;
        let (_, mut resident) = village.resident().await;
        for path in ["/d/haneul/plan/import", "/d/haneul/spending/import"] {
            resident.get(path).await.expect(403);
        }
        let page = secretary.get("/d/haneul/plan/import").await;
        assert!(
            page.expect(200).shows("지금은 올릴 수 없습니다"),
            "{}",
            page.brief()
        );
        let mut fields = secretary.tokens("/me").await;
        fields.extend([
            ("year".to_owned(), "2027".to_owned()),
            ("table".to_owned(), plan_rows(1)),
        ]);
        let fields: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        secretary
            .post("/d/haneul/plan/import", &fields)
            .await
            .expect(409);
    })
    .await;
}

/// Bringing in a table reads its year once, however many rows there are: each row costs what
/// writing it does.
#[tokio::test]
async fn a_table_of_many_rows_reads_its_year_once() {
    on_sqlite(|app| async move {
        let (_, mut secretary) = ground(&app).await;
        let import = "/d/haneul/plan/import";
        let (few, many) = (2, 42);
        let mut counts = Vec::new();
        for rows in [few, many] {
            let table = plan_rows(rows).replace("안내판", &format!("안내판 {rows}-"));
            let shown = secretary.submit(import, import, &[("table", &table)]).await;
            let before = app.stores().effort().statements();
            confirm(&mut secretary, &shown, import).await.expect(303);
            counts.push(app.stores().effort().statements() - before);
        }
        let each = (counts[1] - counts[0]) / u64::try_from(many - few).unwrap();
        assert!(each <= 5, "{each} statements for each line: {counts:?}");
    })
    .await;
    on_sqlite(|app| async move {
        let (_, mut official) = ledger(&app).await;
        let import = "/d/haneul/spending/import?year=2027";
        let mut counts = Vec::new();
        for rows in [2, 42] {
            let row = |n: usize| {
                format!("{PROJECT},201-01,워크숍,2026-07-01,1000,강사 {rows}-{n},영수증\n")
            };
            let table = format!("{SPENDING}\n{}", (0..rows).map(row).collect::<String>());
            let action = import.split('?').next().unwrap();
            let shown = official.submit(import, action, &[("table", &table)]).await;
            let before = app.stores().effort().statements();
            confirm(&mut official, &shown, action).await.expect(303);
            counts.push(app.stores().effort().statements() - before);
        }
        let each = (counts[1] - counts[0]) / 40;
        assert!(each <= 5, "{each} statements for each payment: {counts:?}");
    })
    .await;
}
