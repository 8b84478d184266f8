//! The result of a count as text for people, in Korean or English.

use allocation::{
    Amount, Completion, Fraction, Method, NotSelected, Outcome, Reason, Round, Step, Tie, TieKey,
    Utility, pabulib::Election,
};
use korean::Lang;

/// The whole result.
pub(super) fn result(election: &Election, outcome: &Outcome, lang: Lang) -> String {
    let currency = election.meta_value("currency").map(clean);
    let page = Page {
        election,
        outcome,
        lang,
        currency,
    };
    let mut lines = page.head();
    lines.push(String::new());
    lines.push(lang.pick("뽑은 순서", "In order of purchase").to_owned());
    if outcome.rounds.is_empty() {
        lines.push(
            lang.pick("  뽑힌 사업이 없습니다.", "  No project was selected.")
                .to_owned(),
        );
    }
    for round in &outcome.rounds {
        page.round(round, &mut lines);
    }
    if !outcome.not_selected.is_empty() {
        lines.push(String::new());
        lines.push(lang.pick("뽑히지 않은 사업", "Not selected").to_owned());
    }
    for loser in &outcome.not_selected {
        page.loser(loser, &mut lines);
    }
    if !election.notices().is_empty() {
        lines.push(String::new());
        lines.push(
            lang.pick("알림 (파일의 줄:칸)", "Notices (line:column of the file)")
                .to_owned(),
        );
    }
    for notice in election.notices() {
        let message = lang.pick(&notice.korean, &notice.english);
        lines.push(format!("  {}:{} {message}", notice.line, notice.column));
    }
    lines.join("\n") + "\n"
}

struct Page<'a> {
    election: &'a Election,
    outcome: &'a Outcome,
    lang: Lang,
    currency: Option<String>,
}

