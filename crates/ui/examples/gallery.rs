//! Writes the gallery with its assets into a folder, to be looked at without a server:
//! `cargo run -p ui --example gallery -- FOLDER`.

use std::path::Path;
use std::{env, fs, io};

use korean::{Lang, t};
use ui::{Footer, LanguageSwitch, NavItem, Page, Visitor, assets, gallery, html};

fn main() -> io::Result<()> {
    let folder = env::args()
        .nth(1)
        .ok_or_else(|| io::Error::other("give the folder to write to"))?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder.join("assets"))?;
    for asset in assets::all() {
        fs::write(folder.join(asset.path.trim_start_matches('/')), asset.body)?;
    }
    for lang in Lang::ALL {
        let nav = [
            ("우리 구", "Our district"),
            ("제안", "Proposals"),
            ("투표", "Vote"),
            ("결과", "Results"),
        ];
        let nav = nav.iter().enumerate();
        let page = Page::new(lang, t(lang, "ui-gallery-title"), gallery(lang))
            .site(lang.pick("하늘구", "Haneul-gu"))
            .nav(nav.map(|(i, n)| NavItem::new(lang.pick(n.0, n.1), "#main", i == 0)).collect())
            .visitor(Visitor::Guest { sign_in: "#main".to_owned() })
            .language(LanguageSwitch { back: "/design".to_owned(), hidden: vec![] })
            .demo(html! { (lang.pick("지금을 2026년 7월 20일(월) 12:00로 봅니다.", "The clock is set to Mon 20 July 2026, 12:00.")) })
            .footer(
                Footer::new()
                    .owner(lang.pick("하늘구 협치회의", "Haneul-gu governance council"))
                    .link(lang.pick("접근성", "Accessibility"), "#main"),
            )
            .render();
        // Opened from the disk, the addresses of the assets are beside the page.
        let page = page.into_string().replace("\"/assets/", "\"assets/");
        fs::write(folder.join(format!("{lang}.html")), page)?;
    }
    Ok(())
}
