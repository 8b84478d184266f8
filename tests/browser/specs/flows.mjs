// The main flows of residents and visitors, as they walk them with and without scripts.

import { agendaMerged, openVote } from "../lib/found.mjs";
import { flow } from "../lib/flow.mjs";
import { codeFor } from "../lib/outbox.mjs";
import { addressOf, agree, as } from "../lib/sign_in.mjs";
import { fill, follow, press, refused, sees, tabTo } from "../lib/steps.mjs";
import { expect } from "../lib/tally.mjs";
import { CAST, D, declare, identity, propose as handIn, tick } from "../lib/walks.mjs";

/** Proposes, with an error first; changes it; comments; takes it back. */
async function propose(page) {
  await press(page);
  await refused(page, "an empty proposal");
  await fill(page, { title: "밤길을 밝히는 낮은 등", need: "학원에서 돌아오는 길이 어둡습니다." });
  await press(page);
  expect((await page.inputValue("[name=title]")) === "밤길을 밝히는 낮은 등", "the title was lost");
  await handIn(page);
  await sees(page, "밤길을 밝히는 낮은 등", "handed in");
  await sees(page, "12,000,000원", "its cost");
  await fill(page, { comment: "우리 골목에도 있으면 좋겠습니다." });
  await press(page, "main form[action$='/comments'] button[type=submit]");
  await sees(page, "우리 골목에도 있으면 좋겠습니다.", "commented");
  await follow(page, "a[href$='/edit']");
  await fill(page, { place: "하늘초등학교 뒤" });
  await press(page);
  await sees(page, "하늘초등학교 뒤", "changed");
  await follow(page, "a[href$='/withdraw']");
  await press(page);
  expect((await page.locator("main a[href$='/edit']").count()) === 0, "what was taken back can be changed");
}

/** Finds the vote, declares, marks too many, mends it, votes, changes the vote. */
async function vote(page, site) {
  await follow(page, `a[href='${await openVote(site)}']`);
  await declare(page);
  const values = await tick(page, 6);
  await press(page, CAST);
  await refused(page, "six marks");
  const kept = await page.locator("[name=choices]:checked").count();
  expect(kept === 6, `six boxes were marked and ${kept} came back`);
  await page.uncheck(`[name=choices][value="${values[0]}"]`);
  await press(page, CAST);
  await voted(page);
  const shown = await page.locator("[name=choices]:checked").count();
  expect(shown === 0, "what was chosen is shown again");
  await press(page, CAST);
  await sees(page, "아무것도 고르지 않으셨습니다", "an empty ballot is asked about");
  await page.check(`[name=choices][value="${values[1]}"]`);
  await press(page, CAST);
  await voted(page);
}

async function voted(page) {
  expect(new URL(page.url()).searchParams.get("done") === "voted", `voting led to ${page.url()}`);
}

/** Says no to being an official, who is known as one all the same. */
async function official(page, site) {
  await page.goto(site.base + (await openVote(site)));
  const asked = (await page.locator("main [name=name]").count()) > 0;
  await fill(page, { ...(asked ? identity() : {}), basis: "worker", official: "no" });
  await press(page);
  await sees(page, "제2조제2항", "an official is refused with the clause");
}

async function language(page) {
  await press(page, "form[action='/language'] button");
  await page.locator("html[lang=en]").waitFor({ state: "attached" });
  await sees(page, "What you can do today", "in English");
}

/** Signs in by a code that was sent, with every mistake on the way, and agrees to the terms. */
async function signIn(page, site) {
  await press(page);
  await refused(page, "no address");
  const address = addressOf("signs-in");
  await fill(page, { address });
  await press(page);
  const code = await codeFor(site, address);
  await fill(page, { code: code === "123456" ? "654321" : "123456" });
  await press(page);
  await refused(page, "a wrong code");
  await fill(page, { code });
  await press(page);
  expect(new URL(page.url()).pathname === "/consent", `a new account is led to ${page.url()}`);
  await fill(page, { name: "새로 온 이웃" });
  await press(page, "main form[action='/consent'] button");
  await refused(page, "not agreed");
  await agree(page);
  expect(page.url().endsWith(`${D}/proposals/new`), `after agreeing one is led to ${page.url()}`);
  await page.goto(`${site.base}/me`);
  expect((await page.inputValue("main [name=name]")) === "새로 온 이웃", "the name was lost");
  await press(page, "main form[action='/sign-out'] button");
  await page.goto(`${site.base}/me`);
  expect(page.answered === 401, `after signing out /me answers ${page.answered}`);
}

