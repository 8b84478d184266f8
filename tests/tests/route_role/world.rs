//! The site on which the table is asked: fresh records for every cell.

use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::date;
use process::Role;
use process::id::{PersonId, ProposalId};
use process::person::Channel;
use store::{NewContact, NewGrant, Personal};
use system_tests::calendar::{DAYS, days_of};
use system_tests::{Browser, DistrictBuilder, TestApp, Village, Vote};
use web::acts;
use web::acts::moderation::Subject;
use web::{Settings, app::Demo, app::DemoPerson};

use super::table::{Situation, Target, Who};

#[path = "board.rs"]
mod board;
#[path = "bodies.rs"]
mod bodies;
#[path = "calendar.rs"]
mod calendar;
#[path = "city.rs"]
mod city;
#[path = "evaluation.rs"]
mod evaluation;
#[path = "experts.rs"]
mod experts;
#[path = "meetings.rs"]
mod meetings;
#[path = "money.rs"]
mod money;
#[path = "officers.rs"]
mod officers;
#[path = "projects.rs"]
mod projects;
#[path = "records.rs"]
mod records;
#[path = "recruitment.rs"]
mod recruitment;
#[path = "reviews.rs"]
mod reviews;
#[path = "rooms.rs"]
mod rooms;
#[path = "selection.rs"]
mod selection;
#[path = "settings.rs"]
mod settings;
#[path = "voices.rs"]
mod voices;
#[path = "writing.rs"]
mod writing;

type Fields = Vec<(String, String)>;

async fn make(app: &TestApp, who: Who, here: &Village, elsewhere: &Village) -> PersonId {
    let person = app.person();
    match who {
        Who::Holder(role) if role != Role::Resident => person.role(role, here.id).make().await,
        Who::ModeratorElsewhere => person.role(Role::Moderator, elsewhere.id).make().await,
        _ => person.make().await,
    }
}

/// A site with two districts, and somebody for each column.
pub struct World {
    app: TestApp,
    here: Village,
    elsewhere: Village,
    people: Vec<(Who, Option<PersonId>)>,
    owner: PersonId,
    moderator: PersonId,
    open: Vote,
    counted: Vote,
    asset: String,
    cells: AtomicUsize,
    /// The statement that the present cell is about.
    statement: std::sync::Mutex<String>,
}

impl World {
    /// Builds the site; it is a demonstration, so that every route is there.
    pub async fn build(app: &TestApp) -> World {
        let here = DistrictBuilder::new("haneul").make(app).await;
        let elsewhere = DistrictBuilder::new("bada").make(app).await;
        let owner = app
            .person()
            .name("제안한 주민")
            .email("owner@example.org")
            .make()
            .await;
        let moderator = app
            .person()
            .name("숨긴 관리자")
            .role(Role::Moderator, here.id)
            .make()
            .await;
        let mut people = Vec::new();
        for who in Who::all() {
            let person = match who {
                Who::Visitor => None,
                Who::Owner => Some(owner),
                other => Some(make(app, other, &here, &elsewhere).await),
            };
            people.push((who, person));
        }
        let open = here.vote(4, 2).await;
        let counted = counted_vote(app, &here, owner).await;
        let demo = Demo {
            people: vec![DemoPerson {
                slug: "resident-3".to_owned(),
                person: owner,
                role_ko: "하늘동 주민 3".to_owned(),
                role_en: "Resident 3 of Haneul-dong".to_owned(),
                try_ko: "제안하고 투표합니다.".to_owned(),
                try_en: "Proposes and votes.".to_owned(),
                start: "/d/haneul".to_owned(),
            }],
            outbox: "outbox".to_owned(),
        };
        let settings = Settings {
            demo: Some(demo),
            ..system_tests::app::settings()
        };
        let app = app.with_settings(settings);
        let front = app.visitor().get("/").await;
        let page = front.page();
        let sheet = page
            .find("rel", "stylesheet")
            .unwrap()
            .attr("href")
            .unwrap()
            .to_owned();
        let cells = AtomicUsize::new(0);
        World {
            statement: std::sync::Mutex::default(),
            app,
            here,
            elsewhere,
            people,
            owner,
            moderator,
            open,
            counted,
            asset: sheet,
            cells,
        }
    }

