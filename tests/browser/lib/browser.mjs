// Chromium and the pages opened in it. Every page notes what the browser complains about.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { chromium } from "playwright-core";

import { Wrong, expect } from "./tally.mjs";

// Without these Chromium asks hosts of its maker for updates, which a closed network refuses.
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

const LOCALES = { ko: "ko-KR", en: "en-US" };

export async function startBrowser({ sites, screenshots }) {
  const home = await mkdtemp(path.join(tmpdir(), "madang-chromium-"));
  const root = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // The sandbox of Chromium refuses to run as root.
    chromiumSandbox: !root,
    args: QUIET,
    env: { ...process.env, HOME: home },
  });
  return new Browser(browser, sites, screenshots, home);
}

class Browser {
  #browser;
  #sites;
  #home;

  constructor(browser, sites, screenshots, home) {
    this.#browser = browser;
    this.#sites = sites;
    this.#home = home;
    this.screenshots = screenshots;
    this.version = browser.version();
  }

  /**
   * Opens a page, walks on from there, hands it to `use` and closes it.
   *
   * - `on` names the site, see site.mjs.
   * - `address` is a path, or a function of the site that finds or makes one.
   * - `signIn` is a function that signs a fresh page in. Each one runs once on a site, and
   *   later pages begin with its cookies.
   * - `act` walks to what is to be looked at; it gets the page and the site.
   * - `status` is what the last page answers with, `expects` a selector of what stands on it.
   *   A page is easily mistaken for another one that is just as sound.
   *
   * `page.complaints` lists console errors, refusals of the content security policy and failed
   * requests so far; `page.answered` is the status of the last page, `page.asked` how it was
   * asked for.
   */
  async open({ on = "demo", address, signIn = null, act = null, status = 200, expects = null, ...look }, use) {
    const site = await this.site(on);
    const page = await this.page({ ...look, state: await this.#session(site, signIn) });
    try {
      const wanted = typeof address === "function" ? await address(site) : address;
      await page.goto(site.base + wanted, { waitUntil: "load" });
      await act?.(page, site);
      expect(page.answered === status, `${page.url()} answered ${page.answered}, expected ${status}`);
      const found = !expects || (await page.locator(expects).count()) > 0;
      expect(found, `${page.url()} has no ${expects}`);
      return await use(page, site);
    } finally {
      await page.context().close();
    }
  }

  /** An empty page of somebody new, for whoever closes its context herself. */
  async page(look) {
    const context = await this.#context(look);
    const page = await context.newPage();
    listen(page);
    return page;
  }

  /** A site, with `visit`, which opens a page on it as somebody else. */
  async site(on) {
    const site = await this.#sites.at(on);
    site.visit ??= (wanted, walk) => this.open({ on, width: 360, scripts: false, ...wanted }, walk);
    return site;
  }

  /** Writes a picture of the whole page to NAME-WIDTH.png, where pictures are asked for. */
  async picture(page, name) {
    if (!this.screenshots) return;
    const width = page.viewportSize().width;
    const file = path.join(this.screenshots, `${name}-${width}.png`);
    await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
  }

  async close() {
    await this.#browser.close();
    await rm(this.#home, { recursive: true, force: true });
  }

  #context({ width = 1280, lang = "ko", scripts = true, state }) {
    return this.#browser.newContext({
      viewport: { width, height: width < 600 ? 760 : 900 },
      locale: LOCALES[lang],
      timezoneId: "Asia/Seoul",
      javaScriptEnabled: scripts,
      colorScheme: "light",
      reducedMotion: "reduce",
      storageState: state ?? undefined,
    });
  }

  async #session(site, signIn) {
    if (!signIn) return null;
    if (!site.sessions.has(signIn)) site.sessions.set(signIn, this.#signedIn(site, signIn));
    return site.sessions.get(signIn);
  }

  async #signedIn(site, signIn) {
    const context = await this.#context({});
    try {
      const page = await context.newPage();
      await signIn(page, site);
      const state = await context.storageState();
      if (state.cookies.length === 0) throw new Wrong("signing in left no cookie");
      return state;
    } finally {
      await context.close();
    }
  }
}

function listen(page) {
  page.complaints = [];
  page.on("console", (message) => {
    // What a page answers is expected elsewhere, what its parts answer is noted below.
    const told = message.text().startsWith("Failed to load resource: the server responded with");
    if (message.type() === "error" && !told) page.complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => page.complaints.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // Parts of a page that was left before they came.
    if (why !== "net::ERR_ABORTED") page.complaints.push(`request: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    const request = response.request();
    if (request.resourceType() === "document") {
      page.answered = response.status();
      page.asked = request.method();
    } else if (response.status() >= 400) {
      page.complaints.push(`part: ${response.url()} answered ${response.status()}`);
    }
  });
}
