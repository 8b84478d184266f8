//! The layout that every page stands in.

use korean::{Lang, t};
use maud::{DOCTYPE, Markup, html};

use crate::text::own_words;
use crate::{Footer, assets};

/// A hidden form field, such as the one against forged requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// The name of the field.
    pub name: String,
    /// Its value.
    pub value: String,
}

impl Hidden {
    /// A hidden field.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Hidden {
        Hidden {
            name: name.into(),
            value: value.into(),
        }
    }
}

/// An entry of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NavItem {
    href: String,
    label: String,
    current: bool,
}

impl NavItem {
    /// A link; `current` for the section that the page belongs to.
    pub fn new(label: impl Into<String>, href: impl Into<String>, current: bool) -> NavItem {
        NavItem {
            href: href.into(),
            label: label.into(),
            current,
        }
    }
}

/// Who is looking, as the head of the page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Visitor {
    /// Nobody signed in: a link to sign in.
    Guest {
        /// Where one signs in.
        sign_in: String,
    },
    /// Somebody signed in: the name, linked to the account.
    Person {
        /// The name to show.
        name: String,
        /// The account page.
        account: String,
        /// The list of what the person owes, for staff.
        desk: Option<String>,
    },
}

/// The button that shows the same page in the other language: a POST to `/language` with the
/// fields `to`, `back` and whatever the caller adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageSwitch {
    /// The address to come back to.
    pub back: String,
    /// Further hidden fields.
    pub hidden: Vec<Hidden>,
}

/// A page. The body brings its own `h1`.
#[must_use]
pub struct Page {
    lang: Lang,
    title: String,
    site: Option<String>,
    home: String,
    subject: Option<Markup>,
    description: Option<String>,
    noindex: bool,
    bare: bool,
    room: bool,
    groups: bool,
    similar: bool,
    meter: bool,
    draft: bool,
    wrong: bool,
    nav: Vec<NavItem>,
    visitor: Option<Visitor>,
    language: Option<LanguageSwitch>,
    demo: Option<Markup>,
    flash: Option<Markup>,
    breadcrumb: Option<Markup>,
    body: Markup,
    aside: Option<Markup>,
    footer: Footer,
}

impl Page {
    /// A page with its title (as in the window) and its body.
    pub fn new(lang: Lang, title: impl Into<String>, body: Markup) -> Page {
        Page {
            lang,
            title: title.into(),
            site: None,
            home: "/".to_owned(),
            subject: None,
            description: None,
            noindex: false,
            bare: false,
            room: false,
            groups: false,
            similar: false,
            meter: false,
            draft: false,
            wrong: false,
            nav: Vec::new(),
            visitor: None,
            language: None,
            demo: None,
            flash: None,
            breadcrumb: None,
            body,
            aside: None,
            footer: Footer::new(),
        }
    }

    /// The district, shown beside the mark and in the window title.
    pub fn site(mut self, name: impl Into<String>) -> Page {
        self.site = Some(name.into());
        self
    }

    /// Where the mark leads; "/" unless set.
    pub fn home(mut self, href: impl Into<String>) -> Page {
        self.home = href.into();
        self
    }

    /// What this place is, in a line below the menu: plain words, then the official term.
    pub fn subject(mut self, line: Markup) -> Page {
        self.subject = Some(line);
        self
    }

    /// One sentence for search engines and link previews.
    pub fn description(mut self, text: impl Into<String>) -> Page {
        self.description = Some(text.into());
        self
    }

    /// Keeps the page out of search engines, for pages that belong to one person.
    pub fn noindex(mut self) -> Page {
        self.noindex = true;
        self
    }

    /// Leaves head, menu and foot away, for a page on a wall that shows nobody's name.
    pub fn bare(mut self) -> Page {
        self.bare = true;
        self
    }

    /// Adds the script that drags cards of a workshop room together.
    pub fn groups(mut self) -> Page {
        self.groups = true;
        self
    }

    /// Adds the script of a workshop room.
    pub fn room(mut self) -> Page {
        self.room = true;
        self
    }

    /// Adds the script that shows who decides on a change while amounts are typed.
    pub fn meter(mut self) -> Page {
        self.meter = true;
        self
    }

    /// Adds the script that shows similar things while somebody types.
    pub fn similar(mut self) -> Page {
        self.similar = true;
        self
    }

    /// Adds the script that saves a draft while somebody types.
    pub fn draft(mut self) -> Page {
        self.draft = true;
        self
    }

    /// Says in the window title that a form came back with something to put right.
    pub fn wrong(mut self, wrong: bool) -> Page {
        self.wrong = wrong;
        self
    }

    /// The menu of the district.
    pub fn nav(mut self, items: Vec<NavItem>) -> Page {
        self.nav = items;
        self
    }

    /// Who is looking.
    pub fn visitor(mut self, visitor: Visitor) -> Page {
        self.visitor = Some(visitor);
        self
    }

    /// The switch to the other language.
    pub fn language(mut self, switch: LanguageSwitch) -> Page {
        self.language = Some(switch);
        self
    }

