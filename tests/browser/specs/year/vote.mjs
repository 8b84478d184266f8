// The vote of the residents: announced, voted in, closed, counted.

import { declareOfficial } from "../../lib/acts.mjs";
import { fill, follow, menu, press, refused, sees } from "../../lib/steps.mjs";
import { expect } from "../../lib/tally.mjs";
import { CAST, declare, tick } from "../../lib/walks.mjs";

const TITLE = "새봄구 주민 투표";

/** The secretary announces a vote on all proposals; one alone is none to choose from. */
export async function vote(year) {
  await year.as("secretary", async (page) => {
    await menu(page, "votes");
    await follow(page, "a[href$='/votes/new']");
    await fill(page, {
      title_ko: TITLE,
      title_en: "Vote of Saebom-gu",
      opens_at: "2026-09-14 09:00",
      closes_at: "2026-09-18 18:00",
      max_choices: "2",
      budget: "3천만 원",
    });
    const boxes = page.locator("[name=agendas]");
    await boxes.first().check();
    await press(page);
    await refused(page, "a vote on one proposal");
    for (const box of await boxes.all()) await box.check();
    await press(page);
    await sees(page, TITLE, "announced");
  });
  await year.visitor(async (page) => {
    await menu(page, "votes");
    await follow(page, `a:has-text("${TITLE}")`);
    await sees(page, "아직 시작하지 않았습니다", "everybody sees when it begins");
  });
}

/** To the vote, by the links on the way. */
async function toVote(page) {
  await menu(page, "votes");
  await follow(page, `a:has-text("${TITLE}")`);
}

/** Votes for the first agendas of the page. */
async function votes(page, count) {
  await toVote(page);
  await declare(page);
  await tick(page, count);
  await press(page, CAST);
}

/** Residents vote: three marks are too many, and one ballot comes after the end. */
export async function ballot(year) {
  await year.moveTo("2026-09-16T10:00:00+09:00");
  await year.as("resident", async (page) => {
    await votes(page, 3);
    await refused(page, "three marks");
    expect((await page.locator("[name=choices]:checked").count()) === 3, "the marks were lost");
    await year.picture(page, "ballot");
    await tick(page, 2);
    await press(page, CAST);
    await sees(page, "표를 넣었습니다", "voted");
  });
  await year.as("city-officer", async (page) => {
    await toVote(page);
    await declareOfficial(page);
    expect(page.answered === 403, `the vote of an official answers ${page.answered}`);
    await sees(page, "제2조제2항", "an official is refused with the clause");
  });
  // Whoever sits in a body is signed out after half an hour, so she votes right before the end.
  await year.moveTo("2026-09-18T17:50:00+09:00");
  await year.as("proposer", async (page) => {
    await votes(page, 1);
    await sees(page, "표를 넣었습니다", "voted");
    await tick(page, 2);
    await year.moveTo("2026-09-18T18:10:00+09:00");
    await press(page, CAST);
    expect(page.answered === 409, `a ballot after the end answers ${page.answered}`);
    await sees(page, "그 뒤에 온 표는 셀 수 없습니다", "after the end");
  });
}

/** Waits until the result is there; it is counted a moment after the site was started. */
export async function toResult(page) {
  await toVote(page);
  const result = page.locator("main a[href$='/result']");
  for (let tries = 0; (await result.count()) === 0 && tries < 40; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await page.reload({ waitUntil: "load" });
  }
  await follow(page, "a[href$='/result']");
}

/** Everybody sees the result, in which the late ballot changed nothing. */
export async function counted(year) {
  await year.visitor(async (page) => {
    await toResult(page);
    await sees(page, "표는 2장입니다", "both residents' ballots were counted");
    await year.picture(page, "result");
  });
}