    /// The status of one cell.
    pub async fn ask(&self, target: &Target, who: Who) -> u16 {
        let (mut browser, path, mut fields) = self.prepare(target, who).await;
        if target.method == "GET" {
            return browser.get(&path).await.status;
        }
        if !fields.iter().any(|(name, _)| name == "csrf") {
            fields.extend(browser.tokens(page_with_tokens(who)).await);
        }
        let pairs: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        browser.post(&path, &pairs).await.status
    }

    /// Somebody who may do what a row asks for in the whole city.
    pub async fn everywhere(&self, target: &Target) -> Browser {
        let may = |role: &&Role| {
            let rule = target.act.map(|act| process::act::rule(act, Some(**role)));
            rule == Some(process::act::Rule::Yes)
        };
        let role = Role::ALL.iter().rev().find(may);
        let role = role.copied().unwrap_or(Role::Administrator);
        let person = self.app.person().role(role, None).make().await;
        self.app.sign_in(person).await
    }

    fn person(&self, who: Who) -> Option<PersonId> {
        self.people
            .iter()
            .find(|(w, _)| *w == who)
            .and_then(|(_, person)| *person)
    }

    /// A browser, the address with fresh records in it, and the fields of a good form.
    pub async fn prepare(&self, target: &Target, who: Who) -> (Browser, String, Fields) {
        let cell = self.cells.fetch_add(1, Ordering::Relaxed);
        if money::is_about(target) {
            return self.money(target, who, cell).await;
        }
        if projects::is_about(target) {
            return self.project(target, who, cell).await;
        }
        if evaluation::is_about(target) {
            return self.evaluation(target, who, cell).await;
        }
        if selection::is_about(target) {
            return self.selection(target, who, cell).await;
        }
        if settings::is_about(target) {
            return self.settings(target, who, cell).await;
        }
        let first_run = target.path == "/first-run";
        let person = match self.person(who) {
            // Whoever uses the link gets a role, and whoever closes the account is gone: the
            // other cells must not change by that.
            Some(_) if first_run || target.path == "/me/close" => {
                Some(make(&self.app, who, &self.here, &self.elsewhere).await)
            }
            other => other,
        };
        let mut browser = match person {
            Some(person) => self.app.sign_in(person).await,
            None => self.app.visitor(),
        };
        if rooms::is_about(target) {
            return self.room_cell(target, browser).await;
        }
        let mut path = target.path.replace("{district}", "haneul");
        if city::is_about(target) {
            path = self.city_path(&path).await;
        }
        if experts::is_about(target) {
            path = self.expert_path(target, &path).await;
        }
        if reviews::is_about(target) {
            path = self.review_path(target, &path, cell).await;
        }
        if board::is_about(target) || path.ends_with("/search") || path.ends_with("/similar") {
            path = self.board_path(target, &path, cell).await;
        }
        if path.contains("{proposal}") || path.contains("{kind}") {
            let id = self.proposal(target.situation, cell).await;
            path = path.replace("{proposal}", &id.to_string());
            path = path.replace("{kind}/{id}", &format!("proposal/{id}"));
        }
        if path.contains("{comment}") {
            let proposal = self.proposal(target.situation, cell).await;
            let comment = self.here.comment(self.owner, proposal, "찬성합니다.").await;
            path = path.replace("{comment}", &comment.to_string());
        }
        if path.contains("{vote}") {
            let counted = target.situation == Situation::Counted;
            let vote = if counted { &self.counted } else { &self.open };
            path = path.replace("{vote}", &vote.id.to_string());
        }
        if path.contains("{row}") {
            let row = match path.as_str() {
                path if path.contains("/carry-over/") => self.carried().await,
                path if path.contains("/refund/") => self.refunded().await,
                _ => self.spending().await,
            };
            path = path.replace("{row}", &row);
        }
        if path.contains("{evidence}") {
            path = path.replace("{evidence}", &self.shown_evidence().await);
        }
        if path.contains("{commitment}") {
            path = path.replace("{commitment}", &self.bound().await);
        }
        if path.contains("{room}") {
            path = path.replace("{room}", &self.published_room().await);
        }
        if path.contains("{meeting}") {
            path = self.meeting_path(target, &path).await;
        }
        if path.contains("{body}") {
            path = self.body_path(target, who, &path).await;
        }
        if path.contains("{recruitment}") {
            path = self.recruitment_path(target, who, &path).await;
        }
        path = self.voices_path(target, who, &path).await;
        path = self.writing_path(&path, cell).await;
        if calendar::is_about(target) {
            path = self.calendar_path(&path).await;
        }
        if officers::is_about(target) {
            path = self.officers_path(target, &path).await;
        }
        if path.contains("{document}") {
            path = path.replace("{document}", &self.document(target, who, cell).await);
        }
        path = path.replace("/assets/{name}", &self.asset);
        path = path.replace("/exchange/{file}", "/exchange/plan.xlsx");
        path = path.replace("{person}", "resident-3");
        if path.contains("{session}") {
            path = path.replace("{session}", &self.session_of_owner().await);
        }
        if path.contains("{contact}") {
            path = path.replace("{contact}", &self.contact_of_owner(cell).await);
        }
        if path.contains("{grant}") {
            path = path.replace("{grant}", &self.grant().await);
        }
        let fields = self.fields(target, who, &mut browser, cell).await;
        let mut fields = fields;
        if target.method == "POST" && target.path.ends_with("/proposals/{proposal}/join") {
            fields.push(("code".to_owned(), self.author_code(&path).await));
        }
        if first_run && target.method == "GET" {
            path = format!("/first-run?token={}", self.first_run_token(cell).await);
        }
        (browser, path, fields)
    }

