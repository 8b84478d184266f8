// The main flows of those who hold a role, as they walk them with and without scripts.

import { flow } from "../lib/flow.mjs";
import { openVote } from "../lib/found.mjs";
import { fresh } from "../lib/made.mjs";
import { addressOf, agree, as, byCode } from "../lib/sign_in.mjs";
import { fill, follow, press, refused, sees } from "../lib/steps.mjs";
import { expect } from "../lib/tally.mjs";
import { D, announce, answer, caseOf, declare, handOver, identity, propose, reason, setUp } from "../lib/walks.mjs";

const WHY = "다른 사람의 사는 곳을 알 수 있는 말이 있습니다.";

/** Hides a proposal with a reason; its author appeals; another moderator shows it again. */
async function hide(page, site) {
  const proposal = await fresh(site);
  await page.goto(site.base + proposal);
  await follow(page, "a[href$='/hide']");
  await press(page);
  await refused(page, "no reason");
  await reason(page, WHY);
  await sees(page, WHY, "hidden");
  await site.visit({ address: proposal }, async (other) => {
    await sees(other, WHY, "a visitor is told why");
    expect(!(await other.locator("main").innerText()).includes("골목"), "what was hidden is shown to a visitor");
  });
  await site.visit({ address: proposal, signIn: as("resident") }, async (author) => {
    await follow(author, "a[href$='/appeal']");
    await press(author);
    await refused(author, "an appeal without a reason");
    await reason(author, "그런 말은 없습니다.");
  });
  await site.visit({ address: caseOf(proposal, "answer"), signIn: as("moderator-1") }, async (same) => {
    expect((await same.locator("[name=decision]").count()) === 0, "who hid it may answer the appeal");
  });
  await site.visit({ address: `${D}/moderation`, signIn: as("moderator-2") }, async (other) => {
    await answer(other, proposal, "restore");
    expect(other.url().includes("done=answered"), `answering led to ${other.url()}`);
  });
  await site.visit({ address: proposal }, (other) => sees(other, "골목 모서리마다", "shown again"));
}

/** Hands a code over, with an error first; whose it is signs in with it. */
async function desk(page, site) {
  await press(page);
  await refused(page, "no papers");
  await handOver(page, identity());
  const code = await page.locator("main strong.num").innerText();
  await site.visit({ address: "/sign-in" }, async (other) => {
    await follow(other, "a[href*='by=desk']");
    await fill(other, { code });
    await press(other);
    await agree(other);
    await other.goto(`${site.base}/me`);
    expect(other.answered === 200, `with the code one is not signed in: ${other.answered}`);
  });
}

/** Enters a proposal for somebody who has no account; its slip leads her to where it stands. */
async function counter(page, site) {
  await fill(page, { title: "정류장에 긴 의자를", need: "서서 기다리기 힘듭니다.", body: "의자를 하나 놓습니다." });
  await press(page);
  await refused(page, "nobody's, and without consent");
  await fill(page, { whose: "none", consent: "paper", suggestion: "구청이 바로 놓을 수 있습니다." });
  await press(page);
  const code = await page.locator("main .slip code").innerText();
  expect((await page.locator("main .slip svg").count()) === 1, "the slip has no QR code");
  await site.visit({ address: `/where?code=${code}` }, async (other) => {
    await press(other);
    await sees(other, "정류장에 긴 의자를", "found by its code");
    await sees(other, "아직 아무것도 정해지지 않았습니다", "where it stands");
  });
  await site.visit({ address: "/where" }, async (other) => {
    await fill(other, { tracking: code.replace(/[A-Z0-9]/, "*") });
    await press(other);
    await refused(other, "a wrong sign");
  });
}

/** Moves an identity from an account that only declared it, after asking. */
async function takeOver(page, site) {
  const who = identity();
  await site.visit({ address: "/sign-in" }, async (other) => {
    await byCode(other, site, addressOf("declares"));
    await agree(other);
    await other.goto(site.base + (await openVote(site)));
    await declare(other, who);
  });
  await handOver(page, who);
  await refused(page, "another account has the identity");
  expect((await page.inputValue("[name=name]")) === who.name, "the name was lost");
  await handOver(page, {}, { take_over: "yes" });
  expect((await page.locator("main strong.num").count()) === 1, "no code was made");
}

/** Gives a newcomer a role, with an error first, and ends it. */
async function role(page, site) {
  const address = addressOf("takes-part");
  await site.visit({ address: "/sign-in" }, async (other) => {
    await byCode(other, site, address);
    await agree(other);
    await press(page);
    await refused(page, "no address");
    await fill(page, { address, role: "facilitator" });
    await press(page);
    await sees(page, "새로 온 이웃", "given");
    await other.goto(`${site.base}/me`);
    await sees(other, "진행자", "the role is on one's own page");
  });
  await press(page, "main form[action$='/end'] button:has-text('새로 온 이웃')");
  expect(page.url().includes("done=ended"), `ending a role led to ${page.url()}`);
}

/** Sets a district up, with an error first. */
async function district(page) {
  await press(page);
  await refused(page, "an empty district");
  const address = await setUp(page);
  expect(new URL(page.url()).pathname === address, `setting up led to ${page.url()}`);
  await sees(page, "산들구 주민이 짜는 살림", "set up");
}

/** The longest that a new district may take until its first proposal is handed in. */
const FIRST_PROPOSAL_MS = 5 * 60 * 1000;

/** Sets a district up in the shape of another one; a resident hands the first proposal in. */
async function expansion(page, site) {
  const begun = Date.now();
  await sees(page, "함께 옮기는 것", "what is taken over is listed before pressing");
  const address = await setUp(page);
  expect(new URL(page.url()).pathname === address, `setting up led to ${page.url()}`);
  await site.visit({ address: `${address}/proposals/new`, signIn: as("resident") }, async (other) => {
    const proposal = await propose(other, "새 구의 첫 제안");
    expect(proposal.startsWith(`${address}/proposals/`), `handing in led to ${proposal}`);
  });
  const taken = Date.now() - begun;
  expect(taken < FIRST_PROPOSAL_MS, `the first proposal came after ${taken} ms`);
  await page.goto(`${site.base}${address}/roles`);
  await sees(page, "아직", "nobody came along");
}

/** Announces a vote, with an error first. */
async function vote(page) {
  await fill(page, { title_ko: "이름만 있는 투표" });
  await page.locator("[name=agendas]").first().check();
  await press(page);
  await refused(page, "hardly anything filled in");
  expect((await page.locator("[name=agendas]:checked").count()) === 1, "the agendas were lost");
  await page.locator("[name=agendas]").first().uncheck();
  await announce(page);
  await sees(page, "작은 투표", "announced");
}

const by = (slug) => ({ who: slug, signIn: as(slug) });

export default [
  { ...by("moderator-1"), what: "hides, and an appeal is answered", address: D, walk: hide },
  { ...by("clerk"), what: "hands a code over", address: `${D}/desk`, walk: desk },
  { ...by("clerk"), what: "enters a proposal for somebody", address: `${D}/desk/proposal`, walk: counter },
  { ...by("clerk"), what: "moves an identity", address: `${D}/desk`, walk: takeOver },
  { ...by("administrator"), what: "gives a role", address: `${D}/roles`, walk: role },
  { ...by("administrator"), what: "sets a district up", address: "/set-up", walk: district },
  { ...by("administrator"), what: "adds a district in the shape of another one", address: "/set-up?from=deulkkot", walk: expansion },
  { ...by("secretary"), what: "announces a vote", address: `${D}/votes/new`, walk: vote },
].map(flow);
