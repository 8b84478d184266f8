// A district is made like another one, gets its people, its money and its days.

import { fill, follow, hides, menu, press, refused, sees } from "../../lib/steps.mjs";

/** First and last day of each stage. Proposals are not open yet when the walk begins. */
const DAYS = {
  discovery: ["2026-07-01", "2026-08-02"],
  proposals: ["2026-08-03", "2026-08-31"],
  deliberation: ["2026-08-20", "2026-09-30"],
  selection: ["2026-09-14", "2026-10-16"],
  planning: ["2026-10-19", "2026-12-18"],
  execution: ["2027-01-01", "2027-12-31"],
  settlement: ["2028-01-01", "2028-03-31"],
};

const days = () => Object.entries(DAYS).flatMap(([kind, [first, last]]) => [[kind, first], [`${kind}_last`, last]]);

/** The administrator makes the district from the settings of another; its address was taken. */
export async function setUp(year) {
  await year.as(
    "administrator",
    async (page) => {
      await follow(page, "a[href='/set-up']");
      await page.locator("main details > summary").first().click();
      await follow(page, "a[href='/set-up?from=haneul']");
      await fill(page, {
        name_ko: "새봄구",
        name_en: "Saebom-gu",
        slug: "haneul",
        plain_name_ko: "새봄구 주민이 짜는 살림",
        plain_name_en: "Planned by the residents of Saebom-gu",
        neighborhoods: "새봄동 / Saebom-dong\n냇가동 / Naetga-dong",
        fiscal_year: "2027",
        ...Object.fromEntries(days()),
      });
      await press(page);
      await refused(page, "the address of another district");
      await fill(page, { slug: "saebom" });
      await press(page);
      await sees(page, "새봄구 주민이 짜는 살림", "set up");
    },
    { address: "/" },
  );
  await year.visitor(async (page) => {
    await follow(page, `a[href='${year.home}']`);
    await hides(page, "하늘동", "nothing of the other district came along");
  }, { address: "/" });
}

/** Everybody whose office an administrator gives, by the name in the demonstration. */
const OFFICES = {
  secretary: "secretary",
  "department-official": "department-official",
  "city-officer": "city-officer",
  "daon-approver": "approver",
};

/** The administrator gives the offices, one of them first to an address nobody knows. */
export async function roles(year) {
  // He holds the office in another district.
  await year.as("daon-secretary", (page) => page, { address: `${year.home}/settings`, status: 403 });
  await year.as("administrator", async (page) => {
    await menu(page, "roles");
    await fill(page, { address: "nobody@newcomer.example", role: "secretary" });
    await press(page);
    await refused(page, "an address that nobody has signed in with");
    for (const [who, role] of Object.entries(OFFICES)) {
      await fill(page, { address: `${who}@haneul.example`, role });
      await press(page);
      await sees(page, "역할을 주었습니다", `the role of ${who}`);
    }
  });
}

/** The secretary sets the money, and a short deliberation with its reason. */
export async function calendar(year) {
  await year.as("secretary", async (page) => {
    await menu(page, "settings");
    await fill(page, { budget: "0" });
    await press(page);
    await refused(page, "a budget of nothing");
    await fill(page, { budget: "1억 원" });
    await press(page);
    await sees(page, "설정을 저장했습니다", "the money");
    await follow(page, "a[href*='/settings/calendar']");
    await fill(page, { deliberation_last: "2026-09-11" });
    await press(page);
    await refused(page, "a short deliberation without a reason");
    await fill(page, { short_reason: "구청 공사로 모일 곳이 9월 중순까지만 열립니다." });
    await press(page);
    await sees(page, "일정을 저장했습니다", "the calendar");
  });
  await year.visitor(async (page) => {
    await sees(page, "1억", "everybody sees the money");
    await follow(page, "a[href$='/year']");
    await sees(page, "23일뿐입니다", "everybody sees that deliberation is short");
    await sees(page, "구청 공사로", "and why");
    await year.picture(page, "calendar");
  });
}
