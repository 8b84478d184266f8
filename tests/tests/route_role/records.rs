//! Fresh documents and a ledger for the cells of the table.

use jiff::civil::date;
use process::Role;
use process::carry_over::CarryForm;
use process::commitment::CommitmentForm;
use process::evidence::{EvidenceFileKind, EvidenceForm};
use process::id::BudgetLineId;
use process::refund::RefundForm;
use process::settlement::SettlementForm;
use system_tests::records::{document_form, spending_form};
use web::acts;

use super::{Fields, Target, Who, World, make};

impl World {
    /// The id of a document in the state that the address is about.
    pub(super) async fn document(&self, target: &Target, who: Who, cell: usize) -> String {
        let role = |role| make(&self.app, Who::Holder(role), &self.here, &self.elsewhere);
        // Who may draft takes back what is her own.
        let own = target.path.ends_with("/withdraw");
        let drafter = match self.person(who).filter(|_| own) {
            Some(person) if drafts(who) => person,
            _ => role(Role::Secretary).await,
        };
        let mut form = document_form(&format!("문서 {cell}"));
        form.reviewer_office = String::new();
        let id = self.app.draft(drafter, "haneul", form).await;
        let approved = matches!(
            target.path.rsplit('/').next(),
            Some("{document}" | "text" | "report")
        );
        if approved {
            let deputy = role(Role::DeputyApprover).await;
            self.app.sign(deputy, "haneul", id, self.app.now()).await;
        }
        id.to_string()
    }

    /// The fields of a good form about documents.
    pub(super) fn document_fields(&self, target: &Target) -> Fields {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        if target.path.ends_with("/return") {
            return vec![pair("reason", "금액이 빠졌습니다.")];
        }
        if !target.path.ends_with("/documents") && !target.path.ends_with("/edit") {
            return Vec::new();
        }
        let form = document_form("결과를 알리는 문서");
        let mut fields = vec![
            pair("kind", &form.kind),
            pair("title", &form.title),
            pair("body", &form.body),
            pair("department", &form.department),
            pair("author_office", &form.author_office),
            pair("reviewer_office", &form.reviewer_office),
            pair("approver_office", &form.approver_office),
            pair("disclosure", &form.disclosure),
            pair("retention", &form.retention),
            pair("classification", &form.classification),
            pair("licence", &form.licence),
            pair("attachments", &form.attachments),
        ];
        fields.extend(form.reasons.iter().map(|reason| pair("reasons", reason)));
        fields
    }
}

/// The years in which money is spent and settled here; the present one is left to others.
const OPEN: i64 = 2026;
const PAST: i64 = 2025;

impl World {
    /// A line with money in the open year.
    async fn line(&self) -> BudgetLineId {
        let here = self.here.id;
        let known = self
            .app
            .read(move |tx| {
                let cycles = store::cycles_agreed(tx, here, 20)?;
                match cycles.iter().find(|cycle| cycle.fiscal_year == OPEN) {
                    Some(cycle) => Ok(Some(store::ledger_of(tx, cycle.id)?.lines[0].id)),
                    None => Ok(None),
                }
            })
            .await;
        if let Some(line) = known {
            return line;
        }
        let mut made = Vec::new();
        for year in [PAST, OPEN] {
            let days = (
                date(i16::try_from(year).unwrap(), 1, 1),
                date(i16::try_from(year).unwrap(), 12, 31),
            );
            let lines = [("골목 등", "401-01", 900_000_000)];
            made = self
                .here
                .money_in(&self.app, Some(year), &lines, days)
                .await;
        }
        made[0]
    }

    /// Somebody who holds a role here.
    async fn holder(&self, role: Role) -> acts::By {
        let person = make(&self.app, Who::Holder(role), &self.here, &self.elsewhere).await;
        self.app.by(person).await
    }

