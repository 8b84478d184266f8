// The inbox: asked without an account, answered by an office, found again by its code.

import { desk, fill, follow, hides, menu, press, refused, sees } from "../../lib/steps.mjs";

const QUESTION = "모임에 아이를 데려가도 되나요?";
const ANSWER = "네, 아이와 함께 앉을 자리를 마련해 두었습니다.";

export async function inbox(year) {
  const code = await year.visitor(async (page) => {
    await menu(page, "inbox");
    await follow(page, "a[href$='/inbox/new']");
    await fill(page, { title: QUESTION });
    await press(page);
    await refused(page, "a question without a word");
    await fill(page, { body: "저녁 모임에 아이와 가고 싶습니다. 010-1234-5678로 알려 주세요." });
    await press(page);
    return page.locator("main .tracking code").innerText();
  });
  await year.as("secretary", async (page) => {
    await desk(page);
    await follow(page, `a:has-text("${QUESTION}")`);
    await sees(page, "010-****-5678", "the number is masked");
    await follow(page, "a[href$='/answer']");
    await press(page);
    await refused(page, "an answer without a word");
    await fill(page, { office: "협치담당관", answer: ANSWER });
    await press(page);
    await sees(page, "답을 올렸습니다", "answered");
    await hides(page, "이 문의에 답하기", "it is answered once");
  });
  await year.visitor(async (page) => {
    await menu(page, "inbox");
    await follow(page, "a[href$='/inbox/find']");
    await fill(page, { tracking: "0000-0000-0000" });
    await press(page);
    await refused(page, "a code that leads nowhere");
    await fill(page, { tracking: code });
    await press(page);
    await sees(page, ANSWER, "the code leads to the answer");
    await sees(page, "협치담당관", "and says who answered");
  });
}
