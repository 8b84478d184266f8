// What people take along on paper: a comparison on one sheet, and the slip with a code.

import { once } from "../lib/found.mjs";
import { as } from "../lib/sign_in.mjs";
import { fill, press } from "../lib/steps.mjs";
import { Wrong, expect } from "../lib/tally.mjs";
import { D, enterFor } from "../lib/walks.mjs";

/** The smallest letters that are read on paper, in points. */
const LEAST_POINTS = 8;
/** CSS pixels of a point, and of a millimetre. */
const POINT = 96 / 72;
const MILLIMETRE = 96 / 25.4;

const TITLES = [
  "하늘초등학교 뒷길과 학원가 골목에 발밑을 비추는 낮은 등 놓기",
  "비 오는 날에도 쉬어 갈 수 있는 마을버스 정류장 지붕과 긴 의자",
  "경로당 빈 시간에 아이와 어르신이 함께 쓰는 공유 부엌 열기",
  "휠체어와 유아차가 다니기 어려운 시장 앞 보도 턱 낮추기",
  "청년이 저녁에 모여 일하고 배우는 동네 작업실 다시 열기",
];
const NEED =
  "해가 지면 앞이 잘 보이지 않아 아이와 어르신이 큰길로 돌아서 다니고, 비가 오는 날에는 그마저 어렵습니다. " +
  "지난해 겨울에만 넘어져 다친 분이 여럿이었고, 가게들도 일찍 문을 닫아 거리가 더 어두워졌습니다. " +
  "낮에는 지킴이가 있지만 밤에는 아무도 없습니다.";

/** The five proposals as the address of a comparison names them. */
const proposals = once(async (site) => {
  const made = [];
  for (const title of TITLES) {
    const address = `${D}/proposals/new`;
    const path = await site.visit({ address, signIn: as("resident") }, async (page) => {
      await fill(page, {
        title,
        need: NEED,
        body: "골목 모서리마다 놓습니다.",
        place: "하늘초등학교 뒷길에서 전통시장 북문까지, 그리고 마을버스 3번 정류장 둘레",
        cost: "1억 2천3백만 원",
        category: "safety",
      });
      await press(page);
      return new URL(page.url()).pathname;
    });
    made.push(`proposal-${path.split("/").at(-1)}`);
  }
  return made;
});

/** How many sheets a page prints on, and how large a sheet is in millimetres. */
async function printed(page) {
  const file = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString("latin1");
  const sheets = file.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const box = file.match(/\/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)/);
  expect(sheets > 0 && box, "the file has no pages that can be counted");
  return { sheets, size: [box[1], box[2]].map((points) => Math.round((points * POINT) / MILLIMETRE)) };
}

/** Refuses letters on paper that are smaller than people read, and a sheet that would be shrunk. */
async function legible(page, selector, width) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: Math.floor(width * MILLIMETRE), height: 700 });
  const found = await page.evaluate((selector) => {
    let least = { size: Infinity, text: "" };
    const walk = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const shown = node.textContent.trim() && node.parentElement.checkVisibility();
      const size = Number.parseFloat(getComputedStyle(node.parentElement).fontSize);
      if (shown && size < least.size) least = { size, text: node.textContent.trim() };
    }
    const root = document.documentElement;
    return { ...least, over: root.scrollWidth - root.clientWidth };
  }, selector);
  const points = found.size / POINT;
  if (points < LEAST_POINTS - 0.01) throw new Wrong(`“${found.text}” is printed in ${points.toFixed(1)} points`);
  expect(found.over <= 0, `the sheet is ${found.over} px too narrow, so that a printer shrinks it`);
}

const compared = [2, 3, 4, 5].map((count) => ({
  name: `print: ${count} things are compared on one sheet`,
  run: (browser) => {
    const address = async (site) => {
      const items = (await proposals(site)).slice(0, count);
      return `${D}/compare?${items.map((item) => `items=${item}`).join("&")}`;
    };
    return browser.open({ address, expects: ".compare" }, async (page) => {
      await legible(page, "main", 279);
      if (count === 5) await browser.picture(page, "print-compare");
      const { sheets, size } = await printed(page);
      expect(sheets === 1, `${count} things take ${sheets} sheets`);
      expect(size.join() === "297,210", `the sheet is ${size.join(" by ")} mm and not A4 across`);
    });
  },
}));

const slips = [
  {
    name: "print: the slip at the counter is one quarter of a sheet",
    run: (browser) =>
      browser.open({ address: `${D}/desk/proposal`, signIn: as("clerk"), act: enterFor, expects: ".slip" }, onSlip),
  },
];

const agreements = [
  {
    name: "print: the summary of an agreement is one sheet",
    run: (browser) =>
      browser.open({ address: "/d/mulgyeol/agreement/summary", expects: ".one-page" }, async (page) => {
        await legible(page, ".one-page", 186);
        await browser.picture(page, "print-agreement");
        const { sheets, size } = await printed(page);
        expect(sheets === 1, `the summary takes ${sheets} sheets`);
        expect(size.join() === "210,297", `the sheet is ${size.join(" by ")} mm and not A4`);
      }),
  },
];

/** The slip stands alone on its sheet. */
async function onSlip(page) {
  await legible(page, ".slip", 89);
  const { sheets, size } = await printed(page);
  expect(sheets === 1, `the slip takes ${sheets} sheets`);
  expect(size.join() === "105,148", `the slip is ${size.join(" by ")} mm and not A6`);
}

export default [compared, slips, agreements];
