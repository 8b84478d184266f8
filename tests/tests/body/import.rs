//! Members of a body from a table: seen first, then written exactly so.

use process::Role;
use process::body::BodyKind;
use process::person::Channel;
use system_tests::bodies::member_table;
use system_tests::{Browser, DistrictBuilder, TestApp, Village, on_both, on_sqlite};

struct Scene {
    village: Village,
    path: String,
    import: String,
    secretary: Browser,
}

async fn scene(app: &TestApp) -> Scene {
    let village = DistrictBuilder::new("haneul").make(app).await;
    let body = app.body(&village, BodyKind::GovernanceCouncil).await;
    let path = village.path(&format!("/bodies/{body}"));
    let import = format!("{path}/import");
    let person = app.person().name("간사 1").email("secretary@example.org");
    let (_, secretary) = person.role(Role::Secretary, village.id).sign_in().await;
    Scene {
        village,
        path,
        import,
        secretary,
    }
}

/// Sends the form that has the seal of what was shown.
async fn confirm(
    browser: &mut Browser,
    shown: &system_tests::Answer,
    import: &str,
) -> system_tests::Answer {
    let form = shown
        .forms()
        .into_iter()
        .find(|form| form.action == import && form.get("seen").is_some())
        .expect("a form that confirms");
    browser.send_form(&form).await
}

#[tokio::test]
async fn a_thousand_members_are_shown_first_and_written_then() {
    on_both(|app| async move {
        let Scene {
            path,
            import,
            mut secretary,
            ..
        } = scene(&app).await;
        let table = member_table(1_000);
        let people = app.rows("site.person");
        let shown = secretary
            .submit(&import, &import, &[("table", &table)])
            .await;
        assert!(
            shown
                .expect(200)
                .shows("계정을 만들고 역할을 줄 사람: 1,000명"),
            "{}",
            &shown.visible()[..2_000]
        );
        assert!(shown.shows("아직 아무것도 적지 않았습니다") && shown.shows("1001째 줄"));
        assert_eq!(app.rows("site.person"), people, "nothing was written");
        assert_eq!(app.rows("site.role_grant"), 3);

        let done = confirm(&mut secretary, &shown, &import).await;
        let page = secretary.follow(done).await;
        assert!(page.expect(200).shows("명단을 올렸습니다") && page.shows("임기 전"));
        assert!(
            !page.shows("하늘동 주민 1000"),
            "nobody is named before she agreed"
        );
        assert_eq!(app.rows("site.person"), people + 1_000);
        assert_eq!(app.rows("site.role_grant"), 1_003);
        assert!(page.links().iter().any(|link| link.contains("?office=")));

        // The same table again changes nothing.
        let again = secretary
            .submit(&import, &import, &[("table", &table)])
            .await;
        assert!(
            again
                .expect(200)
                .shows("이미 맡고 있어 그대로 둘 사람: 1,000명")
        );
        assert!(again.forms().iter().all(|form| form.get("seen").is_none()));
        assert_eq!(
            app.rows("site.access_record"),
            1_000,
            "each look is on record"
        );
        app.set_time("2026-08-02T09:00:00+09:00");
        let shown = app.visitor().get(&path).await;
        assert!(
            shown.shows("협치위원 1000명") || shown.shows("협치위원 1,000명"),
            "{}",
            &shown.visible()[..1_500]
        );
    })
    .await;
}

