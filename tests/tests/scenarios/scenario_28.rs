//! An approved document stays as it is.

use process::Role;
use system_tests::records::document_form;
use system_tests::{DistrictBuilder, on_both};

/// Given an approved document, when edited, then only a new draft is possible; the old hash
/// stays.
#[tokio::test]
async fn scenario_28_an_approved_document_is_only_drafted_anew() {
    on_both(|app| async move {
        let village = DistrictBuilder::new("haneul").make(&app).await;
        let (secretary, mut writer) = village.holder(Role::Secretary).await;
        let (approver, _) = village.holder(Role::Approver).await;
        let id = app
            .draft(secretary, "haneul", document_form("첫 결과보고"))
            .await;
        for _ in 0..2 {
            app.sign(approver, "haneul", id, app.now()).await;
        }
        let get = async |id| {
            let found = app.read(move |tx| Ok(store::document_get(tx, id)?)).await;
            found.unwrap()
        };
        let first = get(id).await;
        let seal = first.hash.clone().unwrap();
        assert_eq!(store::document_seal(&first).unwrap(), seal);

        let path = village.path(&format!("/documents/{id}"));
        let page = writer.get(&path).await;
        assert!(!page.links_to(&format!("{path}/edit")));
        let edit = writer.get(&format!("{path}/edit")).await;
        assert!(edit.expect(409).shows("새 문서를 써 주세요"));
        let before = app.contents();
        let tokens = writer.tokens("/me").await;
        let mut fields: Vec<_> = tokens
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        fields.push(("title", "바꾼 제목"));
        writer
            .post(&format!("{path}/edit"), &fields)
            .await
            .expect(409);
        assert_eq!(app.contents(), before, "nothing was written");

        let anew = village.path(&format!("/documents/new?replaces={id}"));
        assert!(page.links_to(&anew));
        let form = writer.get(&anew).await.form(&village.path("/documents"));
        assert_eq!(form.get("title"), Some("첫 결과보고"));
        let answer = writer.send_form(&form.set("title", "고친 결과보고")).await;
        let address = answer.expect(303).location().to_owned();
        let new: process::id::DocumentId = address
            .rsplit('/')
            .next()
            .and_then(|last| last.split('?').next())
            .unwrap()
            .parse()
            .unwrap();
        for _ in 0..2 {
            app.sign(approver, "haneul", new, app.now()).await;
        }
        let (old, second) = (get(id).await, get(new).await);
        assert_eq!(old, first, "the old one is as it was");
        assert_eq!(old.hash, Some(seal.clone()));
        assert_eq!(second.replaces, Some(id));
        assert_ne!(second.hash, old.hash);
        assert_eq!(second.number.unwrap().serial, 2);
        let mut visitor = app.visitor();
        let page = visitor.get(&path).await;
        assert!(page.shows(&seal));
        assert!(page.links_to(&village.path(&format!("/documents/{new}"))));
        let page = visitor
            .get(&village.path(&format!("/documents/{new}")))
            .await;
        assert!(page.links_to(&path));
    })
    .await;
}
