// The council with its members from a table, and a sub-committee that anybody joins.

import { fill, follow, hides, menu, press, refused, sees } from "../../lib/steps.mjs";
import { expect } from "../../lib/tally.mjs";

const COUNCIL = "협치회의";

const OPEN = {
  body_kind: "sub-committee",
  name_ko: "걷는 길 분과",
  name_en: "Sub-committee on paths",
  body_purpose: "걷기 좋은 길을 의논합니다.",
  membership: "open",
};

/** To a body of the district, by the links on the way. */
async function toBody(page, name) {
  await menu(page, "meetings");
  await follow(page, "a[href$='/bodies']");
  await follow(page, `a:has-text("${name}")`);
}

/** The secretary says what the council is for, which can't be open, and makes a sub-committee. */
export async function bodies(year) {
  await year.as("secretary", async (page) => {
    await toBody(page, COUNCIL);
    await follow(page, "a[href$='/edit']");
    await fill(page, { body_purpose: "주민과 구청이 한 해의 계획과 예산을 함께 정합니다.", membership: "open" });
    await press(page);
    await refused(page, "a council that is open to everybody");
    await fill(page, { membership: "closed" });
    await press(page);
    await sees(page, "고쳤습니다", "the council");
    await menu(page, "meetings");
    await follow(page, "a[href$='/bodies']");
    await follow(page, "a[href$='/bodies/new']");
    await fill(page, OPEN);
    await press(page);
    await sees(page, "만들었습니다", "the sub-committee");
  });
  await year.as("resident", async (page) => {
    await toBody(page, COUNCIL);
    await sees(page, "임기를 정해 위촉합니다", "nobody joins the council by herself");
    const council = page.url();
    await page.goto(`${council}/join`, { waitUntil: "load" });
    await sees(page, "위촉으로 정합니다", "nor by its address");
    await toBody(page, OPEN.name_ko);
    await follow(page, "a[href$='/join']");
    await press(page, "main form[action$='/join'] button");
    await sees(page, "함께하게 되었습니다", "joined");
  });
  await year.visitor(async (page) => {
    await toBody(page, OPEN.name_ko);
    await sees(page, "참관 1명", "everybody sees that somebody joined");
  });
}

const HEAD = "이름,연락처,역할,시작일,종료일";
const GOOD = [
  "지어낸 의장,co-chair@haneul.example,공동의장,2026-07-27,2028-07-26",
  "지어낸 위원 1,council-member@haneul.example,협치위원,2026-07-27,2028-07-26",
  "지어낸 위원 2,walk-member-2@newcomer.example,협치위원,2026-07-27,2028-07-26",
  "지어낸 위원 3,walk-member-3@newcomer.example,협치위원,2026. 7. 27.,2028. 7. 26.",
];
const BAD = "지어낸 위원 4,walk-member-4@newcomer.example,회장,2026-07-27,2028-07-26";

/** The secretary brings the council's members in; a faulty line is named and nothing written. */
export async function members(year) {
  await year.as("secretary", async (page) => {
    await toBody(page, COUNCIL);
    await follow(page, "a[href$='/import']");
    await fill(page, { table: [HEAD, ...GOOD, BAD].join("\n") });
    await press(page);
    expect(page.answered === 422, `a table with a faulty line answers ${page.answered}`);
    await sees(page, "6째 줄", "the line is named");
    await sees(page, "협치위원, 공동의장, 주민참여예산위원 가운데", "and what is wrong with it");
    await year.visitor(async (other) => {
      await toBody(other, COUNCIL);
      await hides(other, "공동의장", "nothing was written");
    });
    await fill(page, { table: [HEAD, ...GOOD].join("\n") });
    await press(page);
    await sees(page, "아직 아무것도 적지 않았습니다", "seen before it is written");
    await year.picture(page, "members");
    await press(page, "main form:has([name=seen]) button");
    await sees(page, "명단을 올렸습니다", "written");
  });
  await year.visitor(async (page) => {
    await toBody(page, COUNCIL);
    await sees(page, "협치위원 3명", "everybody sees how many sit in the council");
    await hides(page, "haneul.example", "nobody sees how they are reached");
  });
}
