// A proposal that sounds like a complaint: a clerk suggests what it is, its proposer explains it
// on a phone, and a sub-committee with members of the budget committee works it into an agenda.

import { flow } from "../lib/flow.mjs";
import { fresh } from "../lib/made.mjs";
import { as } from "../lib/sign_in.mjs";
import { fill, follow, press, refused, sees } from "../lib/steps.mjs";
import { expect } from "../lib/tally.mjs";
import { attended, sitting } from "../lib/walks.mjs";

const SAID = "등 하나가 아니라 학교까지 이어지는 길이 모두 어둡습니다.";
const FOUND = "한 골목이 아니라 통학로의 일이라고 함께 보았습니다.";

/** A clerk suggests it; without a word of why the form comes back. */
async function suggest(site, proposal) {
  return site.visit({ address: `${proposal}/hearing`, signIn: as("clerk") }, async (page) => {
    await press(page);
    await refused(page, "a suggestion that says nothing");
    const first = page.locator("main [name=council] option:not([value=''])").first();
    const committee = await first.getAttribute("value");
    await fill(page, { suggested: "agenda", reason: "골목 전체의 일로 보입니다.", council: committee });
    await press(page);
    await sees(page, "설명을 부탁했습니다", "asked");
    return committee;
  });
}

/** The sub-committee finds that it is an agenda, once members of the budget committee are there. */
async function decide(site, proposal, committee) {
  const meeting = await sitting(site, { kind: "sub-committee", body: committee, committee: "0" });
  const classify = { address: `${proposal}/classify`, signIn: as("secretary") };
  await site.visit(classify, async (page) => {
    await sees(page, SAID, "read by those who decide");
    await fill(page, { class: "agenda", reason: FOUND, meeting });
    await press(page);
    await refused(page, "a meeting without the budget committee");
    expect((await page.inputValue("main [name=reason]")) === FOUND, "the reason was lost");
  });
  await attended(site, meeting, "3");
  await site.visit(classify, async (page) => {
    await fill(page, { class: "agenda", reason: FOUND, meeting });
    await press(page);
    await fill(page, { title: "학교까지 밝은 길" });
    await press(page);
    await sees(page, "제안을 안건으로 다듬었습니다", "transformed");
  });
}

/** The proposer, from her proposal to where it stands. */
async function explain(page, site) {
  const proposal = new URL(page.url()).pathname;
  await follow(page, "a[href$='/code']");
  await press(page);
  const code = await page.locator("main .slip code").innerText();
  const committee = await suggest(site, proposal);
  await site.visit({ address: `/where?code=${code}` }, async (other) => {
    await press(other);
    await sees(other, "낸 사람의 설명을 듣고 있습니다", "where it stands");
    expect((await other.locator("form[action='/where/hearing']").count()) === 1, "nothing can be said there");
  });
  await page.goto(site.base + proposal);
  await sees(page, "설명을 듣고 싶습니다", "asked on the page");
  await follow(page, "a[href$='/hearing']");
  await press(page);
  await refused(page, "an answer that says nothing");
  await fill(page, { way: "text", said: SAID });
  await press(page);
  await sees(page, "설명을 남겼습니다", "explained");
  await decide(site, proposal, committee);
  await page.goto(`${site.base}/where?code=${code}`);
  await press(page);
  for (const words of [SAID, FOUND, "안건이 되어 함께 따져보고 있습니다", "학교까지 밝은 길"]) {
    await sees(page, words, "told where it went");
  }
}

export default [
  flow({
    who: "a proposer",
    what: "explains her proposal before it becomes an agenda",
    address: fresh,
    signIn: as("resident"),
    walk: explain,
  }),
];