#[tokio::test]
async fn a_role_is_used_only_by_whoever_proves_the_address() {
    on_both(|app| async move {
        let Scene {
            village,
            path,
            import,
            mut secretary,
        } = scene(&app).await;
        let table = "name;e-mail;role;first day;last day\n\
                     하늘동 주민 5;member5@example.org;co-chair;2026-07-01;2028-06-30\n";
        let shown = secretary
            .submit(&import, &import, &[("table", table)])
            .await;
        confirm(&mut secretary, &shown, &import).await.expect(303);
        let keys = app.stores().keys.clone();
        let key = keys.address_key(Channel::Email, "member5@example.org");
        let contact = app
            .read(move |tx| Ok(store::contact_by_key(tx, &key)?.unwrap()))
            .await;
        assert_eq!(contact.verified_at, None);
        let notices = app.notices().await;
        let told = notices
            .iter()
            .filter(|n| n.to == "member5@example.org")
            .count();
        assert_eq!(told, 1);
        let page = app.visitor().get(&path).await;
        assert!(page.shows("공동의장 1명") && page.shows("아직 들어와 이름을 정하지 않은 분"));
        assert!(!page.shows("하늘동 주민 5"));

        // Whoever has the mailbox signs in, agrees, and has the role from then on.
        let mut chair = app.visitor();
        let fields = [("address", "member5@example.org")];
        let asked = chair.submit("/sign-in", "/sign-in", &fields).await;
        chair.follow(asked).await.expect(200);
        let code = app.code_sent_to("member5@example.org").await;
        let entered = chair
            .submit("/sign-in/code", "/sign-in/code", &[("code", &code)])
            .await;
        let consent = chair.follow(entered).await;
        assert!(consent.expect(200).contains("하늘동 주민 5"));
        let agreed = chair
            .submit("/consent", "/consent", &[("agree", "yes")])
            .await;
        agreed.expect(303);
        chair.get(&village.path("/meetings/new")).await.expect(200);
        let page = app.visitor().get(&path).await;
        assert!(page.shows("하늘동 주민 5"), "{}", page.visible());
        let person = contact.person;
        let contacts = app
            .read(move |tx| Ok(store::contacts_of(tx, person)?))
            .await;
        assert_eq!(
            (contacts.len(), contacts[0].verified_at.is_some()),
            (1, true)
        );
    })
    .await;
}

