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

export async function startBrowser({ base, screenshots }) {
  const home = await mkdtemp(path.join(tmpdir(), "madang-chromium-"));
  const root = process.getuid?.() === 0;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    // The sandbox of Chromium refuses to run as root.
    chromiumSandbox: !root,
    args: QUIET,
    env: { ...process.env, HOME: home },
  });
  return new Browser(browser, base, screenshots, home);
}

class Browser {
  #browser;
  #home;
  #sessions = new Map();

  constructor(browser, base, screenshots, home) {
    this.#browser = browser;
    this.#home = home;
    this.base = base;
    this.screenshots = screenshots;
    this.version = browser.version();
  }

  /**
   * Opens a page, hands it to `use` and closes it.
   *
   * `signIn` is a function that signs a fresh page in; each one runs once, and later pages
   * begin with its cookies. Where the address is a list, the first entry is a path and each
   * further one selects a link to follow. `page.complaints` lists console errors, refusals of the content
   * security policy and failed requests so far.
   */
  async open({ address, width = 1280, lang = "ko", scripts = true, status = 200, signIn = null }, use) {
    const context = await this.#context({ width, lang, scripts, state: await this.#session(signIn) });
    try {
      const page = await context.newPage();
      page.complaints = [];
      listen(page, status);
      const [path, ...links] = [address].flat();
      let response = await page.goto(this.base + path, { waitUntil: "load" });
      for (const link of links) {
        const found = page.locator(`main ${link}`).first();
        expect((await found.count()) > 0, `${page.url()} has no link ${link}`);
        const href = await found.getAttribute("href");
        response = await page.goto(new URL(href, page.url()).href, { waitUntil: "load" });
      }
      const got = response?.status();
      expect(got === status, `${page.url()} answered ${got}, expected ${status}`);
      return await use(page);
    } finally {
      await context.close();
    }
  }

  /** Writes a picture of the whole page to NAME-WIDTH.png. */
  async picture(page, name) {
    const width = page.viewportSize().width;
    const file = path.join(this.screenshots, `${name}-${width}.png`);
    await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
  }

  async close() {
    await this.#browser.close();
    await rm(this.#home, { recursive: true, force: true });
  }

  #context({ width, lang, scripts, state }) {
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

  async #session(signIn) {
    if (!signIn) return null;
    if (!this.#sessions.has(signIn)) {
      const context = await this.#context({ width: 1280, lang: "ko", scripts: true });
      try {
        const page = await context.newPage();
        await signIn(page, this.base);
        const state = await context.storageState();
        if (state.cookies.length === 0) throw new Wrong("signing in left no cookie");
        this.#sessions.set(signIn, state);
      } finally {
        await context.close();
      }
    }
    return this.#sessions.get(signIn);
  }
}

function listen(page, status) {
  page.on("console", (message) => {
    // A page that is meant to answer 404 makes the console say so.
    const meant = status >= 400 && message.text().includes(`status of ${status}`);
    if (message.type() === "error" && !meant) page.complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => page.complaints.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // Parts of a page that was left before they came.
    if (why !== "net::ERR_ABORTED") page.complaints.push(`request: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    const part = response.request().resourceType() !== "document";
    if (part && response.status() >= 400) page.complaints.push(`part: ${response.url()} answered ${response.status()}`);
  });
}
