// How people come: a newcomer joins and catches up, and anybody runs a lottery again.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { agendaTalked, callDrawn } from "../lib/found.mjs";
import { flow } from "../lib/flow.mjs";
import { run } from "../lib/program.mjs";
import { newcomer } from "../lib/sign_in.mjs";
import { follow, press, sees } from "../lib/steps.mjs";
import { Skip, expect } from "../lib/tally.mjs";
import { D } from "../lib/walks.mjs";

/** Joins an open sub-committee without asking anybody, and reads what happened before. */
async function join(page, site) {
  await follow(page, "a:has-text('분과회의')");
  // The second walk finds what the first one left.
  if (await page.locator("main form[action$='/leave'] button").count()) {
    await press(page, "main form[action$='/leave'] button");
  }
  await follow(page, "a[href$='/join']");
  await press(page, "main form[action$='/join'] button");
  await sees(page, "참관으로 함께하고 있습니다", "joined without waiting");
  await sees(page, "지금까지", "the story of the body");
  await page.goto(site.base + (await agendaTalked(site)));
  await follow(page, "a[href$='/story']");
  for (const words of ["정한 것", "아직 열려 있는 것", "읽는 데", "더 읽을 것"]) await sees(page, words, "the story so far");
  await follow(page, "a:has-text('안건 전체')");
}

/** Takes the file from the page of a call and lets the command draw from it again. */
async function drawAgain(page, site) {
  const program = process.env.MADANG_BIN;
  if (!program) throw new Skip("needs MADANG_BIN, the program that draws again");
  await page.goto(site.base + (await callDrawn(site)));
  const file = await page.locator("main a[href$='/draw.json']").getAttribute("href");
  const text = await (await fetch(new URL(file, page.url()))).text();
  const shown = await page.locator("main details ol code").allTextContents();
  expect(shown.join() === JSON.parse(text).drawn.join(), "the page and the file name other people");
  const folder = await mkdtemp(path.join(tmpdir(), "madang-draw-"));
  try {
    const there = path.join(folder, "draw.json");
    await writeFile(there, text);
    // It ends with 0 only when drawing again gives the same people in the same order.
    await run(program, ["draw", there], {});
    const draw = JSON.parse(text);
    [draw.drawn[0], draw.reserve[0]] = [draw.reserve[0], draw.drawn[0]];
    await writeFile(there, JSON.stringify(draw));
    const other = await run(program, ["draw", there], {}).then(() => "equal", () => "not equal");
    expect(other === "not equal", "a file in which two people were exchanged is called equal");
  } finally {
    await rm(folder, { recursive: true });
  }
}

export default [
  { who: "a newcomer", what: "joins and reads the story so far", address: `${D}/bodies`, signIn: newcomer("joins"), walk: join },
  { who: "a visitor", what: "runs a lottery again", address: `${D}/recruitment`, walk: drawAgain },
].map(flow);
