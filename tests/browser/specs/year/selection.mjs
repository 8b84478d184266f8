// What the council selects once the vote is counted: refused without a decision and without
// reasons, then recorded and read by everybody.

import { follow, press, refused, sees } from "../../lib/steps.mjs";
import { expect } from "../../lib/tally.mjs";
import { announce, decide, toMeeting } from "./meeting.mjs";
import { toResult } from "./vote.mjs";

const TITLE = "9월 임시회의: 선정";
const MOTION = "투표의 결과를 바탕으로 내년에 할 일을 정한다";
const WHY = "같은 골목의 하수도 공사가 끝난 뒤에 하기로 하였습니다.";

/** To the selection, by the links on the way. */
async function toSelection(page) {
  await toResult(page);
  await follow(page, "a[href*='/selection?year=']");
}

/** The council meets over the result. */
export async function selects(year) {
  await year.as("secretary", async (page) => {
    await announce(page, { title: TITLE, day: "2026-09-28", kind: "extra", purpose: "투표의 결과를 놓고 고릅니다." });
    await press(page);
    await sees(page, "모임을 알렸습니다", "announced");
    await toSelection(page);
    await follow(page, "a[href*='/selection/new']");
    await sees(page, "통과된 결정이 아직 없습니다", "there is no decision yet");
    await press(page);
    await refused(page, "a selection without a decision");
  });
  await year.moveTo("2026-09-28T16:30:00+09:00");
  await year.as("secretary", async (page) => {
    await toMeeting(page, TITLE);
    await decide(page, MOTION);
    await toSelection(page);
    await follow(page, "a[href*='/selection/new']");
    const decision = page.locator("main [name=decision]");
    await decision.selectOption({ label: `${TITLE} · ${MOTION}` });
    // What won the vote is left out.
    const verdicts = await page.locator("main [name=verdict]").evaluateAll((all) => all.map((one) => one.value));
    const place = verdicts.indexOf("selected") + 1;
    expect(place > 0, "nothing won the vote");
    await page.locator(`#verdict-${place}`).selectOption("left-out");
    await page.locator(`#granted-${place}`).fill("0");
    await press(page);
    await refused(page, "a departure from the vote without a reason");
    await sees(page, "주민투표와 다르게 정했습니다", "which needs its reason");
    expect((await page.inputValue(`#verdict-${place}`)) === "left-out", "the verdict was lost");
    await page.locator(`#reason-${place}`).fill(WHY);
    await press(page);
    await sees(page, "고른 것을 기록했습니다", "recorded");
  });
  await year.visitor(async (page) => {
    await toSelection(page);
    await sees(page, "주민투표와 다름", "everybody sees the departure");
    await sees(page, WHY, "and its reason");
    await year.picture(page, "selection");
  });
  await year.as("resident", (page) => page, { address: `${year.home}/selection/new`, status: 403 });
  await year.as("secretary", (page) => page, { address: `${year.home}/selection/new`, status: 409 });
}
