// The settlement, the report that an approver signs, and the year as everybody sees it then.

import { fill, follow, hides, menu, press, refused, sees } from "../../lib/steps.mjs";
import { expect } from "../../lib/tally.mjs";
import { toMoney } from "./plan.mjs";

/** The secretary draws it up, the city's officer approves it. */
export async function settlement(year) {
  await year.moveTo("2028-01-10T10:00:00+09:00");
  await year.as("secretary", async (page) => {
    await toMoney(page, "settlement");
    await follow(page, "a[href*='/settlement/new']");
    await press(page);
    await sees(page, "정산을 시에 올렸습니다", "drawn up");
    expect((await page.locator("main form[action$='/approve']").count()) === 0, "the secretary may approve it");
  });
  await year.visitor(async (page) => {
    await toMoney(page, "settlement");
    await sees(page, "아직 승인된 정산이 없습니다", "nobody sees it before it is approved");
  });
  await year.as("city-officer", async (page) => {
    await toMoney(page, "settlement");
    await press(page, "main form[action$='/approve'] button");
    await sees(page, "정산을 승인하고 봉인했습니다", "approved");
  });
  await year.as("department-official", async (page) => {
    await toMoney(page, "spending");
    await sees(page, "장부가 닫혔습니다", "nothing is spent any more");
    await follow(page, "a[href*='/refund']");
    await fill(page, { amount: "60,000,001", paid_on: "2028-01-10", receipt: "12" });
    await press(page);
    await refused(page, "more than goes back");
    await fill(page, { amount: "60,000,000" });
    await press(page);
    await sees(page, "돌려준 돈을 적었습니다", "paid back");
    await follow(page, "a[href$='/counter']");
    await fill(page, { reason: "영수증이 다릅니다." });
    await press(page);
    await sees(page, "바로잡았습니다", "corrected");
  });
  await year.visitor(async (page) => {
    await toMoney(page, "settlement");
    await sees(page, "60,000,000원", "everybody sees what goes back");
    await sees(page, "봉인 값", "and the seal");
    await year.picture(page, "settlement");
  });
}

const OFFICES = {
  department: "협치담당관",
  author_office: "주무관",
  approver_office: "협치담당관",
  classification: "행정 > 지역혁신 > 협치",
  retention: "10",
};

/** The secretary writes it from the settlement, the approver signs; then it has its number. */
export async function report(year) {
  const address = await year.as("secretary", async (page) => {
    await toMoney(page, "settlement");
    await follow(page, "a[href*='/documents/new']");
    await press(page);
    await refused(page, "a document of no department");
    await fill(page, OFFICES);
    await press(page);
    await sees(page, "60,000,000원", "the figures are those of the settlement");
    expect((await page.locator("main form[action$='/sign']").count()) === 0, "who drafts may sign");
    return new URL(page.url()).pathname;
  });
  await year.visitor((page) => page, { address, status: 404 });
  await year.as("daon-approver", async (page) => {
    await menu(page, "documents");
    await follow(page, "a[href*='/documents/']:not([href$='/new'])");
    await press(page, "main form[action$='/sign'] button");
  });
  await year.visitor(async (page) => {
    await menu(page, "documents");
    await follow(page, "a[href*='/documents/']");
    await sees(page, "협치담당관-1", "it has its number");
    await sees(page, "공개", "says who may read it");
    await sees(page, "10년", "and how long it is kept");
    await hides(page, "결재 전", "it is signed");
    await year.picture(page, "report");
  });
}

/** When the year is over, one page says so of every stage. */
export async function whole(year) {
  await year.moveTo("2028-04-03T10:00:00+09:00");
  await year.visitor(async (page) => {
    await follow(page, "a[href*='/year']");
    const stages = page.locator("main section[id]");
    const over = await stages.filter({ hasText: "끝남" }).count();
    expect(over === 7, `${over} stages of 7 are over on ${page.url()}`);
    await year.picture(page, "year");
    await menu(page, "money");
    await sees(page, "100,000,000", "the money of the year");
  });
}
