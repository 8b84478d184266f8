// Proposals of residents, a comment that a moderator hides.

import { fill, follow, hides, menu, press, refused, sees } from "../../lib/steps.mjs";
import { expect } from "../../lib/tally.mjs";
import { propose, reason } from "../../lib/walks.mjs";

/** What is proposed; the last one by somebody else. */
export const TITLES = ["밤길을 밝히는 낮은 등", "냇가의 긴 의자", "골목의 작은 책장"];

/** What a third resident proposes. */
export const THIRD = "냇가 물 마시는 곳";

const COMMENT = "3호 사는 사람이 늘 불을 끕니다.";

/** To the form for a new proposal. */
async function toForm(page) {
  await menu(page, "proposals");
  await follow(page, "a[href$='/proposals/new']");
}

export async function proposals(year) {
  await year.as("resident", async (page) => {
    await page.goto(`${page.url()}/proposals/new`, { waitUntil: "load" });
    await sees(page, "8월 3일", "nothing is proposed before its stage");
    expect((await page.locator("main [name=title]").count()) === 0, "the form is there before its stage");
  });
  await year.moveTo("2026-08-05T10:00:00+09:00");
  await year.as("resident", async (page) => {
    await toForm(page);
    await fill(page, { need: "골목이 어둡습니다." });
    await press(page);
    await refused(page, "a proposal without a title");
    expect((await page.inputValue("main [name=need]")) === "골목이 어둡습니다.", "what was typed was lost");
    await propose(page, TITLES[0]);
    await sees(page, TITLES[0], "handed in");
    await toForm(page);
    await propose(page, TITLES[1]);
  });
  await year.as("proposer", async (page) => {
    await toForm(page);
    await propose(page, TITLES[2]);
    await menu(page, "proposals");
    await follow(page, `a:has-text("${TITLES[0]}")`);
    await fill(page, { comment: COMMENT });
    await press(page, "main form[action$='/comments'] button");
    await sees(page, COMMENT, "commented");
  });
  await year.as("clerk", async (page) => {
    await toForm(page);
    await propose(page, THIRD);
  });
  await year.as("administrator", async (page) => {
    await menu(page, "proposals");
    await follow(page, `a:has-text("${TITLES[0]}")`);
    await follow(page, "a[href*='/moderation/comment/']");
    await press(page);
    await refused(page, "hidden without a reason");
    await reason(page, "이웃을 알아볼 수 있는 말이 있습니다.");
  });
  await year.visitor(async (page) => {
    await menu(page, "proposals");
    for (const title of TITLES) await sees(page, title, "everybody sees what was proposed");
    await follow(page, `a:has-text("${TITLES[0]}")`);
    await hides(page, COMMENT, "what was hidden is not shown");
    await sees(page, "이웃을 알아볼 수 있는 말이 있습니다.", "and everybody reads why");
  });
}
