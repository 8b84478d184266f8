//! Documents and money of a test, through the acts of the site.

mod money;

pub use money::{PROGRAMS, spending_form};

use jiff::Timestamp;
use process::document::DocumentForm;
use process::id::{DocumentId, PersonId};
use web::acts::document::{self, Origin};

use crate::app::TestApp;

/// A document that is partly open: one line and one attachment are closed.
pub fn document_form(title: &str) -> DocumentForm {
    DocumentForm {
        kind: "result-report".to_owned(),
        title: title.to_owned(),
        body: "워크숍을 마친 결과를 알립니다.\n# 개요\n1. 언제: 2026. 7. 20.\n\
               [비공개] 2. 연락처: 사무실 4321\n3. 어디에서: 배움터"
            .to_owned(),
        department: "지역협치담당관".to_owned(),
        author_office: "주무관".to_owned(),
        reviewer_office: "협치팀장".to_owned(),
        approver_office: "담당관".to_owned(),
        disclosure: "partial".to_owned(),
        reasons: vec!["6".to_owned()],
        retention: "5".to_owned(),
        classification: "행정 > 지역혁신 > 협치".to_owned(),
        licence: "kogl-1".to_owned(),
        attachments: "참석자 명단 | 1부 | 비공개(6)".to_owned(),
        ..DocumentForm::default()
    }
}

impl TestApp {
    /// Drafts a document in a district.
    pub async fn draft(&self, drafter: PersonId, slug: &str, form: DocumentForm) -> DocumentId {
        let (by, slug) = (self.by(drafter).await, slug.to_owned());
        self.write(move |tx| document::draft(tx, &by, &slug, &Origin::default(), &form))
            .await
    }

    /// Signs the next place of a document at a moment.
    pub async fn sign(&self, signer: PersonId, slug: &str, id: DocumentId, at: Timestamp) {
        let mut by = self.by(signer).await;
        by.now = at;
        by.today = korean::seoul(at).date();
        by.rules = process::rules::Rules::on(by.today);
        let slug = slug.to_owned();
        self.write(move |tx| document::sign(tx, &by, &slug, id).map(drop))
            .await;
    }
}