impl Page<'_> {
    fn head(&self) -> Vec<String> {
        let (outcome, instance) = (self.outcome, self.election.instance());
        let mut lines = Vec::new();
        lines.extend(self.election.meta_value("description").map(clean));
        let voters = count(outcome.voters);
        let projects = count(instance.projects().len() as u64);
        let kind = self.election.vote_type().name();
        let winners = count(outcome.winners.len() as u64);
        let (budget, spent) = (self.money(outcome.budget), self.money(outcome.total_cost));
        let left = self.money(outcome.budget_left());
        let rule = self.rule();
        lines.extend(match self.lang {
            Lang::Ko => [
                format!("투표 방식 {kind} · 투표자 {voters}명 · 사업 {projects}개"),
                rule,
                format!("예산 {budget} · 뽑힘 {winners}개 · 쓸 돈 {spent} · 남는 돈 {left}"),
            ],
            Lang::En => [
                format!("Ballots: {kind} · voters: {voters} · projects: {projects}"),
                rule,
                format!("Budget: {budget} · selected: {winners} projects · spent: {spent} · left: {left}"),
            ],
        });
        lines
    }

    fn rule(&self) -> String {
        let (rule, lang) = (&self.outcome.rule, self.lang);
        let name = match rule.name {
            Method::Greedy => lang.pick("효용이 큰 순서(greedy)", "greedy"),
            Method::EqualShares => {
                lang.pick("동등 몫 방법(equal-shares)", "Method of Equal Shares")
            }
        };
        let utility = match rule.utility {
            Utility::Cost => lang.pick("비용(cost)", "cost"),
            Utility::Cardinality => lang.pick("사업 수(cardinality)", "cardinality"),
        };
        let completion = match rule.completion {
            Completion::None => lang.pick("없음(none)", "none"),
            Completion::Greedy => lang.pick("효용이 큰 순서(greedy)", "greedy"),
        };
        let keys: Vec<&str> = rule.ties.keys().iter().map(|&key| self.key(key)).collect();
        let ties = keys.join(lang.pick(", 그다음 ", ", then "));
        match lang {
            Lang::Ko => format!(
                "규칙 {name} · 효용 {utility} · 남은 돈 채우기 {completion} · 동점이면 {ties}"
            ),
            Lang::En => format!(
                "Rule: {name} · utility: {utility} · completion: {completion} · ties: {ties}"
            ),
        }
    }

    fn key(&self, key: TieKey) -> &'static str {
        match key {
            TieKey::MinCost => self.lang.pick("비용가 적은 사업", "lower cost"),
            TieKey::MaxVotes => self.lang.pick("표가 많은 사업", "more votes"),
            TieKey::Name => self
                .lang
                .pick("번호가 글자순으로 앞선 사업", "id first as text"),
        }
    }

    fn round(&self, round: &Round, lines: &mut Vec<String>) {
        lines.push(format!(
            "  {}. {}",
            round.number,
            self.project(&round.winner)
        ));
        let (cost, votes) = (self.money(round.cost), count(round.votes));
        let (before, after) = (
            self.money(round.budget_before),
            self.money(round.budget_after),
        );
        let why = self.score(round);
        lines.push(match self.lang {
            Lang::Ko => format!("     비용 {cost} · {votes}표 · {why} · 예산 {before} → {after}"),
            Lang::En => {
                format!("     cost {cost} · {votes} votes · {why} · budget {before} → {after}")
            }
        });
        if let Some(payments) = &round.payments {
            let highest = self.fraction(&payments.highest);
            let gave_all = count(payments.gave_all);
            lines.push(match self.lang {
                Lang::Ko => format!("     지지자 한 사람이 많게는 {highest}씩 부담, 남은 몫을 다 낸 사람 {gave_all}명"),
                Lang::En => format!("     each supporter paid at most {highest}; {gave_all} supporters gave all they had left"),
            });
        }
        if let Some(tie) = &round.tie {
            lines.push(format!("     {}", self.tie(round, tie)));
        }
    }

    fn tie(&self, round: &Round, tie: &Tie) -> String {
        let among = clean(&tie.among.join(", "));
        let (winner, key) = (clean(&round.winner), self.key(tie.decided_by));
        let left_out = clean(&tie.left_out.join(", "));
        let more = count(tie.unnamed as u64);
        match (self.lang, tie.left_out.is_empty()) {
            // Of those named before, the round in which they were named says what became.
            (Lang::Ko, _) if tie.unnamed > 0 => {
                format!(
                    "동점: {among} 외 {more}개 → {winner} 먼저 ({key}). 앞선 동점이 이어집니다."
                )
            }
            (Lang::En, _) if tie.unnamed > 0 => format!(
                "Tie: {among} and {more} more → {winner} first ({key}). It goes on from a round before."
            ),
            (Lang::Ko, true) => {
                format!("동점: {among} → {winner} 먼저 ({key}). 모두 뽑혀 결과는 같습니다.")
            }
            (Lang::Ko, false) => {
                format!("동점: {among} → {winner} 먼저 ({key}). 뽑히지 않은 동점 사업: {left_out}")
            }
            (Lang::En, true) => format!(
                "Tie: {among} → {winner} first ({key}). All of them were selected in the end."
            ),
            (Lang::En, false) => {
                format!("Tie: {among} → {winner} first ({key}). Tied and not selected: {left_out}")
            }
        }
    }

    /// Why the project came first in its round.
    fn score(&self, round: &Round) -> String {
        let Some(score) = &round.score else {
            return self
                .lang
                .pick("돈이 들지 않음", "free of charge")
                .to_owned();
        };
        let whole = score.to_string();
        let score = if whole.contains('/') {
            score.decimal(6)
        } else {
            whole
        };
        match (self.lang, round.step, self.outcome.rule.utility) {
            (Lang::Ko, Step::Greedy, Utility::Cost) => format!("기준값 {score}표"),
            (Lang::Ko, Step::Greedy, Utility::Cardinality) => format!("돈 1단위당 {score}표"),
            (Lang::Ko, Step::EqualShares, Utility::Cost) => format!("실효 득표 {score}표"),
            (Lang::Ko, Step::EqualShares, Utility::Cardinality) => {
                format!("부담 1단위당 효용 {score}")
            }
            (Lang::En, Step::Greedy, Utility::Cost) => format!("score {score} votes"),
            (Lang::En, Step::Greedy, Utility::Cardinality) => {
                format!("{score} votes per unit of money")
            }
            (Lang::En, Step::EqualShares, Utility::Cost) => format!("effective votes {score}"),
            (Lang::En, Step::EqualShares, Utility::Cardinality) => {
                format!("utility {score} per unit paid")
            }
        }
    }

    fn loser(&self, loser: &NotSelected, lines: &mut Vec<String>) {
        let (name, cost) = (self.project(&loser.id), self.money(loser.cost));
        let votes = count(loser.votes);
        lines.push(match self.lang {
            Lang::Ko => format!("  - {name} · 비용 {cost} · {votes}표"),
            Lang::En => format!("  - {name} · cost {cost} · {votes} votes"),
        });
        lines.push(format!("    {}", self.reason(&loser.reason)));
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::DoesNotFit {
                after_round,
                budget_left,
                missing,
            } => {
                let (left, missing) = (self.money(*budget_left), self.money(*missing));
                match self.lang {
                    Lang::Ko => format!(
                        "차례가 왔을 때({after_round}개 뽑힌 뒤) 예산이 {left} 남아 {missing} 모자랐습니다."
                    ),
                    Lang::En => format!(
                        "At its turn (after round {after_round}) the budget left was {left}: {missing} short."
                    ),
                }
            }
            Reason::SupportersShort {
                money_left,
                missing,
            } => {
                let (left, missing) = (self.fraction(money_left), self.fraction(missing));
                match self.lang {
                    Lang::Ko => {
                        format!("지지자에게 남은 몫이 모두 {left}, 비용에 {missing} 모자랍니다.")
                    }
                    Lang::En => format!(
                        "Its supporters have {left} left together: {missing} short of its cost."
                    ),
                }
            }
            Reason::NoSupport => self
                .lang
                .pick("표가 없습니다.", "Nobody listed it.")
                .to_owned(),
            Reason::NoUtility => (self.lang)
                .pick(
                    "비용가 0이라 비용 효용이 없습니다.",
                    "It costs nothing, so it has no cost utility.",
                )
                .to_owned(),
        }
    }

    /// Id and name.
    fn project(&self, id: &str) -> String {
        let name = self
            .election
            .instance()
            .project(id)
            .map_or("", |project| &project.name);
        clean(&format!("[{id}] {name}")).trim_end().to_owned()
    }

    fn money(&self, amount: Amount) -> String {
        self.with_currency(&grouped(&amount.to_string()))
    }

    /// A fraction of money to the hundredth, cut off; whole amounts without decimals.
    fn fraction(&self, fraction: &Fraction) -> String {
        let exact = fraction.to_string();
        match exact.contains('/') {
            true => self.with_currency(&grouped(&fraction.decimal(2))),
            false => self.with_currency(&grouped(&exact)),
        }
    }

    fn with_currency(&self, number: &str) -> String {
        match (self.currency.as_deref(), self.lang) {
            (Some("KRW"), Lang::Ko) => format!("{number}원"),
            (Some("KRW"), Lang::En) => format!("{number} won"),
            (Some(code), _) => format!("{number} {code}"),
            (None, _) => number.to_owned(),
        }
    }
}

/// A count with thousands separators.
fn count(number: u64) -> String {
    grouped(&number.to_string())
}

/// A decimal number with thousands separators.
fn grouped(decimal: &str) -> String {
    let (whole, rest) = decimal.split_at(decimal.find('.').unwrap_or(decimal.len()));
    let whole = (whole.parse().map(korean::number)).unwrap_or_else(|_| whole.to_owned());
    whole + rest
}

/// Text of a file without anything that could steer a terminal.
fn clean(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