    /// The id of open evidence with a file.
    pub(super) async fn shown_evidence(&self) -> String {
        let payment = self.spending().await.parse().expect("an id");
        let by = self.holder(Role::Secretary).await;
        let file = store::NewEvidenceFile {
            kind: EvidenceFileKind::Pdf,
            sha256: store::sha256_of(b"%PDF-"),
            bytes: b"%PDF-".to_vec(),
        };
        let add = move |tx: &mut store::Tx<'_>| {
            let kept = acts::evidence::keep(tx, &by, "haneul", file)?;
            let form = EvidenceForm {
                kind: "quotation".to_owned(),
                what: "견적서 3".to_owned(),
                closed: String::new(),
                file: kept.to_string(),
            };
            acts::evidence::add(tx, &by, "haneul", payment, &form)
        };
        self.app.write(add).await.to_string()
    }

    /// The id of a fresh commitment.
    pub(super) async fn bound(&self) -> String {
        let line = self.line().await.to_string();
        let by = self.holder(Role::Secretary).await;
        let form = CommitmentForm {
            line,
            amount: "1,000".to_owned(),
            made_on: "2026-07-01".to_owned(),
            what: "알림판".to_owned(),
            payee: "company".to_owned(),
        };
        let record = move |tx: &mut store::Tx<'_>| {
            acts::commitment::record(tx, &by, "haneul", Some(OPEN), &form)
        };
        self.app.write(record).await.to_string()
    }

    /// The id of a fresh carry-over.
    pub(super) async fn carried(&self) -> String {
        let line = self.line().await.to_string();
        let by = self.holder(Role::Secretary).await;
        let form = CarryForm {
            kind: "voted".to_owned(),
            line,
            commitment: String::new(),
            amount: "1,000".to_owned(),
            basis: "의회의 의결".to_owned(),
        };
        let record = move |tx: &mut store::Tx<'_>| {
            acts::carry_over::record(tx, &by, "haneul", Some(OPEN), &form)
        };
        self.app.write(record).await.to_string()
    }

    /// The id of a fresh payment back, of the year that is settled.
    pub(super) async fn refunded(&self) -> String {
        self.settled().await;
        let by = self.holder(Role::Secretary).await;
        let form = RefundForm {
            amount: "1".to_owned(),
            interest: String::new(),
            paid_on: korean::seoul(self.app.now()).date().to_string(),
            receipt: "7".to_owned(),
        };
        let record = move |tx: &mut store::Tx<'_>| {
            acts::refund::record(tx, &by, "haneul", Some(PAST), &form)
        };
        self.app.write(record).await.to_string()
    }

    /// Settles the past year, unless it is.
    async fn settled(&self) {
        self.line().await;
        let (by, city) = (
            self.holder(Role::Secretary).await,
            self.holder(Role::CityOfficer).await,
        );
        self.app
            .write(move |tx| {
                let district = acts::district::find(tx, "haneul")?;
                let year = acts::spending::year::<acts::NotDone>(tx, &district, Some(PAST))?;
                if year.approved().is_none() {
                    let form = SettlementForm::default();
                    let id = acts::settlement::draft(tx, &by, "haneul", Some(PAST), &form)?;
                    let shown = acts::settlement::seal_of(tx, id)?;
                    acts::settlement::approve(tx, &city, "haneul", Some(PAST), &shown)?;
                }
                Ok(())
            })
            .await;
    }

    /// The id of a fresh row of the ledger.
    pub(super) async fn spending(&self) -> String {
        let form = spending_form(self.line().await, 1_000, "2026-07-01", "풀");
        let by = self.holder(Role::Secretary).await;
        let record = move |tx: &mut store::Tx<'_>| {
            acts::spending::record(tx, &by, "haneul", Some(OPEN), &form)
        };
        self.app.write(record).await.to_string()
    }

    /// The fields of a good form about money, on a ledger that allows it.
    pub(super) async fn money_fields(&self, target: &Target) -> Fields {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let line = self.line().await.to_string();
        let past = ["/settlement", "/refund"];
        let year = if past.iter().any(|part| target.path.contains(part)) {
            PAST
        } else {
            OPEN
        };
        let year = pair("year", &year.to_string());
        match target.path.rsplit('/').next() {
            Some("spending") => vec![
                pair("line", &line),
                pair("amount", "1,000"),
                pair("paid_on", "2026-07-01"),
                pair("what", "알림판 두 개"),
                pair("evidence_kind", "tax-invoice"),
                pair("evidence", "세금계산서 1"),
                year,
            ],
            Some("import") => {
                let head = "세부사업,통계목,내역,지출일,금액,적요,증빙";
                let row =
                    "지역협치 활성화 사업,401-01,골목 등,2026-07-01,1000,알림판 두 개,세금계산서 1";
                vec![pair("table", &format!("{head}\n{row}\n")), year]
            }
            Some("{row}") => vec![
                pair("evidence_kind", "participant-list"),
                pair("evidence", "참석자 명단 3쪽"),
            ],
            Some("commitments") => vec![
                pair("line", &line),
                pair("amount", "1,000"),
                pair("made_on", "2026-07-01"),
                pair("what", "알림판 두 개"),
                pair("payee", "company"),
                year,
            ],
            Some("close") => vec![pair("evidence_closed", "6")],
            Some("release") => vec![pair("reason", "만들지 않기로 했습니다.")],
            Some("carry-over") => vec![
                pair("carry_kind", "voted"),
                pair("line", &line),
                pair("amount", "1,000"),
                pair("carry_basis", "의회의 의결"),
                year,
            ],
            Some("refund") => {
                self.settled().await;
                let today = korean::seoul(self.app.now()).date().to_string();
                vec![
                    pair("amount", "1"),
                    pair("paid_on", &today),
                    pair("receipt", "7"),
                    year,
                ]
            }
            Some("counter") => vec![pair("reason", "다른 줄의 돈이었습니다.")],
            Some("approve") => {
                let secretary = Who::Holder(Role::Secretary);
                let secretary = make(&self.app, secretary, &self.here, &self.elsewhere).await;
                let by = self.app.by(secretary).await;
                let draft = move |tx: &mut store::Tx<'_>| {
                    let form = SettlementForm {
                        reason: "다시 봅니다.".to_owned(),
                        ..SettlementForm::default()
                    };
                    let id = acts::settlement::draft(tx, &by, "haneul", Some(PAST), &form)?;
                    acts::settlement::seal_of(tx, id)
                };
                let seal = self.app.write(draft).await;
                vec![year, ("seal".to_owned(), seal)]
            }
            _ => vec![pair("reason", "빠진 것이 있습니다."), year],
        }
    }
}

/// Whether somebody in this column drafts documents.
fn drafts(who: Who) -> bool {
    let may = |role| process::act::rule(process::Act::DocumentDraft, Some(role));
    who.role_here()
        .is_some_and(|role| may(role) == process::act::Rule::Yes)
}
