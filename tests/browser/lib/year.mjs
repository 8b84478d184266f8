// One district on its way through a whole year, in a browser with scripts or without.

import { quiet } from "./checks.mjs";
import { as } from "./sign_in.mjs";
import { Skip, expect } from "./tally.mjs";

/** Nobody in particular. */
const VISITOR = "visitor";

/** How long the walk waits for anything, in milliseconds. */
const PATIENCE = 10_000;

/** The year of one site. Its stages are walked in their order, each by one check. */
export class Year {
  #scripts;
  #browser;
  #site;
  #walked = 0;
  #failed = null;
  /** The page of each person, and who is signed in. */
  #pages = new Map();
  #signedIn = new Set();

  /** The page of the district that the walk sets up. */
  home = "/d/saebom";

  /** Whether the browser runs scripts. */
  get scripts() {
    return this.#scripts;
  }

  constructor(scripts) {
    this.#scripts = scripts;
  }

  /** The name of its site, and of the walk. */
  get name() {
    return `year ${this.#scripts ? "with" : "without"} scripts`;
  }

  /** Walks the stage at this place. Nothing is behind a stage that failed. */
  async walk(browser, place, { name, stage, last }) {
    if (this.#failed) throw new Skip(`not reached: stage “${this.#failed}” failed`);
    if (place !== this.#walked) throw new Skip(`needs the stages before it: run with the words “${this.name}”`);
    try {
      this.#browser = browser;
      this.#site = await browser.site(this.name);
      await stage(this);
      this.#walked += 1;
    } catch (error) {
      this.#failed = name;
      throw error;
    } finally {
      if (last || this.#failed) await this.#leave();
    }
  }

  /**
   * Opens the page of the district, or another one, as the person with this name in the
   * demonstration, or as a visitor. Everything else on the way is followed and pressed.
   */
  async as(who, walk, { address = this.home, status = 200 } = {}) {
    const page = await this.#pageOf(who);
    await page.goto(this.#site.base + address, { waitUntil: "load" });
    expect(page.answered === status, `${page.url()} answered ${page.answered}, expected ${status}`);
    const found = await walk(page);
    await quiet(page);
    return found;
  }

  visitor(walk, more) {
    return this.as(VISITOR, walk, more);
  }

  /** Puts the clock forward. Everybody signs in again: offices don't stay signed in for long. */
  async moveTo(at) {
    await this.#site.moveTo(at);
    this.#signedIn.clear();
  }

  /** The page of somebody, which is kept until the walk ends. */
  async #pageOf(who) {
    let page = this.#pages.get(who);
    if (!page) {
      page = await this.#browser.page({ width: 360, scripts: this.#scripts });
      page.setDefaultTimeout(PATIENCE);
      this.#pages.set(who, page);
    }
    if (who !== VISITOR && !this.#signedIn.has(who)) {
      await page.context().clearCookies();
      await as(who)(page, this.#site);
      this.#signedIn.add(who);
    }
    return page;
  }

  async #leave() {
    await Promise.all([...this.#pages.values()].map((page) => page.context().close()));
    this.#pages.clear();
  }

  /** A picture of the page, for whoever wants to look at the way. */
  picture(page, name) {
    return this.#scripts ? this.#browser.picture(page, `walk-${name}`) : undefined;
  }
}
