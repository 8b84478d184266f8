// The plan with its budget lines, and the agreement that both parties sign.

import { fill, follow, menu, press, refused, sees } from "../../lib/steps.mjs";
import { expect } from "../../lib/tally.mjs";
import { announce } from "./meeting.mjs";

const PROGRAMME = { policy_program: "주민과 함께하는 구정", unit_program: "주민이 고른 일" };

/** The lines: all money of the year, for one of the things that were selected. */
const LINES = [
  { ...PROGRAMME, stat_code: "201-01", label: "안내문과 표지", units: "2", count: "3", unit_price: "1천만 원" },
  { ...PROGRAMME, stat_code: "201-03", label: "등을 켜는 날", units: "1", count: "3", unit_price: "1천만 원" },
  { ...PROGRAMME, stat_code: "203-03", label: "일을 알리는 자리", units: "1", count: "1", unit_price: "1천만 원" },
];

/** To a page about money. */
export async function toMoney(page, part) {
  await menu(page, "money");
  await follow(page, `a[href*='/${part}?year=']`);
}

/** The department writes the lines: none of nothing, and not one won more than there is. */
export async function plan(year) {
  await year.moveTo("2026-10-20T10:00:00+09:00");
  await year.as("department-official", async (page) => {
    await toMoney(page, "plan");
    for (const line of LINES) {
      // What was selected gives the project its name, and the next line takes it over.
      await follow(page, `a[href*='/plan/lines/new${line === LINES[0] ? "?year=2027&selected=" : ""}']`);
      const project = await page.inputValue("main [name=detailed_project]");
      expect(project !== "", "the form does not begin with what was selected");
      await fill(page, { ...line, source: "city-pb" });
      if (line === LINES[0]) {
        await fill(page, { units: "0" });
        await press(page);
        await refused(page, "no units");
        await fill(page, { units: line.units });
      }
      if (line === LINES[2]) {
        await fill(page, { unit_price: "10,000,001" });
        await press(page);
        await refused(page, "over the budget");
        await sees(page, "1원 많습니다", "by how much");
        await fill(page, { unit_price: line.unit_price });
      }
      await press(page);
      await sees(page, "예산 줄을 더했습니다", line.label);
    }
  });
  await year.visitor(async (page) => {
    await toMoney(page, "plan");
    await sees(page, "2 × 3 × 10,000,000원", "everybody sees how a line was reckoned");
    await sees(page, "100,000,000원", "and the sum");
    await sees(page, "예산 줄 1개", "and which line carries out what was selected");
    await year.picture(page, "plan");
  });
}

const SIGN = "main form[action$='/agreement/sign'] button";

/** The secretary drafts it, the co-chair and the city's officer sign; nobody else can. */
export async function agreement(year) {
  await year.as("secretary", async (page) => {
    await toMoney(page, "agreement");
    await follow(page, "a[href*='/agreement/new']");
    await fill(page, {
      limit: "60",
      at_limit: "council",
      limit_scope: "project",
      at_limit_note: "두 쪽이 함께 정했습니다.",
      summary: "주민이 고른 일을 함께 하고, 작은 변경은 협치회의가 정합니다.",
    });
    await press(page);
    await refused(page, "a limit of more than a half");
    await fill(page, { limit: "10" });
    await press(page);
    await sees(page, "협약안을 썼습니다", "drafted");
    // The council meets again once money is spent.
    await announce(page, { title: "3월 정기회의", day: "2027-03-02", purpose: "예산 변경을 의논합니다." });
    await press(page);
    await sees(page, "모임을 알렸습니다", "announced");
  });
  await year.as("resident", (page) => page, { address: `${year.home}/agreement/new`, status: 403 });
  for (const who of ["resident", "council-member"]) {
    await year.as(who, async (page) => {
      await toMoney(page, "agreement");
      expect((await page.locator(SIGN).count()) === 0, `${who} may sign`);
    });
  }
  await year.as("co-chair", async (page) => {
    await toMoney(page, "agreement");
    await press(page, SIGN);
    await refused(page, "a signature without saying who decides on exactly the limit");
    await fill(page, { chosen_at_limit: "city" });
    await press(page, SIGN);
    await refused(page, "something else than the draft says");
    await fill(page, { chosen_at_limit: "council" });
    await press(page, SIGN);
    await sees(page, "시의 서명을 기다립니다", "signed for the district");
    expect((await page.locator(SIGN).count()) === 0, "a party signs twice");
  });
  await year.as("department-official", async (page) => {
    await toMoney(page, "plan");
    expect((await page.locator("main a[href*='/plan/lines/']").count()) === 0, "a signed plan can be changed");
  });
  await sendBack(year);
  await year.as("city-officer", async (page) => {
    await toMoney(page, "agreement");
    await fill(page, { chosen_at_limit: "council" });
    await press(page, SIGN);
    await sees(page, "서명했습니다", "signed for the city");
  });
  await year.visitor(async (page) => {
    await toMoney(page, "agreement");
    await sees(page, "부터 지켜지고 있습니다", "everybody sees that it holds");
    await sees(page, "10,000,000원", "and how much the council may move");
    await year.picture(page, "agreement");
  });
}

const BACK = "main form[action$='/agreement/send-back'] button";

/** The city's officer does not sign as it stands; the next draft is signed for the district anew. */
async function sendBack(year) {
  await year.as("city-officer", async (page) => {
    await toMoney(page, "agreement");
    await page.locator("main summary", { hasText: "돌려보내기" }).click();
    await press(page, BACK);
    await refused(page, "sending back without a reason");
    await fill(page, { reason: "약속을 한 문장 더 쉽게 적어 주세요." });
    await press(page, BACK);
    await sees(page, "시가 돌려보냈습니다", "sent back, and everybody reads why");
    expect((await page.locator(SIGN).count()) === 0, "what was sent back can be signed");
    await year.picture(page, "agreement-sent-back");
  });
  await year.as("secretary", async (page) => {
    await toMoney(page, "agreement");
    await follow(page, "a[href*='/agreement/new']");
    await fill(page, { summary: "주민이 고른 일을 함께 합니다. 작은 변경은 협치회의가 정합니다." });
    await press(page);
    await sees(page, "협약안을 썼습니다", "drafted anew");
  });
  await year.as("co-chair", async (page) => {
    await toMoney(page, "agreement");
    await fill(page, { chosen_at_limit: "council" });
    await press(page, SIGN);
    await sees(page, "시의 서명을 기다립니다", "signed for the district anew");
  });
}
