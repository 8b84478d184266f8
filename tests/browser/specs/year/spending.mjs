// The ledger: what is spent, on which day, out of what a line has.

import { fill, follow, hides, press, refused, sees } from "../../lib/steps.mjs";
import { expect } from "../../lib/tally.mjs";
import { toMoney } from "./plan.mjs";

const ROW = { amount: "4천만 원", paid_on: "2027-02-10", what: "등을 켜는 날의 무대", evidence_kind: "tax-invoice", evidence: "세금계산서 2027-02" };

/** Binds money and gives it back, carries some over and corrects that, adds closed evidence. */
async function books(page, line) {
  await toMoney(page, "spending");
  await follow(page, "a[href*='/commitments/new']");
  await fill(page, { line, amount: "1,000", made_on: ROW.paid_on, what: "무대를 꾸미는 계약", payee: "company" });
  await press(page);
  await sees(page, "돈을 묶었습니다", "bound");
  await follow(page, "a[href$='/release']");
  await fill(page, { reason: "계약을 그만두었습니다." });
  await press(page);
  await sees(page, "남은 돈을 풀었습니다", "given back");
  await toMoney(page, "spending");
  await follow(page, "a[href*='/carry-over']");
  await fill(page, { carry_kind: "voted", line, amount: "1,000", carry_basis: "의회의 의결" });
  await press(page);
  await sees(page, "넘길 돈을 적었습니다", "carried over");
  await follow(page, "a[href$='/counter']");
  await fill(page, { reason: "올해 다 썼습니다." });
  await press(page);
  await sees(page, "바로잡았습니다", "corrected");
  await toMoney(page, "spending");
  await follow(page, `a:has-text("${ROW.what}")`);
  await fill(page, { evidence_kind: "participant-list", evidence: "서명부 12쪽" });
  await press(page);
  await sees(page, "증빙을 적었습니다", "evidence");
}

/** The department records spending: not before the year, and not more than a line has. */
export async function spending(year) {
  await year.as("department-official", async (page) => {
    await toMoney(page, "spending");
    await follow(page, "a[href*='/spending/new']");
    const line = await page.locator("main [name=line] option", { hasText: "등을 켜는 날" }).getAttribute("value");
    await fill(page, { ...ROW, line, paid_on: "2026-12-31" });
    await press(page);
    await refused(page, "a day before the year");
    await fill(page, { paid_on: ROW.paid_on, amount: "42,000,001" });
    await press(page);
    await refused(page, "one won more than the line has");
    await sees(page, "42,000,000원까지 쓸 수 있습니다", "how much there is");
    expect((await page.inputValue("main [name=what]")) === ROW.what, "what was typed was lost");
    await fill(page, { amount: ROW.amount });
    await press(page);
    await sees(page, "장부에 적었습니다", "recorded");
    await follow(page, "a[href$='/counter']");
    await press(page);
    await refused(page, "taken back without a reason");
    await books(page, line);
  });
  await year.visitor(async (page) => {
    await toMoney(page, "spending");
    await sees(page, ROW.what, "everybody sees what for");
    await sees(page, "40,000,000원", "and how much");
    await hides(page, ROW.evidence, "the evidence is for staff");
    await year.picture(page, "spending");
  });
  await year.as("secretary", async (page) => {
    await toMoney(page, "settlement");
    await follow(page, "a[href*='/settlement/new']");
    await sees(page, "아직 60,000,000원이 남아 있고", "nothing is settled while money can be spent");
  });
}