    async fn proposal(&self, situation: Situation, cell: usize) -> ProposalId {
        let id = self
            .here
            .proposal(self.owner, &format!("제안 {cell}"))
            .await;
        if matches!(situation, Situation::Hidden | Situation::Appealed) {
            self.here.hide(self.moderator, Subject::proposal(id)).await;
        }
        if situation == Situation::Appealed {
            let (by, subject) = (self.app.by(self.owner).await, Subject::proposal(id));
            self.app
                .write(move |tx| {
                    acts::moderation::appeal(tx, &by, "haneul", subject, "제 번호입니다.").map(drop)
                })
                .await;
        }
        id
    }

    async fn session_of_owner(&self) -> String {
        self.app.sign_in(self.owner).await;
        let (owner, now) = (self.owner, self.app.now());
        let sessions = self
            .app
            .read(move |tx| Ok(store::session_list(tx, owner, now)?))
            .await;
        sessions.iter().map(|s| s.id).max().unwrap().to_string()
    }

    async fn contact_of_owner(&self, cell: usize) -> String {
        let (person, now) = (self.owner, self.app.now());
        let address = format!("owner{cell}@example.org");
        let new = NewContact {
            person,
            channel: Channel::Email,
            address_key: self.app.stores().keys.address_key(Channel::Email, &address),
            address: Personal::new(address),
            verified_at: Some(now),
        };
        self.app
            .write(move |tx| Ok(store::contact_add(tx, &new, now)?))
            .await
            .to_string()
    }

    async fn grant(&self) -> String {
        let (district, now) = (self.here.id, self.app.now());
        let person = self.app.person().make().await;
        let new = NewGrant {
            person,
            role: Role::Facilitator,
            district: Some(district),
            body: None,
            starts_on: date(2026, 1, 1),
            ends_on: None,
            granted_by: None,
        };
        self.app
            .write(move |tx| Ok(store::grant_add(tx, &new, now)?))
            .await
            .to_string()
    }

    async fn first_run_token(&self, cell: usize) -> String {
        // Only one link ever works: each cell begins as if none had been used.
        let file = self.app.database().folder().join("site.db");
        rusqlite::Connection::open(file)
            .unwrap()
            .execute("DELETE FROM first_run", [])
            .unwrap();
        let token = format!("{cell:032x}");
        let (hash, now) = (self.app.stores().keys.token_hash(&token), self.app.now());
        self.app
            .write(move |tx| Ok(store::first_run_put(tx, &hash, now)?))
            .await;
        token
    }

    /// How many ballots a person has cast in the open vote.
    async fn ballots_of(&self, person: process::id::PersonId) -> i64 {
        let read = move |tx: &mut store::Tx<'_>| store::person_get(tx, person);
        let stores = self.app.stores();
        let found = stores.site.read(read).await.unwrap().unwrap();
        let key = found.identity_key.as_deref();
        let mine = web::acts::vote::mine(stores, self.open.id, key)
            .await
            .unwrap();
        mine.ballots
    }