/** Reads the terms, does not agree, and is out again. */
async function decline(page, site) {
  const address = addressOf("declines");
  await fill(page, { address });
  await press(page);
  await fill(page, { code: await codeFor(site, address) });
  await press(page);
  await press(page, "main form[action='/sign-out'] button");
  await page.goto(`${site.base}/me`);
  expect(page.answered === 401, `whoever does not agree is signed in all the same: ${page.answered}`);
}

/** Picks two things on the board and compares them, without a mouse. */
async function compare(page) {
  await tabTo(page, "main [name=items]");
  await page.keyboard.press("Space");
  await tabTo(page, "main [name=items]");
  await page.keyboard.press("Space");
  await tabTo(page, "main button[formaction$='/compare']");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  for (const words of ["왜 필요한가", "어림 비용", "누구에게 좋은가", "서로 겹치는 것"]) await sees(page, words, "compared");
  expect((await page.locator("main thead th").count()) === 3, "two things are not two columns");
}

/** Sees similar things while typing a proposal, or after pressing a button, and goes on typing. */
async function similar(page, site, scripts) {
  const found = "#similar-list li a[target=_blank]";
  await page.fill("[name=body]", "가로등 사이가 멉니다.");
  await page.fill("[name=title]", "어두운 골목길을 밝히자");
  if (!scripts) await press(page, "main button[value=similar]");
  await page.locator(found).first().waitFor({ timeout: 10_000 });
  await sees(page, "겹치는 말", "the reason");
  const told = await page.locator("#similar-status[role=status]").innerText();
  expect(told === `비슷한 것이 ${await page.locator(found).count()}건 있습니다.`, `the status says “${told}”`);
  expect((await page.inputValue("[name=body]")) === "가로등 사이가 멉니다.", "what was typed is lost");
  if (!scripts) return;
  // The second question waits a little; what shares nothing takes the list away again.
  await page.fill("[name=title]", "zzzz qqqq");
  await page.locator(found).first().waitFor({ state: "detached", timeout: 10_000 });
  await sees(page, "찾지 못했습니다", "nothing found");
}

/** Answers two thoughts, skips one, says that she can live with the agenda, and sees how others answered. */
async function deliberate(page, site) {
  const agenda = await agendaMerged(site);
  await page.goto(`${site.base}${agenda}/statements/vote`);
  const asked = async () => (await page.textContent("#asked")).trim();
  const answered = async () => Number(await page.getAttribute("main progress", "value"));
  const before = await answered();
  const first = await asked();
  await press(page, "main button[name=stance][value=agree]");
  expect((await asked()) !== first, "an answered thought is asked again");
  const second = await asked();
  await follow(page, "section a[href*='skip=']");
  expect((await asked()) !== second, "a skipped thought is asked again at once");
  await press(page, "main button[name=stance][value=pass]");
  expect((await answered()) === before + 2, "two answers are not two more");
  await follow(page, "nav a[href$='/mine']");
  await sees(page, first, "what she answered");
  await page.goto(`${site.base}${agenda}/opinion`);
  await page.check("main [name=stance][value=pass]");
  await page.check("main [name=gradient][value=live]");
  await press(page, "main form[action$='/opinion'] button[type=submit]");
  await sees(page, "받아들일 수 있다고", "those who can live with it");
  await page.goto(`${site.base}${agenda}/statements/map`);
  for (const words of ["무리 1 ·", "95% 범위", "생각마다 받은 답"]) await sees(page, words, "the result");
}

const visitor = { who: "a visitor" };
const resident = { who: "resident", signIn: as("resident") };
const back = encodeURIComponent(`${D}/proposals/new`);

export default [
  { ...resident, what: "proposes", address: `${D}/proposals/new`, walk: propose },
  { ...resident, what: "sees similar things", address: `${D}/proposals/new`, walk: similar },
  { ...resident, what: "votes", address: D, walk: vote },
  { ...resident, what: "answers statements", address: `${D}/agendas`, walk: deliberate },
  { who: "city-officer", what: "is refused as an official", address: D, signIn: as("city-officer"), walk: official },
  { ...visitor, what: "compares by keyboard", address: `${D}/agendas`, walk: compare },
  { ...visitor, what: "changes the language", address: D, walk: language },
  { ...visitor, what: "signs in by a code and agrees", address: `/sign-in?back=${back}`, walk: signIn },
  { ...visitor, what: "does not agree and leaves", address: "/sign-in", walk: decline },
].map(flow);
