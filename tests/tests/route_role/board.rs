//! Fresh agendas, steps and referrals for the cells of the table.

use process::Role;
use process::agenda::Item;
use system_tests::board::agenda_form;
use web::acts::tracking_code::Code;

use super::{Fields, Situation, Target, World};

/// Whether a row is about the board.
pub fn is_about(target: &Target) -> bool {
    let ends = ["/classify", "/transform", "/appeal", "/appeal/answer"];
    let heard = target.path.contains("/{proposal}/hearing");
    let of_proposal = target.path.contains("/proposals/{proposal}/")
        && (heard || ends.iter().any(|end| target.path.ends_with(end)));
    let of_agenda = target.path.contains("/agendas")
        && !target.path.contains("/opinion")
        && !target.path.contains("/statements");
    let supports = target.path.contains("{district}/support/") || target.path.contains("{merge}");
    let decides = target.path.ends_with("/compare");
    of_proposal || of_agenda || decides || supports || target.path.contains("{lineage}")
}

impl World {
    /// The address with what it is about, in the state that it is about.
    pub(super) async fn board_path(&self, target: &Target, path: &str, cell: usize) -> String {
        let mut path = path.to_owned();
        let (secretary, _) = self.here.holder(Role::Secretary).await;
        if path.contains("{proposal}") {
            let id = self.proposal(Situation::Plain, cell).await;
            if path.ends_with("/transform") {
                self.here.deliberate(secretary, id).await;
            }
            if path.contains("/appeal") {
                self.here.refer(secretary, id).await;
            }
            if path.contains("/hearing/") || (path.ends_with("/hearing") && target.method == "GET")
            {
                self.here.ask_to_explain(secretary, id).await;
            }
            if path.ends_with("/appeal/answer") {
                self.here.appeal(self.owner, id).await;
            }
            path = path.replace("{proposal}", &id.to_string());
        }
        if path.contains("{agenda}") {
            let id = self.here.agenda_of(self.owner, "의제").await;
            path = path.replace("{agenda}", &id.to_string());
        }
        if path.contains("{merge}") {
            let other = self.here.resident().await.0;
            let mut items = Vec::new();
            for author in [self.owner, other] {
                items.push(Item::Proposal(self.here.proposal(author, "밤길").await));
            }
            let id = self.here.ask_to_merge(secretary, &items, "밝은 길").await;
            // Only what waits for nobody any more can be settled.
            if path.ends_with("/settle") {
                self.here.merges_overdue().await;
            }
            path = path.replace("{merge}", &id.to_string());
        }
        if path.contains("{item}") {
            let id = self.here.agenda_of(self.owner, "의제").await;
            path = path.replace("{item}", &Item::Agenda(id).to_string());
        }
        if path.contains("{lineage}") {
            let id = self.here.agenda_of(self.owner, "의제").await;
            let step = self.here.split(secretary, id).await;
            path = path.replace("{lineage}", &step.to_string());
        }
        if (path.ends_with("/merge") || path.ends_with("/link")) && target.method == "GET" {
            let items = self.two_items(cell).await;
            path = format!("{path}?items={}&items={}", items[0], items[1]);
        }
        // A search of the API has to say what it looks for.
        if path.starts_with("/api") && path.ends_with("/search") {
            path.push_str("?q=밤길");
        }
        if path.starts_with("/api") && path.ends_with("/similar") {
            path.push_str("?text=밤길");
        }
        path
    }

    /// The code of a proposal that was referred, or whose proposer is asked to explain it.
    pub(super) async fn tracked(&self, cell: usize, asked: bool) -> String {
        let (secretary, _) = self.here.holder(Role::Secretary).await;
        let id = self.proposal(Situation::Plain, cell).await;
        match asked {
            true => self.here.ask_to_explain(secretary, id).await,
            false => self.here.refer(secretary, id).await,
        }
        let by = self.app.by(self.owner).await;
        let code = Code::random(&by.keys);
        let given = code.clone();
        self.app
            .write(move |tx| web::acts::tracking::give(tx, &by, "haneul", id, &given))
            .await;
        code.shown()
    }

    async fn two_items(&self, cell: usize) -> [String; 2] {
        let proposal = self.proposal(Situation::Plain, cell).await;
        let agenda = self.here.agenda_of(self.owner, "의제").await;
        [Item::Proposal(proposal), Item::Agenda(agenda)].map(|item| item.to_string())
    }

    /// The fields of a good form about it.
    pub(super) async fn board_fields(&self, target: &Target, cell: usize) -> Fields {
        let mut fields: Fields = Vec::new();
        if target.path.contains("/support/") {
            return fields;
        }
        let mut put = |name: &str, value: &str| fields.push((name.to_owned(), value.to_owned()));
        let end = target.path.rsplit('/').next().unwrap_or_default();
        if matches!(end, "agendas" | "merge" | "edit" | "transform") {
            let form = agenda_form("밤길이 밝은 통학로");
            put("title", &form.title);
            put("need", &form.need);
            put("body", &form.body);
            put("beneficiaries", &form.beneficiaries);
            put("place", &form.place);
            put("cost", &form.cost);
            put("set_by", &form.set_by);
            put("department", &form.department);
        }
        match end {
            "edit" => put("version", "1"),
            "split" => {
                for (names, title) in [1, 2].into_iter().zip(["공간", "프로그램"]) {
                    put(&format!("title_{names}"), title);
                    put(&format!("need_{names}"), "밤에 어둡습니다.");
                    put(&format!("body_{names}"), "등을 답니다.");
                }
            }
            "classify" => put("class", "project"),
            "hearing" => put("suggested", "complaint"),
            "record" => {
                let meeting = self.app.joint(&self.here).await;
                put("meeting", &meeting.to_string());
                put("recorded", "골목 모두의 일이라고 하였습니다.");
            }
            "answer" if target.path.contains("/hearing") => {
                put("way", "text");
                put("said", "골목 모두의 일입니다.");
            }
            "comments" => put("comment", "찬성합니다."),
            "answer" if target.path.contains("{merge}") => put("answer", "agree"),
            "answer" => put("decision", "uphold"),
            _ => {}
        }
        if !matches!(end, "agendas" | "edit") {
            put("reason", "함께 듣고 정했습니다.");
        }
        if end == "compare" {
            put("likeness", "related");
        }
        if matches!(end, "merge" | "link" | "compare") {
            for item in self.two_items(cell).await {
                fields.push(("items".to_owned(), item));
            }
        }
        fields
    }
}
