//! Fresh questions and opinions for the cells of the table.

use super::{Fields, Target, Who, World};

impl World {
    /// The address with something in the inbox, or an agenda, in the state that it is about.
    pub(super) async fn voices_path(&self, target: &Target, who: Who, path: &str) -> String {
        let mut path = path.to_owned();
        if path.contains("{inquiry}") {
            let (id, _) = self.here.ask(Some(self.owner), "물음", "언제인가요?").await;
            path = path.replace("{inquiry}", &id.to_string());
        }
        if path.contains("{agenda}") && path.contains("/statements") {
            let id = self.here.deliberated("의제").await;
            let one = self.here.statement(self.owner, id, "밝으면 좋겠다").await;
            if target.path.ends_with("votes.csv") {
                self.here.votes_of_ten(id, one).await;
                self.here.statements_over(id).await;
            }
            *self.statement.lock().unwrap() = one.to_string();
            path = path.replace("{agenda}", &id.to_string());
        }
        if path.contains("{agenda}") && path.contains("/opinion") {
            let id = self.here.deliberated("의제").await;
            if let Some(person) = self
                .person(who)
                .filter(|_| target.path.ends_with("/withdraw"))
            {
                self.here.opinion(person, id, "agree", "").await;
            }
            path = path.replace("{agenda}", &id.to_string());
        }
        path
    }

    /// The fields of a good form about them.
    pub(super) async fn voices_fields(&self, target: &Target) -> Fields {
        let pairs = |pairs: &[(&str, &str)]| -> Fields {
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect()
        };
        match target.path.rsplit('/').next().unwrap_or_default() {
            "inbox" => pairs(&[("title", "물음"), ("body", "언제인가요?")]),
            "find" => {
                let (_, code) = self.here.ask(None, "물음", "언제인가요?").await;
                pairs(&[("tracking", &code.shown())])
            }
            "assign" => pairs(&[("office", "도로과"), ("staff", "")]),
            "answer" => pairs(&[("office", "도로과"), ("answer", "내일입니다.")]),
            "opinion" => pairs(&[("stance", "agree"), ("reason", "밝아집니다.")]),
            "statements" => pairs(&[("statement", "밤길이 밝으면 좋겠다")]),
            "vote" => {
                let statement = self.statement.lock().unwrap().clone();
                pairs(&[("statement", &statement), ("stance", "agree")])
            }
            "settings" => pairs(&[("reveal", "always")]),
            _ => Vec::new(),
        }
    }
}
