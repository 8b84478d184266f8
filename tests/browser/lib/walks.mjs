// Walks over a page or two, which flows take and renderings begin with.

import { as } from "./sign_in.mjs";
import { fill, follow, press } from "./steps.mjs";

/** The district of the demonstration. */
export const D = "/d/haneul";

/** Somebody whom nobody has heard of, as on papers. */
export function identity() {
  const any = (most) => 1 + Math.floor(Math.random() * most);
  const syllable = () => String.fromCodePoint(0xac00 + any(11_000));
  return {
    name: `지어낸${syllable()}${syllable()}${syllable()}`,
    birth_year: String(1940 + any(60)),
    birth_month: String(any(12)),
    birth_day: String(any(28)),
  };
}

/** Hands a proposal in, on the page for a new one. Answers with its address. */
export async function propose(page, title = "밤길을 밝히는 낮은 등") {
  await fill(page, {
    title,
    need: "학원에서 돌아오는 길이 어둡습니다.",
    body: "골목 모서리마다 낮은 등을 놓습니다.\n\n등은 발밑만 비춥니다.",
    cost: "1천2백만 원",
  });
  await press(page);
  return new URL(page.url()).pathname;
}

/** Enters a proposal for somebody at the counter, where its form is open. */
export async function enterFor(page) {
  await fill(page, {
    whose: "none",
    consent: "aloud",
    title: "정류장에 긴 의자를",
    need: "서서 기다리기 힘듭니다.",
    body: "긴 의자를 하나 놓습니다.",
  });
  await press(page);
}

/** Records how many of the budget committee came to a meeting. */
export async function attended(site, meeting, committee) {
  await site.visit({ address: `${D}/meetings/${meeting}/attendance`, signIn: as("secretary") }, async (page) => {
    await fill(page, { "private-member": "5", "budget-committee": committee });
    await press(page);
  });
}

/** A meeting that goes on all day; answers with its id. */
export async function sitting(site, { kind, body = "", committee }) {
  const address = `${D}/meetings/new`;
  const meeting = await site.visit({ address, signIn: as("secretary") }, async (page) => {
    await fill(page, {
      kind,
      body,
      title: "제안을 함께 듣는 자리",
      purpose: "제안을 낸 분의 설명을 듣고 어디서 다룰지 정합니다.",
      place: "주민센터 모임방",
      day: "2026-07-27",
      time: "08:00",
      timetable: "08:00 900 설명 듣기",
      mode: "on-site",
      late_reason: "급히 모였습니다.",
    });
    await press(page);
    return new URL(page.url()).pathname.split("/").at(-1);
  });
  await attended(site, meeting, committee);
  return meeting;
}

/** The address of an act of moderation on a proposal. */
export function caseOf(proposal, act) {
  return proposal.replace("/proposals/", "/moderation/proposal/") + `/${act}`;
}

/** Gives a reason, on the page that hides or appeals. */
export async function reason(page, words) {
  await fill(page, { reason: words });
  await press(page);
}

/** Says why one may vote, where the page of an open vote asks for it; the ballot is left as it is. */
export async function declare(page, who = identity()) {
  if ((await page.locator("[name=official]").count()) === 0) return;
  // Name and birth are asked once in an account's life.
  const asked = (await page.locator("main [name=name]").count()) > 0;
  await fill(page, { ...(asked ? who : {}), basis: "resident", official: "no" });
  await press(page);
  // Without word of what was just done.
  await page.goto(page.url().replace(/\?.*/, ""), { waitUntil: "load" });
}

/** The button of a ballot. */
export const CAST = "form[action$='/ballot'] button[type=submit]";

/** Ticks the first boxes of a ballot and no other; answers with the values of all boxes. */
export async function tick(page, count) {
  const boxes = page.locator("[name=choices]");
  const values = await boxes.evaluateAll((all) => all.map((box) => box.value));
  for (const [place, value] of values.entries()) {
    await page.setChecked(`[name=choices][value="${value}"]`, place < count);
  }
  return values;
}

/** Announces a vote on three proposals, on the page for it; what other checks do with agendas stays possible. */
export async function announce(page) {
  await fill(page, {
    title_ko: "작은 투표",
    title_en: "A small vote",
    opens_at: "2026-12-01 09:00",
    closes_at: "2026-12-10 18:00",
    max_choices: "2",
    budget: "1억",
  });
  // The last ones are the oldest: those that no other check hides or takes back.
  const boxes = page.locator("[name=agendas][value^=proposal]");
  for (const back of [1, 2, 3]) await boxes.nth((await boxes.count()) - back).check();
  await press(page);
}

/** Sets a district up that no other check knows, on the page for it. Answers with its address. */
export async function setUp(page) {
  const slug = `sandeul-${crypto.randomUUID().slice(0, 8)}`;
  await fill(page, {
    name_ko: "산들구",
    name_en: "Sandeul-gu",
    slug,
    plain_name_ko: "산들구 주민이 짜는 살림",
    plain_name_en: "Planned by the residents of Sandeul-gu",
    neighborhoods: "산들동 / Sandeul-dong\n물빛동 / Mulbit-dong",
    budget: "10억 원",
  });
  await press(page);
  return `/d/${slug}`;
}

/** Makes a code for who stands at the desk, on the page for it. */
export async function handOver(page, who, more = {}) {
  await fill(page, { ...who, papers: "yes", ...more });
  await press(page);
}

/** Answers an appeal, beginning with the list of what is hidden. */
export async function answer(page, proposal, decision) {
  await follow(page, `a[href='${caseOf(proposal, "answer")}']`);
  await fill(page, { decision });
  await reason(page, "다시 읽어 보았습니다. 누구인지 알 수 있는 말은 없습니다.");
}