#[tokio::test]
async fn known_accounts_get_the_role_once_and_see_who_looked() {
    on_both(|app| async move {
        let Scene {
            import,
            mut secretary,
            ..
        } = scene(&app).await;
        let (known, mut owner) = app
            .person()
            .name("하늘동 주민 9")
            .email("known@example.org")
            .sign_in()
            .await;
        let table = "이름\t연락처\t역할\t시작일\t종료일\n\
                     하늘동 주민 9\t Known@Example.org \t협치위원\t2026. 8. 1.\t\n\
                     하늘동 주민 8\t010-0000-0008\t주민참여예산위원\t2026/8/1\t2027-12-31\n\
                     하늘동 주민 8\t+82 10 0000 0008\t협치위원\t2026-08-01\t2027-12-31\n";
        let shown = secretary
            .submit(&import, &import, &[("table", table)])
            .await;
        assert!(shown.expect(200).shows("있는 계정에 역할을 줄 사람: 1명"));
        assert!(shown.shows("계정을 만들고 역할을 줄 사람: 2명"));
        let people = app.rows("site.person");
        confirm(&mut secretary, &shown, &import).await.expect(303);
        assert_eq!(
            app.rows("site.person"),
            people + 1,
            "one phone is one account"
        );
        let grants = app.read(move |tx| Ok(store::grants_of(tx, known)?)).await;
        assert_eq!((grants.len(), grants[0].role), (1, Role::CouncilMember));
        assert!(owner.get("/me").await.expect(200).shows("협치위원"));
        let looks = app
            .read(move |tx| Ok(store::access_record_list(tx, known, None, 9)?))
            .await;
        assert!(
            looks
                .iter()
                .all(|l| l.place == "members-import" && l.purpose == "role")
        );
        assert_eq!(
            looks.len(),
            2,
            "once when it was shown, once when it was done"
        );
        let audit = format!("{:?}", app.contents()["site.audit"]);
        for personal in ["known@example.org", "01000000008", "하늘동 주민 8"] {
            assert!(!audit.contains(personal), "{personal}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_changed_meanwhile_is_shown_again() {
    on_sqlite(|app| async move {
        let Scene {
            import,
            mut secretary,
            ..
        } = scene(&app).await;
        let table = member_table(1);
        let shown = secretary
            .submit(&import, &import, &[("table", &table)])
            .await;
        // The person signs in by herself before the secretary confirms.
        app.person().email("member1@example.org").make().await;
        let before = app.rows("site.role_grant");
        let again = confirm(&mut secretary, &shown, &import).await;
        assert!(
            again.expect(422).shows("미리 본 뒤에"),
            "{}",
            again.visible()
        );
        assert_eq!(app.rows("site.role_grant"), before);
        let done = confirm(&mut secretary, &again, &import).await;
        done.expect(303);
        assert_eq!(app.rows("site.role_grant"), before + 1);
        // A forged seal does nothing either.
        let form = again
            .forms()
            .into_iter()
            .find(|f| f.get("seen").is_some())
            .unwrap();
        let other = form
            .set("table", member_table(2))
            .set("key", "0".repeat(32));
        secretary.send_form(&other).await.expect(422);
        assert_eq!(app.rows("site.role_grant"), before + 1);
    })
    .await;
}

#[tokio::test]
async fn hostile_and_faulty_tables_are_told_line_by_line() {
    on_sqlite(|app| async move {
        let Scene { import, mut secretary, .. } = scene(&app).await;
        let before = app.rows("site.person");
        let table = "\u{feff}이름,연락처,역할,시작일,종료일,=HYPERLINK(\"x\")\r\n\
            <script>alert(1)</script>,a@example.org,협치위원,2026-08-01,\r\n\
            \"'; DROP TABLE person; --\",b@example.org,협치위원,2026-08-01,\r\n\
            주민 3,c@example.org,administrator,2026-08-01,\r\n\
            주민 4,secretary@example.org,협치위원,2026-08-01,\r\n\
            주민 5,d@example.org\r\nBcc: x@example.org,협치위원,2026-08-01,\r\n\
            800101-1234567,e@example.org,협치위원,2026-02-30,내일\r\n\
            \"열린 따옴표,f@example.org,협치위원,2026-08-01,\r\n주민 9,g@example.org,협치위원,2026-08-01,\r\n";
        let shown = secretary.submit(&import, &import, &[("table", table)]).await;
        shown.expect(422);
        for words in [
            "4째 줄", "역할: 협치위원, 공동의장, 주민참여예산위원 가운데", "5째 줄", "본인의 계정입니다",
            "6째 줄", "칸의 수가", "8째 줄", "시작일:", "종료일:", "9째 줄", "따옴표가 닫히지",
            "고칠 줄이 있습니다", "=HYPERLINK",
        ] {
            assert!(shown.shows(words), "{words}: {}", shown.visible());
        }
        assert!(!shown.contains("<script>alert(1)"), "what is typed is never markup");
        assert!(shown.forms().iter().all(|form| form.get("seen").is_none()), "no way to confirm");
        assert!(shown.form(&import).get("table").unwrap().contains("DROP TABLE"));
        for (table, says) in [
            (String::new(), "비어"),
            ("이름\n주민".to_owned(), "‘연락처’"),
            (member_table(1_001), "1,000줄까지"),
            ("가".repeat(30_000), "‘이름’ 칸이 없습니다"),
            (format!("{},\n{}", "a,".repeat(9_000), ",".repeat(9_000)), "‘이름’ 칸이 없습니다"),
            ("이름,연락처,역할,시작일,종료일\n".to_owned(), "적힌 줄이 없습니다"),
        ] {
            let again = secretary.submit(&import, &import, &[("table", &table)]).await;
            let error = again.expect(422).field_error("table").unwrap_or_default();
            assert!(error.contains(says) || says == "비어", "{says}: {error}");
        }
        assert_eq!(app.rows("site.person"), before);
        let (_, mut resident) = app.person().sign_in().await;
        resident.get(&import).await.expect(403);
    })
    .await;
}
