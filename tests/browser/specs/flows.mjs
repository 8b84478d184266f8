// The main flows as a person walks them, with and without scripts.

import { as } from "../lib/sign_in.mjs";
import { expect } from "../lib/tally.mjs";

const D = "/d/haneul";
const OPEN_VOTE = [D, "a[href*='/votes/']:not([href*='result'])"];
const SEND = "main form[method=post] button[type=submit]";

async function sees(page, text, what) {
  const body = await page.locator("main").innerText();
  expect(body.includes(text), `${what}: ${page.url()} does not say “${text}”`);
}

/** Proposes, with an error first; changes it; comments; takes it back. */
async function propose(page) {
  await page.locator(SEND).last().click();
  await page.locator(".error-summary, [role=alert]").first().waitFor();
  await page.fill("[name=title]", "밤길을 밝히는 낮은 등");
  await page.fill("[name=need]", "학원에서 돌아오는 길이 어둡습니다.");
  await page.locator(SEND).last().click();
  expect((await page.inputValue("[name=title]")) === "밤길을 밝히는 낮은 등", "the title was lost");
  await page.fill("[name=body]", "골목 모서리마다 낮은 등을 놓습니다.");
  await page.fill("[name=cost]", "1천2백만 원");
  await page.locator(SEND).last().click();
  await sees(page, "밤길을 밝히는 낮은 등", "handed in");
  await sees(page, "12,000,000원", "its cost");
  await page.fill("[name=comment]", "우리 골목에도 있으면 좋겠습니다.");
  await page.locator("main form[action$='/comments'] button[type=submit]").click();
  await sees(page, "우리 골목에도 있으면 좋겠습니다.", "commented");
  await page.locator("main a[href$='/edit']").click();
  await page.fill("[name=place]", "하늘초등학교 뒤");
  await page.locator(SEND).last().click();
  await sees(page, "하늘초등학교 뒤", "changed");
  await page.locator("main a[href$='/withdraw']").click();
  await page.locator(SEND).last().click();
  expect((await page.locator("main a[href$='/edit']").count()) === 0, "what was taken back can be changed");
}

/** Declares, marks too many, mends it, votes, changes the vote. */
async function vote(page, born) {
  if ((await page.locator("[name=official]").count()) > 0) {
    await page.fill("[name=name]", "지어낸 사람");
    await page.fill("[name=birth_year]", born);
    await page.fill("[name=birth_month]", "3");
    await page.fill("[name=birth_day]", "9");
    await page.check("[name=basis][value=resident]");
    await page.check("[name=official][value=no]");
    await page.locator(SEND).last().click();
  }
  const boxes = page.locator("[name=choices]");
  await boxes.first().waitFor();
  const values = await boxes.evaluateAll((all) => all.map((box) => box.value));
  for (const value of values.slice(0, 6)) await page.check(`[name=choices][value="${value}"]`);
  await page.locator("form[action$='/ballot'] button[type=submit]").click();
  await page.locator("[role=alert]").first().waitFor();
  const kept = await page.locator("[name=choices]:checked").count();
  expect(kept === 6, `six boxes were marked and ${kept} came back`);
  await page.uncheck(`[name=choices][value="${values[0]}"]`);
  await page.locator("form[action$='/ballot'] button[type=submit]").click();
  await page.waitForURL((url) => url.searchParams.get("done") === "voted");
  const shown = await page.locator("[name=choices]:checked").count();
  expect(shown === 0, "what was chosen is shown again");
  await page.locator("form[action$='/ballot'] button[type=submit]").click();
  await sees(page, "아무것도 고르지 않으셨습니다", "an empty ballot is asked about");
  await page.check(`[name=choices][value="${values[1]}"]`);
  await page.locator("form[action$='/ballot'] button[type=submit]").click();
  await page.waitForURL((url) => url.searchParams.get("done") === "voted");
}

/** Hides a proposal with a reason. */
async function hide(page) {
  await page.locator("main a[href$='/hide']").first().click();
  await page.fill("[name=reason]", "다른 사람의 사는 곳을 알 수 있는 말이 있습니다.");
  await page.locator(SEND).last().click();
  await sees(page, "다른 사람의 사는 곳을 알 수 있는 말이 있습니다.", "hidden");
}

async function language(page) {
  await page.locator("form[action='/language'] button").click();
  await page.locator("html[lang=en]").waitFor({ state: "attached" });
  await sees(page, "What you can do today", "in English");
}

/** Sets a district up, with an error first. */
async function setUp(page, year) {
  await page.locator(SEND).last().click();
  await page.locator("[role=alert]").first().waitFor();
  await page.fill("[name=name_ko]", "산들구");
  await page.fill("[name=name_en]", "Sandeul-gu");
  await page.fill("[name=slug]", `sandeul-${year}`);
  await page.fill("[name=plain_name_ko]", "산들구 주민이 짜는 살림");
  await page.fill("[name=plain_name_en]", "Planned by the residents of Sandeul-gu");
  await page.fill("[name=neighborhoods]", "산들동 / Sandeul-dong\n물빛동 / Mulbit-dong");
  await page.fill("[name=budget]", "10억 원");
  await page.locator(SEND).last().click();
  await page.waitForURL((url) => url.pathname === `/d/sandeul-${year}`);
  await sees(page, "산들구 주민이 짜는 살림", "set up");
}

/** Announces a vote on the first three proposals that have a cost. */
async function announce(page) {
  await page.fill("[name=title_ko]", "작은 투표");
  await page.fill("[name=title_en]", "A small vote");
  await page.fill("[name=opens_at]", "2026-09-01 09:00");
  await page.fill("[name=closes_at]", "2026-09-10 18:00");
  await page.fill("[name=max_choices]", "9");
  await page.fill("[name=budget]", "1억");
  for (const nth of [0, 1, 2]) await page.locator("[name=agendas]").nth(nth).check();
  await page.locator(SEND).last().click();
  await page.locator("[role=alert]").first().waitFor();
  expect((await page.locator("[name=agendas]:checked").count()) === 3, "the agendas were lost");
  await page.fill("[name=max_choices]", "2");
  await page.locator(SEND).last().click();
  await sees(page, "작은 투표", "announced");
}

async function officer(page) {
  await page.fill("[name=name]", "지어낸 공무원");
  await page.fill("[name=birth_year]", "1980");
  await page.fill("[name=birth_month]", "5");
  await page.fill("[name=birth_day]", "1");
  await page.check("[name=basis][value=worker]");
  await page.check("[name=official][value=no]");
  await page.locator(SEND).last().click();
  await sees(page, "제2조제2항", "an official is refused with the clause");
}

const FLOWS = [
  ["proposes", `${D}/proposals/new`, "resident", propose],
  ["votes", OPEN_VOTE, "resident", vote],
  ["hides", [`${D}/proposals`, "a[href*='/proposals/']:not([href*='new'])"], "moderator-2", hide],
  ["changes the language", D, null, language],
  ["sets a district up", "/set-up", "administrator", setUp],
  ["announces a vote", `${D}/votes/new`, "secretary", announce],
  ["is refused as an official", OPEN_VOTE, "city-officer", officer],
];

export default FLOWS.flatMap(([what, address, person, walk]) =>
  [false, true].map((scripts) => ({
    name: `flow: ${person ?? "a visitor"} ${what} ${scripts ? "with" : "without"} scripts`,
    run: (browser) =>
      browser.open(
        { address, width: 360, scripts, signIn: person && as(person) },
        (page) => walk(page, scripts ? "1966" : "1967"),
      ),
  })),
);
