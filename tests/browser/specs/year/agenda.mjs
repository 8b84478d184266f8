// The board: an agenda of the council, what residents think, a referral and its appeal, a
// comparison, a merge that is undone.

import { fill, follow, menu, press, refused, sees } from "../../lib/steps.mjs";
import { reason } from "../../lib/walks.mjs";
import { THIRD, TITLES } from "./proposals.mjs";

const TITLE = "냇가를 따라 걷는 길";
const MERGED = "밤에도 걷는 냇가 길";

const AGENDA = {
  title: TITLE,
  need: "냇가를 따라 걸을 곳이 끊겨 있습니다.",
  body: "끊긴 곳을 잇습니다.",
  cost: "1천2백만 원",
  set_by: "private",
};

/** To something on the board, by the links on the way. */
async function toAgenda(page, title) {
  await menu(page, "agendas");
  await follow(page, `a:has-text("${title}")`);
}

/** A member of the council adds an agenda; a resident says what she thinks of it. */
export async function agenda(year) {
  await year.moveTo("2026-08-24T10:00:00+09:00");
  await year.as("resident", (page) => page, { address: `${year.home}/agendas/new`, status: 403 });
  await year.as("council-member", async (page) => {
    await menu(page, "agendas");
    await follow(page, "a[href$='/agendas/new']");
    await fill(page, { ...AGENDA, title: "" });
    await press(page);
    await refused(page, "an agenda without a name");
    await fill(page, { title: TITLE });
    await press(page);
    await sees(page, "안건을 올렸습니다", "added");
  });
  await year.as("resident", async (page) => {
    await toAgenda(page, TITLE);
    await follow(page, "a[href$='/opinion#give']");
    await fill(page, { reason: "유모차로도 걷고 싶습니다." });
    await press(page, "main form[action$='/opinion'] button");
    await refused(page, "an opinion that is for nothing");
    await fill(page, { stance: "agree" });
    await press(page, "main form[action$='/opinion'] button");
    await sees(page, "생각을 남겼습니다", "given");
  });
  await year.visitor(async (page) => {
    await toAgenda(page, TITLE);
    await sees(page, "유모차로도 걷고 싶습니다.", "everybody reads the reason");
  });
}

/** The secretary suggests that it is a complaint, its proposer explains it, a joint meeting sits. */
async function hearing(year) {
  await year.as("secretary", async (page) => {
    await toAgenda(page, TITLES[2]);
    await follow(page, "a[href$='/hearing']");
    await fill(page, { suggested: "complaint" });
    await press(page);
    await refused(page, "a suggestion without a reason");
    await reason(page, "담당 부서가 바로 놓을 수 있어 보입니다.");
    await sees(page, "설명을 부탁했습니다", "asked");
  });
  await year.as("proposer", async (page) => {
    await toAgenda(page, TITLES[2]);
    await follow(page, "a[href$='/hearing']");
    await fill(page, { way: "text", said: "어디에 놓을지 이웃과 함께 정하고 싶습니다." });
    await press(page);
    await sees(page, "설명을 남겼습니다", "explained");
    await year.picture(page, "hearing");
  });
  await year.as("secretary", async (page) => {
    await menu(page, "meetings");
    await follow(page, "a[href$='/meetings/new']");
    await fill(page, {
      kind: "joint",
      title: "제안을 함께 듣는 자리",
      purpose: "제안을 낸 분의 설명을 함께 읽습니다.",
      place: "새봄구청 큰 방",
      day: "2026-08-24",
      time: "09:00",
      timetable: "09:00 600 설명 듣기",
      late_reason: "급히 모였습니다.",
    });
    await press(page);
    await follow(page, "a[href$='/attendance']");
    await fill(page, { "private-member": "3", "budget-committee": "2" });
    await press(page);
    await sees(page, "참석 인원을 적었습니다", "attended");
  });
}

