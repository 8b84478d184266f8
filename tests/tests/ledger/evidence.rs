//! Files of evidence: a photo is bare, a PDF stays as it is, and what is closed stays closed.

use image::ImageFormat;
use process::Role;
use system_tests::pictures::{file, sideways};
use system_tests::{Answer, Browser, on_both};

use super::{first, open, pay};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n";

/// Where the links of a page to files of evidence lead.
fn files(answer: &Answer) -> Vec<String> {
    let page = answer.page();
    let links = page.all("a").filter_map(|a| a.attr("href"));
    let files = links.filter(|to| to.starts_with("/d/haneul/evidence/") && !to.ends_with("/close"));
    files.map(str::to_owned).collect()
}

/// Adds evidence with a file to a payment.
async fn add(
    browser: &mut Browser,
    page: &str,
    fields: &[(&str, &str)],
    (name, bytes): (&str, &[u8]),
) -> Answer {
    let form = browser.get(page).await.form(page);
    assert!(form.multipart, "the form takes files");
    let form = fields
        .iter()
        .fold(form, |form, (name, value)| form.set(name, *value));
    let form = form.choose("evidence_file", name, bytes.to_vec());
    browser.send_form(&form).await
}

#[tokio::test]
async fn a_file_of_evidence_is_seen_by_whoever_may_see_it() {
    on_both(|app| async move {
        let (here, lines, mut secretary) = open(&app).await;
        let line = lines[1].to_string();
        pay(&mut secretary, &[("line", &line), ("amount", "100,000")])
            .await
            .expect(303);
        let page = format!("/d/haneul/spending/{}", first(&app, "spending").await);
        let open_one = [("evidence_kind", "photo"), ("evidence", "현수막 사진")];
        let place = "하늘로 12, 37.5665N";
        let photo = sideways(1200, 2400, place);
        add(&mut secretary, &page, &open_one, ("IMG_1.jpg", &photo))
            .await
            .expect(303);
        let list = [
            ("evidence_kind", "participant-list"),
            ("evidence", "서명부 12쪽"),
        ];
        add(&mut secretary, &page, &list, ("list.pdf", PDF))
            .await
            .expect(303);

        let mut visitor = app.visitor();
        let public = visitor.get(&page).await;
        let seen = files(&public);
        assert_eq!(seen.len(), 1, "{}", public.visible());
        assert!(public.shows("공개하지 않는 파일"));
        let picture = visitor.get(&seen[0]).await;
        assert_eq!(picture.expect(200).header("content-type"), "image/jpeg");
        assert!(picture.header("cache-control").starts_with("public"));
        let raw = &picture.bytes;
        assert!(
            !raw.windows(6).any(|piece| piece == b"37.566"),
            "it is bare"
        );

        let all = files(&secretary.get(&page).await);
        let closed: Vec<_> = all.iter().filter(|to| !seen.contains(to)).collect();
        let [closed] = closed[..] else {
            panic!("{all:?}");
        };
        let pdf = secretary.get(closed).await;
        assert_eq!(pdf.expect(200).header("content-type"), "application/pdf");
        assert!(pdf.header("content-disposition").starts_with("attachment"));
        assert_eq!(pdf.header("cache-control"), "private, no-store");
        assert_eq!(pdf.bytes, PDF, "it is kept as it came");
        visitor.get(closed).await.expect(404);
        let (_, mut member) = here.holder(Role::CouncilMember).await;
        member.get(closed).await.expect(404);

        // The city approves the settlement: it reads what is closed, and that it did is kept.
        let (_, mut officer) = app.person().role(Role::CityOfficer, None).sign_in().await;
        let read = || {
            app.contents()["site.audit"]
                .text
                .matches("evidence-see")
                .count()
        };
        let before = read();
        assert!(before >= 1, "the secretary has read it");
        assert!(officer.get(&page).await.shows("서명부 12쪽"));
        assert_eq!(read(), before + 1, "its name");
        officer.get(closed).await.expect(200);
        assert_eq!(read(), before + 2, "the file");

        // What turns out to name somebody is closed, once and for a reason.
        let close = format!("{}/close", seen[0]);
        member.get(&close).await.expect(403);
        let none = secretary.submit(&close, &close, &[("evidence_closed", "")]);
        assert!(
            none.await
                .expect(422)
                .field_error("evidence_closed")
                .is_some()
        );
        secretary
            .submit(&close, &close, &[("evidence_closed", "6")])
            .await
            .expect(303);
        visitor.get(&seen[0]).await.expect(404);
        let public = visitor.get(&page).await;
        assert!(
            !public.shows("현수막 사진") && public.shows("비공개(6)"),
            "{}",
            public.visible()
        );
        secretary.get(&close).await.expect(409);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_good_file_is_named_and_a_good_one_is_kept_with_the_form() {
    on_both(|app| async move {
        let (_, lines, mut secretary) = open(&app).await;
        let line = lines[1].to_string();
        pay(&mut secretary, &[("line", &line), ("amount", "100,000")])
            .await
            .expect(303);
        let page = format!("/d/haneul/spending/{}", first(&app, "spending").await);
        let good = [("evidence_kind", "quotation"), ("evidence", "견적서 3")];
        for (name, bytes) in [
            ("run.exe", &b"MZ\x90\x00"[..]),
            ("cut.pdf", &PDF[..20]),
            ("bad.jpg", &[0xff, 0xd8, 0xff, 0xe0, 1, 2, 3][..]),
            ("850101-1234567.pdf", PDF),
        ] {
            let again = add(&mut secretary, &page, &good, (name, bytes)).await;
            let fault = again.expect(422).field_error("evidence_file");
            assert!(fault.is_some(), "{name}: {}", again.visible());
            assert_eq!(again.form(&page).get("evidence"), Some("견적서 3"));
        }
        let png = file(40, 30, ImageFormat::Png);
        let wrong = [("evidence_kind", ""), ("evidence", "견적서 3")];
        let again = add(&mut secretary, &page, &wrong, ("a.png", &png)).await;
        assert!(again.expect(422).shows("다시 고르지 않아도 됩니다"));
        let form = again.form(&page).set("evidence_kind", "quotation");
        secretary.send_form(&form).await.expect(303);
        assert_eq!(files(&app.visitor().get(&page).await).len(), 1);
        assert_eq!(app.rows("site.evidence_file"), 1);

        // A payment brings its file along.
        let new = "/d/haneul/spending/new";
        let form = secretary.get(new).await.form("/d/haneul/spending");
        let fields = [
            ("line", line.as_str()),
            ("amount", "5,000"),
            ("paid_on", "2026-07-02"),
            ("what", "풀과 가위"),
            ("evidence_kind", "card-slip"),
            ("evidence", "전표 4"),
        ];
        let form = fields.iter().fold(form, |form, (n, v)| form.set(n, *v));
        let form = form.choose("evidence_file", "slip.pdf", PDF.to_vec());
        secretary.send_form(&form).await.expect(303);
        let page = format!("/d/haneul/spending/{}", first(&app, "spending").await);
        let public = app.visitor().get(&page).await;
        assert!(public.shows("풀과 가위") && files(&public).len() == 1);
    })
    .await;
}
