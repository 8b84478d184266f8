//! Signing, locking and what the public sees, on one document.

use jiff::Timestamp;
use jiff::civil::date;

use super::*;
use crate::document::public::Shown;
use crate::refusal::Refusal;
use crate::rules::Rules;

const DRAFTER: PersonId = PersonId(1);
const DEPUTY: Signer = Signer {
    person: PersonId(2),
    approver: false,
};
const APPROVER: Signer = Signer {
    person: PersonId(3),
    approver: true,
};

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

fn place(step: SignStep, office: &str) -> Signature {
    Signature {
        step,
        office: office.into(),
        person: None,
        signed_at: None,
        acting: false,
    }
}

fn draft() -> Document {
    let form = DocumentForm {
        kind: "result-report".into(),
        title: "현장평가 워크숍 결과보고".into(),
        body: "# 개요\n1. 때\n[비공개] 2. 참석자 연락처 1234\n3. 곳".into(),
        department: "지역협치담당관".into(),
        author_office: "주무관".into(),
        reviewer_office: "협치팀장".into(),
        approver_office: "지역협치담당관".into(),
        disclosure: "partial".into(),
        reasons: vec!["6".into()],
        retention: "5".into(),
        classification: "행정 > 지역협치".into(),
        licence: "kogl-1".into(),
        attachments: "참석부 | 1부 | 비공개(6)".into(),
        ..DocumentForm::default()
    };
    let text = form
        .check(Rules::on(date(2026, 7, 1)).limits)
        .expect("a document");
    let mut first = place(SignStep::Draft, "주무관");
    first.person = Some(DRAFTER);
    first.signed_at = Some(at("2017-10-26T09:00:00+09:00"));
    Document {
        id: DocumentId(9),
        district: DistrictId(1),
        cycle: None,
        meeting: None,
        replaces: None,
        text,
        state: DocumentState::Draft,
        number: None,
        kept: None,
        drafted_by: DRAFTER,
        drafted_at: at("2017-10-26T09:00:00+09:00"),
        approved_at: None,
        hash: None,
        end_reason: String::new(),
        report_due_at: None,
        reported_at: None,
        signatures: vec![
            first,
            place(SignStep::Review, "협치팀장"),
            place(SignStep::Approve, "지역협치담당관"),
        ],
    }
}

fn signed(document: &mut Document, by: Signer) -> bool {
    let done = sign(document, by).expect("may sign");
    let signature = &mut document.signatures[done.place];
    signature.person = Some(by.person);
    signature.signed_at = Some(at("2017-10-27T10:00:00+09:00"));
    signature.acting = done.acting;
    if done.approves {
        document.state = DocumentState::Approved;
        document.approved_at = Some(at("2017-10-27T10:00:00+09:00"));
        document.number = Some(DocumentNumber {
            year: 2017,
            serial: 12_393,
        });
        document.kept = Some(document.text.retention.kept(date(2017, 10, 27)));
    }
    done.acting
}

#[test]
fn the_line_is_signed_in_order_and_not_by_the_drafter() {
    let mut document = draft();
    let own = Signer {
        person: DRAFTER,
        approver: true,
    };
    assert_eq!(
        sign(&document, own),
        Err(Refusal::forbidden("refusal-document-own"))
    );
    assert!(edit(&document).is_ok() && withdraw(&document, DRAFTER).is_ok());
    assert!(withdraw(&document, PersonId(2)).is_err());
    assert!(
        !signed(&mut document, DEPUTY),
        "a deputy reviews in her own office"
    );
    assert!(edit(&document).is_err() && withdraw(&document, DRAFTER).is_err());
    assert!(hand_back(&document, APPROVER.person).is_ok());
    assert!(!signed(&mut document, APPROVER));
    for refused in [
        sign(&document, APPROVER).map(drop),
        edit(&document),
        hand_back(&document, APPROVER.person),
        report(&document, APPROVER),
    ] {
        assert!(refused.is_err());
    }
}

#[test]
fn a_deputy_in_the_place_of_the_approver_acts_and_is_reported() {
    let mut document = draft();
    signed(&mut document, DEPUTY);
    assert!(signed(&mut document, DEPUTY), "this is an acting approval");
    let due = at("2017-11-02T00:00:00+09:00");
    document.report_due_at = Some(due);
    assert!(!report_is_late(&document, at("2017-11-01T23:59:59+09:00")));
    assert!(report_is_late(&document, due));
    assert!(report(&document, DEPUTY).is_err());
    let promoted = Signer {
        approver: true,
        ..DEPUTY
    };
    assert!(
        report(&document, promoted).is_err(),
        "one's own act is no news"
    );
    assert!(report(&document, APPROVER).is_ok());
    document.reported_at = Some(due);
    assert!(report(&document, APPROVER).is_err() && !report_is_late(&document, due));
}

#[test]
fn the_public_view_holds_nothing_that_is_closed() {
    let mut document = draft();
    assert_eq!(Public::of(&document), None, "a draft is nobody's");
    signed(&mut document, DEPUTY);
    signed(&mut document, APPROVER);
    let public = Public::of(&document).expect("approved");
    let said = format!("{public:?}");
    assert!(!said.contains("1234") && said.contains("참석부"), "{said}");
    let content = public.content.expect("partly open");
    let item = |number: &str, text: &str| Shown::Item {
        level: 1,
        mark: number.into(),
        text: text.into(),
    };
    let heading = Shown::Heading("개요".into());
    assert_eq!(
        content.body,
        [heading, item("1.", "때"), Shown::Withheld, item("3.", "곳")]
    );
    document.text.disclosure = Disclosure::new(Class::Closed, vec![5]).expect("a reason");
    let closed = Public::of(&document).expect("approved");
    assert_eq!(closed.content, None);
    let said = format!("{closed:?}");
    for hidden in ["1234", "참석부", "개요", "주무관"] {
        assert!(!said.contains(hidden), "{hidden}");
    }
}
