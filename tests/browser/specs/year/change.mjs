// Changes of the budget: within the limit, one won above it, and one that the law forbids.

import { fill, follow, hides, press, sees } from "../../lib/steps.mjs";
import { expect } from "../../lib/tally.mjs";
import { decide, toMeeting } from "./meeting.mjs";
import { toMoney } from "./plan.mjs";

// A decision of the council carries one change, and comes after it was proposed.
const MOTIONS = ["안내문을 줄이고 등을 켜는 날을 늘린다", "등을 켜는 날을 더 늘린다"];
const WITHIN = "안내문을 줄이고 등을 켜는 날을 늘리기";
const ABOVE = "등을 켜는 날을 더 늘리기";

/** Fills in what each line would get. */
async function amounts(page, values) {
  for (const [place, value] of values.entries()) await page.locator("main [name=amounts]").nth(place).fill(value);
}

/** Looks who decides, and puts it to the council. */
async function propose(year, page, values, title, [seen, verdict]) {
  await toMoney(page, "changes");
  await follow(page, "a[href*='/changes/new']");
  await amounts(page, values);
  // With scripts who decides is seen while amounts are typed, before anything is pressed.
  if (year.scripts) await page.locator("#meter .verdict", { hasText: seen }).waitFor();
  await press(page, "main button[value=check]");
  await sees(page, verdict, "who decides");
  await fill(page, { title, reason: "밤길을 걷는 이웃이 늘었습니다." });
  await press(page, "main button[value=propose]");
}

/** After a look by the button the page goes on saying one thing only while amounts are typed. */
async function oneVerdict(year, page) {
  await toMoney(page, "changes");
  await follow(page, "a[href*='/changes/new']");
  await amounts(page, ["52,000,000", "38,000,000", "10,000,000"]);
  await press(page, "main button[value=check]");
  await sees(page, "협치회의가 정합니다", "the button shows who decides");
  expect((await page.locator("main .verdict").count()) === 1, "two verdicts after the button");
  if (!year.scripts) return;
  await amounts(page, ["51,999,999", "38,000,000", "10,000,001"]);
  await page.locator("#meter", { hasText: "다시 셈하고 있습니다" }).waitFor();
  expect((await page.locator("main .verdict").count()) === 0, "the verdict of other amounts stays");
  await page.locator("#meter .verdict", { hasText: "할 수 없습니다" }).waitFor();
  await hides(page, "협치회의가 정합니다", "one verdict");
  const said = page.locator("#meter-said");
  expect((await said.innerText()).includes("제55조제2항"), "the sentence is said");
  expect((await page.locator("main [aria-live]").count()) === 0, "the figures are said aloud");
  // An answer that never comes leaves no old verdict behind.
  const before = page.complaints.length;
  await page.route("**/changes", (route) => route.abort());
  await amounts(page, ["52,000,000", "38,000,000", "10,000,000"]);
  await page.locator("#meter", { hasText: "셈하지 못했습니다" }).waitFor();
  expect((await page.locator("main .verdict").count()) === 0, "the old verdict stays when the answer is lost");
  await page.unroute("**/changes");
  // What the browser says of the answer that was kept back is no fault of the page.
  page.complaints.length = before;
}

/** To a change, by the links on the way. */
async function toChange(page, title) {
  await toMoney(page, "changes");
  await follow(page, `a:has-text("${title}")`);
}

/** The secretary notes what the council decided about a change. */
async function decided(page, title, motion) {
  await toMeeting(page, "3월 정기회의");
  await decide(page, motion);
  await toChange(page, title);
  const offered = page.locator("main [name=decision] option", { hasText: motion });
  await fill(page, { decision: await offered.getAttribute("value") });
  await press(page, "main form[action$='/decide'] button");
  await sees(page, "의결을 적었습니다", "decided");
}

export async function budgetChange(year) {
  await year.moveTo("2027-03-02T16:30:00+09:00");
  await year.as("department-official", async (page) => {
    await oneVerdict(year, page);
    await propose(year, page, ["52,000,000", "38,000,000", "10,000,000"], WITHIN, ["협치회의가 정합니다", "8 % 움직입니다"]);
    await sees(page, "변경을 올렸습니다", "put to the council");
    await propose(year, page, ["51,999,999", "38,000,000", "10,000,001"], "업무추진비로 옮기기", ["할 수 없습니다", "시행령 제55조제2항"]);
    expect(page.answered === 409, `what the law forbids answers ${page.answered}`);
    await sees(page, "시행령 제55조제2항", "the article is named");
    expect((await page.inputValue("main [name=title]")) === "업무추진비로 옮기기", "what was typed was lost");
  });
  await year.as("resident", (page) => page, { address: `${year.home}/changes/new`, status: 403 });
  await year.as("secretary", async (page) => {
    await decided(page, WITHIN, MOTIONS[0]);
    await sees(page, "이 금액대로 쓰고 있습니다", "the council decides within the limit");
  });
  await year.as("council-member", async (page) => {
    // Four per cent more: twelve together with the change before.
    await propose(year, page, ["48,000,000", "42,000,000", "10,000,000"], ABOVE, ["한도 초과", "한도를 2,000,000원 넘"]);
  });
  await year.as("secretary", async (page) => {
    await decided(page, ABOVE, MOTIONS[1]);
    await sees(page, "시와 협의를 기다림", "the council can't decide alone above the limit");
    expect((await page.locator("main form[action$='/approve']").count()) === 0, "the secretary may approve");
  });
  await year.visitor(async (page) => {
    await toMoney(page, "plan");
    await sees(page, "38,000,000원", "what waits is not in force");
    await hides(page, "42,000,000원", "what waits is not in force");
  });
  await year.as("city-officer", async (page) => {
    await toChange(page, ABOVE);
    await fill(page, { reason: "구와 만나 까닭을 들었습니다." });
    await press(page, "main form[action$='/consult'] button");
    await sees(page, "시의 승인을 기다림", "consulted");
    await press(page, "main form[action$='/approve'] button");
    expect(page.answered === 422, `an answer without a word answers ${page.answered}`);
    await fill(page, { approves: "yes", reason: "밤길이 밝아집니다." });
    await press(page, "main form[action$='/approve'] button");
    await sees(page, "시의 답을 적었습니다", "answered");
  });
  await year.visitor(async (page) => {
    await toChange(page, ABOVE);
    await sees(page, "이 금액대로 쓰고 있습니다", "everybody sees that it holds");
    await sees(page, "밤길이 밝아집니다.", "and why");
    await year.picture(page, "change");
    await toMoney(page, "plan");
    await sees(page, "42,000,000원", "the plan has the new amounts");
  });
}
