// The work of a support officer: from her assignment to an answered note, a substitute, and a
// forum that nobody attended.

import { flow } from "../lib/flow.mjs";
import { as } from "../lib/sign_in.mjs";
import { fill, follow, press, refused, sees } from "../lib/steps.mjs";
import { expect } from "../lib/tally.mjs";

const D = "/d/bada";
const OFFICERS = `${D}/officers`;
const OFFICE = "시 협치담당관 지원관";
const STANDS_IN = "시 협치담당관 주무관";

/** Enters a forum that was held yesterday without an announcement; answers with its address. */
async function forum(site, title) {
  return site.visit({ address: `${D}/meetings/new`, signIn: as("bada-secretary") }, async (page) => {
    await fill(page, {
      kind: "forum",
      title,
      purpose: "동네마다 찾은 것을 나눕니다.",
      place: "바다구청 큰 방",
      day: "2026-07-26",
      time: "14:00",
      mode: "on-site",
      late_reason: "급히 모였습니다.",
    });
    await press(page);
    return new URL(page.url()).pathname;
  });
}

/** Says who came to a meeting, as somebody who may. */
const tell = (site, meeting, who, values) =>
  site.visit({ address: `${meeting}/officer`, signIn: as(who) }, async (page) => {
    await fill(page, values);
    await press(page);
  });

/** Chooses somebody in a list by her name. */
const choose = (page, field, name) => page.locator(`main [name="${field}"]`).selectOption({ label: name });

/** The whole way, begun by the city on the page of a district. */
async function work(page, site) {
  // Whoever was assigned before lays it down; a form without a name comes back.
  await press(page, "main form[action$='/end'] button");
  await sees(page, "아직 맡은 협치지원관이 없습니다", "ended");
  await follow(page, "a[href$='/assign']");
  await press(page);
  await refused(page, "nobody chosen");
  await choose(page, "officer", "시에서 온 이웃");
  await choose(page, "stand_in", "시에서 온 다른 이웃");
  await fill(page, { office: OFFICE, substitute_office: STANDS_IN });
  await press(page);
  await sees(page, OFFICE, "assigned");

  const [hers, theirs, nobodys] = [
    await forum(site, "함께 간 공론장"),
    await forum(site, "대신 간 공론장"),
    await forum(site, "아무도 가지 않은 공론장"),
  ];
  await site.visit({ address: hers }, (other) => sees(other, "아직 아무도 적지 않았습니다", "not told"));
  await site.visit({ address: "/me/officer", signIn: as("support-officer") }, async (desk) => {
    await follow(desk, `a[href='${hers}']`);
    await follow(desk, "a[href$='/officer']");
    await press(desk);
    await refused(desk, "nothing chosen");
    await fill(desk, { presence: "officer" });
    await press(desk);
    await follow(desk, "a[href$='/officer/note']");
    await fill(desk, { seen: "주민이 먼저 말했습니다.", open_points: "돈은 언제 정하나요?" });
    await press(desk);
    await sees(desk, "협치회의의 답을 기다림", "noted");
  });
  await site.visit({ address: hers, signIn: as("bada-secretary") }, async (council) => {
    await follow(council, "a[href$='/officer/answer']");
    await press(council);
    await refused(council, "an empty answer");
    await fill(council, { answer: "다음 회의에서 정하겠습니다." });
    await press(council);
  });
  await tell(site, theirs, "bada-secretary", { presence: "substitute", office: STANDS_IN });
  await tell(site, nobodys, "bada-secretary", { presence: "absent", reason: "다른 구 공론장이 열렸습니다." });

  await site.visit({ address: hers }, (other) => sees(other, "다음 회의에서 정하겠습니다.", "answered"));
  await site.visit({ address: theirs }, (other) => sees(other, `대신 온 자리: ${STANDS_IN}`, "a substitute"));
  await site.visit({ address: nobodys }, (other) => sees(other, "다른 구 공론장이 열렸습니다.", "nobody came"));
  await site.visit({ address: "/city/officers" }, async (city) => {
    const cells = await city.locator("tr", { hasText: "바다구" }).locator("td").allInnerTexts();
    const [held, officer, substitute, nobody] = cells.map((text) => Number(text.trim().split(/\s+/).at(-1)));
    expect(held >= 3 && officer >= 1 && substitute >= 1 && nobody >= 1, `the city sees ${cells.join(" | ")}`);
    await follow(city, `a[href='${OFFICERS}']`);
    await sees(city, "아무도 오지 않음", "the district's page");
  });
}

export default [
  { who: "city-officer", signIn: as("city-officer"), what: "assigns a support officer", address: OFFICERS, walk: work },
].map(flow);