/** A proposal is referred as a complaint; its proposer appeals, and somebody else takes it back. */
export async function referral(year) {
  await hearing(year);
  await year.as("secretary", async (page) => {
    await toAgenda(page, TITLES[2]);
    await follow(page, "a[href$='/classify']");
    await sees(page, "어디에 놓을지 이웃과", "read by those who decide");
    await fill(page, { class: "complaint", reason: "담당 부서가 바로 놓을 수 있습니다." });
    await press(page);
    await refused(page, "a referral to nowhere, by nobody");
    const meeting = await page.locator("main [name=meeting] option:not([value=''])").first().getAttribute("value");
    await fill(page, { meeting });
    await fill(page, { destination: "도서관정책과" });
    await press(page);
    await sees(page, "담당 부서로 보내고", "referred");
  });
  await year.as("proposer", async (page) => {
    await toAgenda(page, TITLES[2]);
    await follow(page, "a[href$='/appeal']");
    await press(page);
    await refused(page, "an appeal without a reason");
    await reason(page, "어디에 놓을지 이웃과 함께 정하고 싶습니다.");
    await sees(page, "이의를 냈습니다", "appealed");
  });
  await year.as("co-chair", async (page) => {
    await toAgenda(page, TITLES[2]);
    await follow(page, "a[href$='/appeal/answer']");
    await press(page);
    await refused(page, "an answer without a word");
    await fill(page, { decision: "take-back" });
    await reason(page, "함께 정할 일이 맞습니다.");
    await sees(page, "답을 보냈습니다", "answered");
  });
  await year.visitor(async (page) => {
    await toAgenda(page, TITLES[2]);
    await sees(page, "이의를 받아들여 되돌렸습니다", "everybody sees that it stands again");
  });
}

/** Ticks things on the board by their names. */
async function pick(page, titles) {
  await menu(page, "agendas");
  for (const title of titles) await page.getByLabel(`고르기: ${title}`).check();
}

/** Says of one's proposal what becomes of a request to merge it. */
async function answers(year, who, title, said) {
  await year.as(who, async (page) => {
    await toAgenda(page, title);
    await follow(page, "a[href*='/merges/']");
    await press(page, "main form[action$='/answer'] button");
    await refused(page, "an answer that says nothing");
    await fill(page, { answer: said });
    await press(page, "main form[action$='/answer'] button");
    await sees(page, "답을 적었습니다", `${who} answered`);
    await year.picture(page, `merge-answered-${who}`);
  });
}

/**
 * Proposals of three residents and an agenda are compared and merged with the consent of all
 * three, which is undone: all of them stand again.
 */
export async function merge(year) {
  const both = [TITLES[0], TITLE];
  const all = [...both, TITLES[2], THIRD];
  await year.visitor(async (page) => {
    await pick(page, both);
    await press(page, "main button[formaction$='/compare']");
    await sees(page, "서로 겹치는 것", "side by side");
    await year.picture(page, "compare");
  });
  await year.as("secretary", async (page) => {
    await pick(page, [TITLE]);
    await press(page, "main button[formaction$='/merge']");
    await sees(page, "합칠 것을 둘 이상", "one alone is not merged");
    await pick(page, all);
    await press(page, "main button[formaction$='/merge']");
    await fill(page, { ...AGENDA, title: MERGED });
    await press(page);
    await refused(page, "merged without a reason");
    await reason(page, "같은 냇가의 일이라 함께 하면 좋습니다.");
    await sees(page, "낸 이들에게 물었습니다", "asked");
    await sees(page, "아직 아무것도 합치지 않았습니다", "nobody is merged unasked");
  });
  await answers(year, "resident", TITLES[0], "agree");
  await answers(year, "proposer", TITLES[2], "agree");
  await answers(year, "clerk", THIRD, "agree");
  await year.visitor(async (page) => {
    await toAgenda(page, MERGED);
    await sees(page, "하늘동 주민", "everybody sees who had the idea");
    await follow(page, "a[href*='/lineage/']");
    await sees(page, "같은 냇가의 일이라", "and why they were merged");
    await year.picture(page, "lineage");
  });
  await year.as("secretary", async (page) => {
    await toAgenda(page, MERGED);
    await follow(page, "a[href*='/lineage/']");
    await follow(page, "a[href$='/undo']");
    await press(page);
    await refused(page, "undone without a reason");
    await reason(page, "따로 투표하자는 뜻이 많았습니다.");
    await sees(page, "되돌렸습니다", "undone");
  });
  await year.visitor(async (page) => {
    await toAgenda(page, TITLE);
    await sees(page, "다루는 중", "what was merged stands by itself again");
    for (const title of [TITLES[0], TITLES[2], THIRD]) {
      await toAgenda(page, title);
      await sees(page, "접수됨", "and so does each proposal");
    }
  });
}
