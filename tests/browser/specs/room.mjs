// A workshop room in several browsers at once: a leader, phones with and without scripts, a wall.

import { comeIn, card, freshRoom, leader, step, wallOf } from "../lib/rooms.mjs";
import { quiet } from "../lib/checks.mjs";
import { press, sees } from "../lib/steps.mjs";
import { expect } from "../lib/tally.mjs";

/** How long a change may take to reach another browser on a busy machine. */
const SOON = { timeout: 5_000 };

const walks = {
  /** A card of a phone hangs on the wall by itself once the leader reveals what hangs. */
  "a card goes from a phone to the wall": async (browser, site) => {
    const address = await freshRoom(site);
    await lead(site, address, ["next", "next"]);
    await browser.open({ address: await wallOf(site, address), width: 1280 }, async (wall) => {
      await browser.open({ address, width: 360, act: (page) => comeIn(page, site, address) }, async (phone) => {
        await card(phone, "missed", "짧은 시간");
        await phone.click("main form[action$='/cards'] button[type=submit]");
        await phone.locator("#own-cards", { hasText: "짧은 시간" }).waitFor(SOON);
        expect((await phone.locator("#unsaved").innerText()) === "", "a saved card is told as not saved");
        await expectHidden(wall, "짧은 시간");
        await lead(site, address, ["reveal"]);
        await wall.locator("#wall", { hasText: "짧은 시간" }).waitFor(SOON);
        await phone.locator("#wall", { hasText: "짧은 시간" }).waitFor(SOON);
        await browser.picture(wall, "room-wall");
        await quiet(wall);
        await quiet(phone);
      });
    });
  },
  /** What is written without a network waits in the browser, also over a reload, and is saved once. */
  "a phone without a network keeps its cards": async (browser, site) => {
    const address = await freshRoom(site);
    await lead(site, address, ["next", "next"]);
    await browser.open({ address, width: 360, act: (page) => comeIn(page, site, address) }, async (phone) => {
      const context = phone.context();
      await context.setOffline(true);
      for (const text of ["첫째 카드", "둘째 카드", "셋째 카드"]) {
        await card(phone, "liked", text);
        await phone.click("main form[action$='/cards'] button[type=submit]");
      }
      await phone.locator("#unsaved", { hasText: "아직 저장되지 않음: 3" }).waitFor(SOON);
      await browser.picture(phone, "room-unsaved");
      await context.setOffline(false);
      await phone.locator("#own-cards", { hasText: "셋째 카드" }).waitFor({ timeout: 15_000 });
      await phone.reload();
      const own = await phone.locator("#own-cards li").allInnerTexts();
      expect(own.length === 3, `three cards were written and ${own.length} are there: ${own.join(", ")}`);
    });
  },
  /** Two cards are grouped with the keyboard alone, and the step is undone. */
  "a leader groups cards with the keyboard": async (browser, site) => {
    const address = await freshRoom(site);
    await lead(site, address, ["next", "next"]);
    await browser.open({ address, width: 360, scripts: false, act: (page) => comeIn(page, site, address) }, async (phone) => {
      for (const text of ["짧은 시간", "늦은 안내"]) {
        await card(phone, "missed", text);
        await press(phone, "main form[action$='/cards'] button[type=submit]");
        await sees(phone, text, "one's own card without scripts");
      }
    });
    await lead(site, address, ["reveal"]);
    await browser.open({ address: `${address}/lead`, width: 1280, signIn: leader }, async (page) => {
      const boxes = page.locator("main [name=cards]");
      expect((await boxes.count()) === 2, `${await boxes.count()} cards can be chosen`);
      for (const at of [0, 1]) {
        await boxes.nth(at).focus();
        await page.keyboard.press("Space");
      }
      await page.locator("main [name=group_title]").first().focus();
      await page.keyboard.type("시간과 안내");
      await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
      await sees(page, "시간과 안내", "a group");
      await browser.picture(page, "room-grouped");
      await press(page, "main form[action$='/groups'] button[value=undo]");
      expect(!(await page.locator("main").innerText()).includes("시간과 안내"), "the group is still there");
      // With the script arrows lead from card to card, and Enter puts what is chosen here.
      await boxes.first().focus();
      for (const key of ["Space", "ArrowDown", "Enter"]) await page.keyboard.press(key);
      await page.locator("#group-cards [data-cluster]").waitFor(SOON);
      expect(await page.evaluate(() => document.activeElement.name === "cards"), "the card has lost the focus");
      await quiet(page);
    });
  },
};

/** The leader presses the buttons of the clock. */
async function lead(site, address, steps) {
  await site.visit({ address: `${address}/lead`, signIn: leader }, async (page) => {
    for (const name of steps) await step(page, site, address, name);
  });
}

async function expectHidden(page, text) {
  expect(!(await page.locator("main").innerText()).includes(text), `${page.url()} shows “${text}” before the reveal`);
}

export default [
  Object.entries(walks).map(([name, walk]) => ({
    name: `room: ${name}`,
    run: async (browser) => walk(browser, await browser.site("demo")),
  })),
];
