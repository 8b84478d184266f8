// Workshop rooms: opening one for the checks, and coming in.

import { once } from "./found.mjs";
import { as } from "./sign_in.mjs";
import { fill, press } from "./steps.mjs";
import { expect } from "./tally.mjs";

/** Who leads the rooms of the whole city. */
export const leader = as("administrator");

const PLAN = {
  title: "한 해를 함께 돌아보는 자리",
  purpose: "좋았던 점과 아쉬운 점을 모으고, 내년에 바꿀 것을 찾습니다.",
  place: "함께 쓰는 큰 방",
  day: "2026-07-27",
  time: "14:00",
  timetable: "13:30 30 접수: 온 사람 맞이 / 진행자\n14:00 60 카드: 느낀 점 쓰기\n15:00 10 투표: 스티커 붙이기\n15:10 40 토론: 모둠 이야기",
  tables: "1모둠\n2모둠",
  topics: "더 많은 사람이 오게 하려면\n저녁에 모이기",
  dots: "3",
};

/** A new room; answers its address. */
export function freshRoom(site) {
  return site.visit({ address: "/rooms/new", signIn: leader }, async (page) => {
    await fill(page, PLAN);
    await press(page, "main form[action='/rooms'] button[type=submit]");
    expect(page.answered === 200, `opening a room answered ${page.answered}`);
    return new URL(page.url()).pathname.replace("/lead", "");
  });
}

/** A room that only waits to be looked at. */
export const room = once((site) => freshRoom(site));

/** The address of the wall of a hall, which the page of its leader links to; it shows the code. */
export function wallOf(site, address) {
  return site.visit({ address: `${address}/lead`, signIn: leader }, (page) =>
    page.locator("main a[href*='/projector?key=']").getAttribute("href"),
  );
}

/** Comes in with the code that the projector shows, and stands in the room. */
export async function comeIn(page, site, address) {
  await page.goto(`${site.base}${await wallOf(site, address)}`);
  const code = (await page.locator(".room-join strong").innerText()).replaceAll(" ", "");
  await page.goto(`${site.base}/join`);
  await fill(page, { code, nickname: "하늘동 이웃", table: "1" });
  await press(page, "main form[action='/join'] button[type=submit]");
  expect(new URL(page.url()).pathname === address, `coming in led to ${page.url()}`);
}

/** Moves the clock of a room by the button of its leader. */
export async function step(page, site, address, name) {
  await page.goto(`${site.base}${address}/lead`);
  await press(page, `main form[action$='/clock'] button[value='${name}']`);
}

/** Writes a card. */
export async function card(page, board, text) {
  await page.check(`main form[action$='/cards'] [name=board][value='${board}']`);
  await page.fill("main form[action$='/cards'] [name=text]", text);
}
