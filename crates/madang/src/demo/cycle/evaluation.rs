//! What is said of a year: by what it is measured, what its projects left, the result, and
//! objections to it.

use jiff::Timestamp;
use jiff::civil::date;
use process::evaluation::{
    AnswerForm, Measure, ObjectionForm, ResidentsForm, SchemeForm, usual_weights,
};
use process::outcome_report::{OutcomeForm, Step};
use process::stage::StageKind;
use web::acts::{evaluation, outcome_report};

use super::District;
use crate::demo::people;

/// How many of the projects of a year that is over have their report.
const REPORTS: usize = 2;

impl District {
    /// Plays everything of it that is past by the time a visitor comes.
    ///
    /// # Errors
    /// When an act is refused or a store fails.
    pub async fn look_back(&self) -> Result<(), people::Refused> {
        use StageKind::{Planning, Settlement};
        let Some(at) = self.past(Planning, 960, 10) else {
            return Ok(());
        };
        self.scheme(at).await?;
        self.residents_told(at).await?;
        let Some(at) = self.past(Settlement, 100, 10) else {
            return Ok(());
        };
        self.outcomes(at).await?;
        let Some(at) = self.past(Settlement, 820, 11) else {
            return Ok(());
        };
        self.result(at).await
    }

    /// The city publishes the scheme of the year, once for all districts.
    async fn scheme(&self, at: Timestamp) -> Result<(), people::Refused> {
        let year = self.calendar.fiscal_year;
        self.act(self.staff.officer, at, move |tx, by| {
            if store::evaluation_scheme_of(tx, year)?.is_some() {
                return Ok(());
            }
            let weights = usual_weights(&by.rules);
            let form = SchemeForm {
                fiscal_year: year.to_string(),
                reason: "처음에는 참여를 가장 무겁게 보기로 일곱 구와 함께 정했습니다.".to_owned(),
                weights: weights.iter().map(i64::to_string).collect(),
                measures: Measure::ALL.iter().map(Measure::to_string).collect(),
            };
            evaluation::scheme(tx, by, &form).map(drop)
        })
        .await
    }

    async fn residents_told(&self, at: Timestamp) -> Result<(), people::Refused> {
        let slug = self.slug();
        let form = ResidentsForm {
            counted_on: date(korean::seoul(at).year() - 1, 12, 31).to_string(),
            residents: "351,240".to_owned(),
            source: "주민등록 인구통계".to_owned(),
        };
        self.act(self.staff.secretary, at, move |tx, by| {
            evaluation::residents(tx, by, slug, &form).map(drop)
        })
        .await
    }

    /// The department writes what the first projects left; another report is begun.
    async fn outcomes(&self, at: Timestamp) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let judged = korean::seoul(at).date().to_string();
        self.act(self.staff.official, at, move |tx, by| {
            let district = web::acts::district::find(tx, slug)?;
            let cycle = web::acts::money::year(tx, district.id, Some(year))?;
            let projects = store::projects_of(tx, cycle.id)?;
            for (place, project) in projects.iter().take(REPORTS + 1).enumerate() {
                let form = report(project.id.to_string(), place, &judged);
                let step = if place < REPORTS {
                    Step::Publish
                } else {
                    Step::Save
                };
                outcome_report::begin(tx, by, slug, step, &form)?;
            }
            Ok(())
        })
        .await
    }

    /// The city measures and publishes; the district objects twice and is answered once.
    async fn result(&self, at: Timestamp) -> Result<(), people::Refused> {
        let (slug, year) = (self.slug(), self.calendar.fiscal_year);
        let hours = jiff::SignedDuration::from_hours;
        self.act(self.staff.officer, at, move |tx, by| {
            let seal = evaluation::preview(tx, by, slug, year)?.seal;
            evaluation::publish(tx, by, slug, (year, &seal)).map(drop)
        })
        .await?;
        let mut made = Vec::new();
        for (who, after, text) in [
            (
                self.staff.co_chair,
                2,
                "새로 온 사람은 구성원 명부로만 셌습니다. 자리 없이 온 사람도 보아 주세요.",
            ),
            (
                self.staff.secretary,
                26,
                "의제를 다룬 모임 하나가 기록에서 빠진 것 같습니다. 다시 살펴 주세요.",
            ),
        ] {
            let form = ObjectionForm {
                text: text.to_owned(),
            };
            let object = self.act(who, at + hours(after), move |tx, by| {
                evaluation::object(tx, by, slug, year, &form)
            });
            made.push(object.await?);
        }
        let form = AnswerForm {
            verdict: "declined".to_owned(),
            answer: "모임에 온 사람의 명부는 닫힌 기록이라, 해가 시작되기 전에 정한 대로 자리로만 셉니다. 다음 해 지표를 정할 때 함께 살피겠습니다.".to_owned(),
        };
        let first = made.first().copied();
        self.act(
            self.staff.officer,
            at + hours(96),
            move |tx, by| match first {
                Some(first) => evaluation::answer(tx, by, slug, first, &form),
                None => Ok(()),
            },
        )
        .await
    }
}

/// What a project left, in invented words.
fn report(project: String, place: usize, judged_on: &str) -> OutcomeForm {
    let words: [&str; 7] = match place {
        0 => [
            "welfare",
            "혼자 사는 이웃이 위급할 때 연락할 사람을 두려고 했습니다.",
            "네 개 동에서 이웃 연락망 38개를 만들고, 날마다 안부를 물었습니다.",
            "연락망 38개의 운영 기록과 넉 달 동안의 안부 확인 2,140번",
            "연락망 이웃 64명에게 모임에서 물었습니다. 든든하다는 말이 많았고, 전화가 잦다는 말도 있었습니다.",
            "연락할 시간을 이웃이 스스로 고르게 한 것",
            "여러 동을 한꺼번에 시작한 것. 한 동에서 먼저 해 보는 편이 낫습니다.",
        ],
        _ => [
            "safety",
            "학교 가는 길을 걸어서 안전하게 다니게 하려고 했습니다.",
            "건널목 세 곳을 높이고 쉼터 두 곳을 놓았습니다.",
            "준공 검사 기록과 앞뒤 사진, 오전 8시에 건넌 사람 수",
            "학교 앞 모임에서 보호자와 학생 52명에게 물었습니다.",
            "설계 전에 아이들과 길을 함께 걸어 본 것",
            "비가 많은 달에 공사를 시작한 것",
        ],
    };
    let [category, intended, done, evidence, judgement, repeat, avoid] = words.map(str::to_owned);
    OutcomeForm {
        project,
        category,
        intended,
        done,
        evidence,
        links: String::new(),
        judged_by: "meeting".to_owned(),
        judged_on: judged_on.to_owned(),
        judgement,
        agree: "49".to_owned(),
        disagree: "7".to_owned(),
        repeat,
        avoid,
        reason: String::new(),
    }
}