    /// The banner of a demonstration, such as the time its shifted clock shows.
    pub fn demo(mut self, text: Markup) -> Page {
        self.demo = Some(text);
        self
    }

    /// A notice about what was just done, above the body.
    pub fn flash(mut self, notice: Markup) -> Page {
        self.flash = Some(notice);
        self
    }

    /// The way back up, above the body.
    pub fn breadcrumb(mut self, breadcrumb: Markup) -> Page {
        self.breadcrumb = Some(breadcrumb);
        self
    }

    /// Side matter of 20 rem, below the body on narrow screens.
    pub fn aside(mut self, aside: Markup) -> Page {
        self.aside = Some(aside);
        self
    }

    /// The foot of the page.
    pub fn footer(mut self, footer: Footer) -> Page {
        self.footer = footer;
        self
    }

    /// The whole document.
    pub fn render(&self) -> Markup {
        let lang = self.lang;
        let site = t(lang, "ui-site-name");
        html! {
            (DOCTYPE)
            html lang=(lang.as_str()) {
                head {
                    meta charset="utf-8";
                    title {
                        @if self.wrong { (t(lang, "ui-error")) ": " }
                        (self.title) " – "
                        @if let Some(district) = &self.site { (district) " " }
                        (site)
                    }
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    @if let Some(text) = &self.description { meta name="description" content=(text); }
                    @if self.noindex { meta name="robots" content="noindex"; }
                    link rel="icon" type="image/svg+xml" href=(assets::icon_path());
                    link rel="stylesheet" href=(assets::css_path());
                    script defer src=(assets::js_path()) {}
                    @if self.room { script defer src=(assets::room_js_path()) {} }
                    @if self.groups { script defer src=(assets::group_js_path()) {} }
                    @if self.draft { script defer src=(assets::draft_js_path()) {} }
                    @if self.similar { script defer src=(assets::similar_js_path()) {} }
                    @if self.meter { script defer src=(assets::meter_js_path()) {} }
                }
                @if self.bare { body {
                    a.skip href="#main" { (t(lang, "ui-skip")) }
                    main.projector id="main" tabindex="-1" { (self.body) }
                } } @else { body {
                    a.skip href="#main" { (t(lang, "ui-skip")) }
                    (self.head())
                    main id="main" tabindex="-1" {
                        div.wrap {
                            @if let Some(line) = &self.subject { p.subject { (line) } }
                            @if let Some(breadcrumb) = &self.breadcrumb { (breadcrumb) }
                            @if let Some(notice) = &self.flash { div.flash { (notice) } }
                            @match &self.aside {
                                Some(aside) => (columns(self.body.clone(), aside.clone())),
                                None => (self.body),
                            }
                        }
                    }
                    footer.site-foot { div.wrap { (self.footer.render(lang)) } }
                } }
            }
        }
    }

    fn head(&self) -> Markup {
        let lang = self.lang;
        html! {
            header.site-head {
                @if let Some(text) = &self.demo {
                    p.demo { span.wrap { strong { (t(lang, "ui-demo")) } " · " (text) } }
                }
                div.wrap.bar {
                    a.mark href=(self.home) {
                        (mark())
                        span { (t(lang, "ui-site-name")) }
                        @if let Some(district) = &self.site { span.place { (district) } }
                    }
                    @if !self.nav.is_empty() {
                        nav.menu aria-label=(t(lang, "ui-menu")) {
                            ul {
                                @for item in &self.nav {
                                    li { a href=(item.href) aria-current=[item.current.then_some("page")] { (item.label) } }
                                }
                            }
                        }
                    }
                    div.me {
                        @if let Some(switch) = &self.language { (language_button(lang, switch)) }
                        @match &self.visitor {
                            Some(Visitor::Guest { sign_in }) => a href=(sign_in) { (t(lang, "ui-sign-in")) },
                            Some(Visitor::Person { name, account, desk }) => {
                                @if let Some(desk) = desk { a href=(desk) { (t(lang, "ui-my-desk")) } }
                                a href=(account) { span.sr { (t(lang, "ui-my-page")) ": " } (own_words(lang, name)) }
                            }
                            None => {}
                        }
                    }
                }
            }
        }
    }
}

/// Two columns from 46 rem up: reading matter and 20 rem beside it; one below the other before.
pub fn columns(body: Markup, side: Markup) -> Markup {
    html! { div.columns { div { (body) } div.side { (side) } } }
}

fn language_button(lang: Lang, switch: &LanguageSwitch) -> Markup {
    let other = lang.other();
    html! {
        form.language method="post" action="/language" {
            input type="hidden" name="to" value=(other.as_str());
            input type="hidden" name="back" value=(switch.back);
            @for field in &switch.hidden { input type="hidden" name=(field.name) value=(field.value); }
            button.plain type="submit" lang=(other.as_str()) { (other.own_name()) }
        }
    }
}

/// The mark drawn into the page, in the colours of the scheme.
fn mark() -> Markup {
    html! {
        svg viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false" {
            path.roof d="M3 14.5 16 5l13 9.5M7 13v13h18V13" {}
            circle.yard cx="16" cy="19" r="3.2" {}
        }
    }
}