    /// The fields of a good form without its tokens, unless a code had to be asked for.
    async fn fields(
        &self,
        target: &Target,
        who: Who,
        browser: &mut Browser,
        cell: usize,
    ) -> Fields {
        let pairs = |pairs: &[(&str, &str)]| -> Fields {
            pairs
                .iter()
                .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
                .collect()
        };
        if target.method == "GET" {
            return Vec::new();
        }
        match target.path {
            _ if city::is_about(target) => self.city_fields(target).await,
            _ if experts::is_about(target) => self.expert_fields(target).await,
            _ if reviews::is_about(target) => self.review_fields(target, cell).await,
            _ if board::is_about(target) => self.board_fields(target, cell).await,
            path if path.contains("/inbox")
                || path.contains("/opinion")
                || path.contains("/statements") =>
            {
                self.voices_fields(target).await
            }
            "/rooms/{room}/report" => {
                pairs(&[("step", "add"), ("part", "overview"), ("words", "덧붙임")])
            }
            _ if calendar::is_about(target) => self.calendar_fields(target),
            _ if officers::is_about(target) => self.officer_fields(target, cell),
            path if path.contains("/recruitment") => self.recruitment_fields(target).await,
            path if path.contains("/bodies") => self.body_fields(target),
            path if path.contains("/meetings") => self.meeting_fields(target),
            path if path.contains("/documents") => self.document_fields(target),
            // A quarter that is over.
            "/d/{district}/diversions" => [
                ("year", "2026"),
                ("quarter", "1"),
                ("reported_on", "2026-04-02"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
            path if LEDGER.iter().any(|part| path.contains(part)) => {
                self.money_fields(target).await
            }
            "/check-in" => self.check_in_fields().await,
            "/language" => pairs(&[("to", "en"), ("back", "/")]),
            "/d/{district}/proposals" => pairs(PROPOSAL),
            "/d/{district}/desk/proposal" => [
                pairs(PROPOSAL),
                pairs(&[("whose", "none"), ("consent", "paper")]),
            ]
            .concat(),
            "/where" | "/where/appeal" => {
                let code = self.tracked(cell, false).await;
                pairs(&[("tracking", &code), ("reason", "길 전체의 일입니다.")])
            }
            "/where/hearing" => {
                let code = self.tracked(cell, true).await;
                let said = ("said", "골목 모두의 일입니다.");
                pairs(&[("tracking", &code), ("way", "text"), said])
            }
            "/d/{district}/proposals/{proposal}/edit" => {
                [pairs(PROPOSAL), pairs(&[("version", "1")])].concat()
            }
            path if path.ends_with("/comments") => pairs(&[("comment", "찬성합니다.")]),
            "/d/{district}/moderation/{kind}/{id}/answer" => {
                pairs(&[("decision", "restore"), ("reason", "번호가 지워졌습니다.")])
            }
            path if path.contains("/moderation/") => pairs(&[("reason", "전화번호가 있습니다.")]),
            "/d/{district}/votes" => {
                let author = self.person(Who::Owner).expect("the owner is a person");
                let first = format!("proposal-{}", self.here.proposal(author, "하나").await);
                let second = format!("proposal-{}", self.here.proposal(author, "둘").await);
                [
                    pairs(&[
                        ("title_ko", "투표"),
                        ("title_en", "Vote"),
                        ("opens_at", "2026-09-01 09:00"),
                        ("closes_at", "2026-09-10 18:00"),
                        ("max_choices", "1"),
                        ("budget", "1억"),
                        ("rule", "greedy"),
                    ]),
                    pairs(&[("agendas", &first), ("agendas", &second)]),
                ]
                .concat()
            }
            "/set-up" => {
                let mut fields = pairs(&[
                    ("slug", &format!("district-{cell}")),
                    ("name_ko", "산들구"),
                    ("name_en", "Sandeul-gu"),
                    ("plain_name_ko", "산들구 주민이 짜는 살림"),
                    ("plain_name_en", "Planned by residents"),
                    ("neighborhoods", "산들동 / Sandeul-dong"),
                    ("fiscal_year", "2027"),
                    ("budget", "10억"),
                ]);
                fields.extend(days_of(&DAYS));
                fields
            }
            "/d/{district}/votes/{vote}/eligibility" => {
                let name = format!("주민 {who:?}")
                    .chars()
                    .filter(|c| *c != '(')
                    .collect::<String>();
                [
                    pairs(PERSON),
                    pairs(&[("name", &name), ("basis", "resident"), ("official", "no")]),
                ]
                .concat()
            }
            "/d/{district}/votes/{vote}/ballot" => {
                let mut seq = 1;
                if let Some(person) = self.person(who).filter(|_| !who.is_official()) {
                    self.here
                        .enrol(person, &format!("주민 {who:?}"), &self.open)
                        .await;
                    seq += self.ballots_of(person).await;
                }
                let item = self.open.items[cell % 4].to_string();
                pairs(&[("choices", &item), ("seq", &seq.to_string())])
            }
            "/sign-in" | "/me/contacts" => pairs(&[
                ("address", &format!("new{cell}@example.org")),
                ("back", "/"),
            ]),
            "/sign-in/code" | "/me/contacts/code" => self.code(target, who, browser, cell).await,
            "/consent" => pairs(&[("name", "하늘동 주민"), ("agree", "yes"), ("back", "/")]),
            "/me/generation" => pairs(&[("generation", "thirties")]),
            "/me/name" => pairs(&[("name", "하늘동 주민")]),
            "/d/{district}/desk" => {
                let name = format!("주민 {cell}");
                [
                    pairs(PERSON),
                    pairs(&[("name", &name), ("basis", "resident"), ("papers", "yes")]),
                ]
                .concat()
            }
            "/d/{district}/roles" => {
                let address = format!("holder{cell}@example.org");
                self.app.person().email(&address).make().await;
                pairs(&[
                    ("address", &address),
                    ("role", "facilitator"),
                    ("starts_on", "2026-07-27"),
                ])
            }
            "/first-run" => {
                let token = self.first_run_token(cell).await;
                pairs(&[("token", &token)])
            }
            "/demo/as/{person}" => pairs(&[("seed", "0123456789abcdef0123456789abcdef")]),
            _ => Vec::new(),
        }
    }

    /// Asks for a code and reads it, as the form for it needs both.
    async fn code(&self, target: &Target, who: Who, browser: &mut Browser, cell: usize) -> Fields {
        let address = format!("code{cell}@example.org");
        let ask = target.path.strip_suffix("/code").unwrap();
        let mut fields = browser.tokens(page_with_tokens(who)).await;
        fields.push(("address".to_owned(), address.clone()));
        let pairs: Vec<_> = fields
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let asked = browser.post(ask, &pairs).await;
        let code = match asked.status {
            303 => self.app.code_sent_to(&address).await,
            _ => "123456".to_owned(),
        };
        vec![
            ("code".to_owned(), code),
            (
                "seed".to_owned(),
                "0123456789abcdef0123456789abcdef".to_owned(),
            ),
            ("by".to_owned(), "sent".to_owned()),
        ]
    }
}

/// The parts of the books that the same people write.
const LEDGER: [&str; 6] = [
    "/spending",
    "/settlement",
    "/commitments",
    "/carry-over",
    "/evidence/",
    "/refund",
];

const PROPOSAL: &[(&str, &str)] = &[
    ("title", "밤길이 밝은 통학로"),
    ("need", "어두워서 돌아갑니다."),
    ("body", "등을 답니다."),
    ("place", ""),
    ("neighborhood", ""),
    ("cost", ""),
];
const PERSON: &[(&str, &str)] = &[
    ("birth_year", "1966"),
    ("birth_month", "3"),
    ("birth_day", "9"),
];

/// A page that has a form for everybody of this kind.
pub fn page_with_tokens(who: Who) -> &'static str {
    if who == Who::Visitor {
        "/sign-in"
    } else {
        "/me"
    }
}

/// The last part of an address that is a number.
pub fn last_number(path: &str) -> String {
    let numeric = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    path.split('/')
        .rev()
        .find(numeric)
        .unwrap_or_default()
        .to_owned()
}

async fn counted_vote(app: &TestApp, here: &Village, voter: PersonId) -> Vote {
    let now = app.now();
    app.set_time("2026-06-20T10:00:00+09:00");
    let vote = here
        .vote_between(
            3,
            2,
            "2026-06-15T09:00:00+09:00",
            "2026-06-30T18:00:00+09:00",
        )
        .await;
    here.enrol(voter, "주민 Owner", &vote).await;
    here.cast(voter, &vote, &[0, 2], 1).await;
    app.set_time("2026-06-30T18:05:00+09:00");
    assert_eq!(app.count_votes().await, [vote.id]);
    app.set_now(now);
    vote
}
