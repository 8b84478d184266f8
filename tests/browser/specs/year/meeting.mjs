// A meeting of the council: announced, attended, what it decided, its minutes.

import { fill, follow, hides, menu, press, refused, sees } from "../../lib/steps.mjs";
import { expect } from "../../lib/tally.mjs";

const TITLE = "8월 정기회의";
const MOTION = "모인 제안 셋을 주민 투표에 부친다";

/** Announces a meeting of the council, on the page of the meetings. */
export async function announce(page, { title, day, purpose, kind = "regular" }) {
  await menu(page, "meetings");
  await follow(page, "a[href$='/meetings/new']");
  const council = await page.locator("main [name=body] option", { hasText: "협치회의" }).getAttribute("value");
  await fill(page, {
    kind,
    body: council,
    title,
    purpose,
    place: "새봄구청 큰 방",
    day,
    time: "14:00",
    timetable: "13:30 30 접수 / 간사\n14:00 20 여는 말 / 공동의장\n14:20 70 의논과 의결",
  });
}

/** The secretary announces it, first with a timetable that overlaps. */
export async function announced(year) {
  await year.as("secretary", async (page) => {
    await announce(page, { title: TITLE, day: "2026-08-26", purpose: "모인 제안을 함께 읽고 다음 걸음을 정합니다." });
    await fill(page, { timetable: "14:00 60 여는 말\n14:30 30 의논" });
    await press(page);
    await refused(page, "a timetable that overlaps");
    expect((await page.inputValue("main [name=title]")) === TITLE, "the title was lost");
    await fill(page, { timetable: "13:30 30 접수 / 간사\n14:00 20 여는 말 / 공동의장\n14:20 70 의논과 의결" });
    await press(page);
    await sees(page, "모임을 알렸습니다", "announced");
    await sees(page, "시작한 뒤에 적을 수 있습니다", "nothing is recorded before it begins");
  });
  await year.visitor(async (page) => {
    await follow(page, `a:has-text("${TITLE}")`);
    await sees(page, "여는 말", "everybody sees its timetable");
    await sees(page, "모두 120분", "and how long it takes");
  });
}

/** To a meeting, by the links on the way. */
export async function toMeeting(page, title) {
  await menu(page, "meetings");
  await follow(page, `a:has-text("${title}")`);
}

/** Half of the members can't decide anything; one more can. */
export async function decide(page, motion) {
  await follow(page, "a[href$='/decisions']");
  const members = Number(await page.inputValue("main [name=members]"));
  expect(members >= 4, `the page counts ${members} members of the council`);
  const half = Math.floor(members / 2);
  await fill(page, { motion, present: String(half), in_favour: String(half) });
  await press(page);
  await refused(page, "half of the members");
  await sees(page, `적어도 ${half + 1}명이 와야`, "how many would be needed");
  expect((await page.inputValue("main [name=motion]")) === motion, "the motion was lost");
  await fill(page, { present: String(half + 1), in_favour: String(half + 1) });
  await press(page);
  await sees(page, "결정을 적었습니다", "decided");
}

/** The secretary records attendance, decision and minutes; the residents read them. */
export async function held(year) {
  await year.moveTo("2026-08-26T16:30:00+09:00");
  await year.as("secretary", async (page) => {
    await toMeeting(page, TITLE);
    await follow(page, "a[href$='/attendance']");
    await press(page);
    await refused(page, "nobody came");
    await fill(page, { "private-member": "3", "ex-officio-member": "1", resident: "5" });
    await press(page);
    await sees(page, "참석 인원을 적었습니다", "attended");
    await decide(page, MOTION);
    await follow(page, "a[href$='/minutes']");
    await press(page);
    await refused(page, "minutes without a word");
    await fill(page, { minutes: "주민 1(900101-1234567)이 말했다." });
    await press(page);
    await refused(page, "minutes with a registration number");
    await fill(page, { minutes: "제안 셋을 함께 읽었다.\n\n물음은 010-9876-5432로 받는다." });
    await press(page);
    await sees(page, "010-****-5432", "the preview masks the number");
    await sees(page, "전화번호와 이메일 주소를 가렸습니다", "and says so");
    await year.picture(page, "minutes");
    await press(page, "main form[action$='/minutes/publish'] button");
    await sees(page, "회의록을 올렸습니다", "published");
  });
  await year.visitor(async (page) => {
    await toMeeting(page, TITLE);
    await sees(page, MOTION, "everybody reads what was decided");
    await sees(page, "제안 셋을 함께 읽었다", "and the minutes");
    await hides(page, "9876", "nobody reads the number");
  });
}
