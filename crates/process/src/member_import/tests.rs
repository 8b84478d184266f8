//! Tables of offices, good and bad.

use super::*;
use crate::id::GrantId;
use crate::person::Channel;
use jiff::civil::date;

const TODAY: Date = date(2026, 7, 27);
const GOOD: &str = "이름,연락처,역할,시작일,종료일\n\
                    하늘동 주민 1,member1@example.org,협치위원,2026-08-01,2028-07-31\n";

fn table(text: &str) -> Result<Table, &'static str> {
    let read = read(text, &Rules::on(TODAY), TODAY);
    read.map_err(|invalid| invalid.0[0].fault.key)
}

type Faults = Vec<(Option<Column>, &'static str)>;

fn rows(text: &str) -> Vec<Result<(String, Role, Date), Faults>> {
    let table = table(text).unwrap_or_else(|key| panic!("{key}"));
    let read = |line: Line| match line.row {
        Ok(row) => Ok((row.address.text, row.role, row.starts_on)),
        Err(faults) => Err(faults.iter().map(|f| (f.column, f.fault.key)).collect()),
    };
    table.lines.into_iter().map(read).collect()
}

#[test]
fn tables_of_offices_and_spreadsheets_read_the_same() {
    let expected = (
        "member1@example.org".to_owned(),
        Role::CouncilMember,
        date(2026, 8, 1),
    );
    for text in [
        GOOD.to_owned(),
        format!("\u{feff}{GOOD}"),
        GOOD.replace(',', ";"),
        GOOD.replace(',', "\t"),
        GOOD.replace('\n', "\r\n"),
        GOOD.replace('\n', "\n\n"),
        GOOD.replace("협치위원", "council-member"),
        GOOD.replace("2026-08-01", "2026. 8. 1."),
        GOOD.replace("2026-08-01", "2026년 8월 1일"),
        GOOD.replace("이름,연락처,역할,시작일,종료일", "Name,E-mail,Role,First day,Last day"),
        GOOD.replace("하늘동 주민 1,member1@example.org", "\"하늘동, 주민 1\",\"Member1@example.org\""),
        "성명,비고,휴대전화,이메일,직위,위촉일,만료일\n하늘동 주민 1,가,,member1@example.org,협치위원,2026-08-01,\n".to_owned(),
    ] {
        assert_eq!(rows(&text), [Ok(expected.clone())], "{text}");
    }
    let read =
        table("성명,비고,연락처,역할,시작일,종료일\n가,나,01012345678,공동의장,2026-08-01,\n");
    let read = read.unwrap_or_else(|key| panic!("{key}"));
    assert_eq!(read.ignored, ["비고"]);
    let row = read.lines[0].row.as_ref().unwrap_or_else(|_| panic!());
    assert_eq!((row.address.channel, row.ends_on), (Channel::Phone, None));
}

#[test]
fn a_table_that_can_t_be_read_says_why() {
    let fault = |text: &str| table(text).err();
    assert_eq!(fault(" \n "), Some("fault-empty"));
    assert_eq!(fault("\u{feff}"), Some("fault-empty"));
    assert_eq!(fault("협치위원 명단"), Some("import-fault-no-name"));
    for (title, key) in [
        ("이름", "import-fault-no-name"),
        ("연락처", "import-fault-no-address"),
        ("역할", "import-fault-no-role"),
        ("시작일", "import-fault-no-starts-on"),
        ("종료일", "import-fault-no-ends-on"),
    ] {
        assert_eq!(fault(&GOOD.replacen(title, "비고", 1)), Some(key));
    }
    let twice = GOOD.replacen("역할", "역할,직위", 1);
    assert_eq!(fault(&twice), Some("import-fault-column-twice"));
    let head = GOOD.lines().next().unwrap_or_default();
    assert_eq!(fault(head), Some("import-fault-no-rows"));
    let row = |n| format!("주민 {n},member{n}@example.org,협치위원,2026-08-01,\n");
    let many = |n: usize| format!("{head}\n{}", (0..n).map(row).collect::<String>());
    assert_eq!(fault(&many(1_000)), None);
    assert_eq!(fault(&many(1_001)), Some("import-fault-many"));
}

#[test]
fn every_faulty_cell_is_named() {
    let with = |row: &str| rows(&format!("이름,연락처,역할,시작일,종료일\n{row}\n"));
    let one = |column, key| vec![Err(vec![(Some(column), key)])];
    let good = "주민 1,a@example.org,협치위원,2026-08-01,2026-09-01";
    assert!(with(good)[0].is_ok());
    for (from, to, column, key) in [
        ("주민 1", "", Column::Name, "fault-empty"),
        (
            "주민 1",
            "010-1234-5678",
            Column::Name,
            "account-fault-name-phone",
        ),
        (
            "주민 1",
            "구청 관리자",
            Column::Name,
            "account-fault-name-office",
        ),
        (
            "주민 1",
            "800101-1234567",
            Column::Name,
            "fault-registration-number",
        ),
        ("a@example.org", "a@b", Column::Address, "fault-email"),
        ("a@example.org", "02-120", Column::Address, "fault-phone"),
        ("a@example.org", "", Column::Address, "fault-address-empty"),
        ("협치위원", "관리자", Column::Role, "import-fault-role"),
        (
            "협치위원",
            "administrator",
            Column::Role,
            "import-fault-role",
        ),
        ("협치위원", "secretary", Column::Role, "import-fault-role"),
        ("2026-08-01", "2026-02-30", Column::StartsOn, "fault-date"),
        ("2026-08-01", "8월 1일", Column::StartsOn, "fault-date"),
        ("2026-09-01", "내년", Column::EndsOn, "fault-date"),
        (
            "2026-09-01",
            "2026-07-31",
            Column::EndsOn,
            "fault-date-order",
        ),
    ] {
        assert_eq!(with(&good.replace(from, to)), one(column, key), "{to}");
    }
    let over = good
        .replace("2026-08-01", "2024-08-01")
        .replace("2026-09-01", "2026-07-26");
    assert_eq!(with(&over), one(Column::EndsOn, "import-fault-over"));
    for (row, key) in [
        ("주민 1,a@example.org", "import-fault-cells"),
        (&format!("{good},덤"), "import-fault-cells"),
        (&format!("\"{good}\n{good}"), "import-fault-quotes"),
    ] {
        assert_eq!(with(row), [Err(vec![(None, key)])], "{row}");
    }
}

#[test]
fn lines_are_counted_as_editors_count_them() {
    let text = "이름,연락처,역할,시작일,종료일\r\n\r\n주민 1,a@example.org,협치위원,2026-08-01,\r\n\
                주민 2,b@example.org,왕,2026-08-01,\r\n주민 1,A@example.org,협치위원,2026-09-01,\r\n";
    let table = table(text).unwrap_or_else(|key| panic!("{key}"));
    let numbers: Vec<u64> = table.lines.iter().map(|line| line.number).collect();
    assert_eq!(numbers, [3, 4, 5]);
    let faults = table.lines[2]
        .row
        .as_ref()
        .err()
        .cloned()
        .unwrap_or_default();
    assert_eq!(
        faults[0].fault,
        Fault::new("import-fault-twice").number("line", 3)
    );
}

#[test]
fn a_role_is_given_once_and_by_another() {
    let row = MemberRow {
        name: "주민 1".into(),
        address: Address {
            channel: Channel::Email,
            text: "a@example.org".into(),
        },
        role: Role::CoChair,
        starts_on: date(2026, 8, 1),
        ends_on: None,
    };
    let here = (DistrictId(1), BodyId(2));
    let held = |role, body, ends_on| Grant {
        id: GrantId(1),
        role,
        district: Some(DistrictId(1)),
        body: Some(BodyId(body)),
        starts_on: date(2024, 8, 1),
        ends_on,
    };
    let judged = |known: Option<Grant>| {
        let known = known.map(|grant| vec![grant]);
        judge(&row, known.as_deref(), here, false)
    };
    assert_eq!(judged(None), Ok(Effect::NewAccount));
    assert_eq!(judge(&row, Some(&[]), here, false), Ok(Effect::Existing));
    for (known, effect) in [
        (held(Role::CoChair, 2, None), Effect::Held),
        (held(Role::CoChair, 2, Some(date(2026, 8, 1))), Effect::Held),
        (
            held(Role::CoChair, 2, Some(date(2026, 7, 31))),
            Effect::Existing,
        ),
        (held(Role::CoChair, 3, None), Effect::Existing),
        (held(Role::CouncilMember, 2, None), Effect::Existing),
    ] {
        assert_eq!(judged(Some(known)), Ok(effect));
    }
    let own = judge(&row, Some(&[]), here, true).err();
    assert_eq!(own.map(|f| f.fault.key), Some("import-fault-own"));
}
