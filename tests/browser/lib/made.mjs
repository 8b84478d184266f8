// What the pages are about and the demonstration lacks: made once, for all checks that look at it.

import { once, openVote, voteIn } from "./found.mjs";
import { addressOf, agree, as, byCode, newcomer } from "./sign_in.mjs";
import { fill, press } from "./steps.mjs";
import { D, announce, answer, caseOf, declare, enterFor, handOver, identity, propose, reason, setUp, sitting } from "./walks.mjs";

/** A vote that has been announced and is not open yet. */
export const announcedVote = once(async (site) => {
  const found = await voteIn(site, "announced");
  if (found) return found;
  return site.visit({ address: `${D}/votes/new`, signIn: as("secretary") }, async (page) => {
    await announce(page);
    return new URL(page.url()).pathname;
  });
});

/** A new proposal of the resident. */
export async function fresh(site) {
  return site.visit({ address: `${D}/proposals/new`, signIn: as("resident") }, (page) => propose(page));
}

/** A new proposal that the first moderator has hidden. */
export async function freshHidden(site) {
  const address = await fresh(site);
  await site.visit({ address: caseOf(address, "hide"), signIn: as("moderator-1") }, (page) =>
    reason(page, "다른 주민을 알아볼 수 있는 내용이 있어 가렸습니다. 그 부분을 빼고 다시 써 주세요."),
  );
  return address;
}

async function freshAppealed(site) {
  const address = await freshHidden(site);
  await site.visit({ address: caseOf(address, "appeal"), signIn: as("resident") }, (page) =>
    reason(page, "누구인지 알 수 있는 말은 쓰지 않았습니다. 다시 살펴봐 주세요."),
  );
  return address;
}

/** Proposals of the resident that only wait to be looked at. */
export const own = once((site) => fresh(site));
export const hidden = once((site) => freshHidden(site));
export const appealed = once(freshAppealed);

/** A proposal of the resident whose hiding was upheld. */
export const upheld = once(async (site) => {
  const address = await freshAppealed(site);
  await site.visit({ address: `${D}/moderation`, signIn: as("moderator-2") }, (page) => answer(page, address, "uphold"));
  return address;
});

/** A proposal of the resident that she took back. */
export const withdrawn = once(async (site) => {
  const address = await fresh(site);
  await site.visit({ address: `${address}/withdraw`, signIn: as("resident") }, (page) => press(page));
  return address;
});

/** A proposal of the resident under which the proposer has written two comments. */
const commented = async (site) => {
  const address = await fresh(site);
  for (const comment of ["우리 골목에도 있으면 좋겠습니다.", "3호 사는 사람이 늘 불을 끕니다."]) {
    await site.visit({ address, signIn: as("proposer") }, async (page) => {
      await fill(page, { comment });
      await press(page, "main form[action$='/comments'] button");
    });
  }
  return address;
};

/** Where a moderator hides the last comment on a proposal. */
async function hideComment(site, address) {
  return site.visit({ address, signIn: as("moderator-1") }, (page) =>
    page.locator("main a[href*='/moderation/comment/'][href$='/hide']").last().getAttribute("href"),
  );
}

/** The address at which a comment can be hidden. */
export const comment = once(async (site) => hideComment(site, await commented(site)));

/** Where the code of a proposal that was entered at the counter leads. */
export const slip = once(async (site) =>
  site.visit({ address: `${D}/desk/proposal`, signIn: as("clerk") }, async (page) => {
    await enterFor(page);
    return `/where?code=${await page.locator("main .slip code").innerText()}`;
  }),
);

/** Where the resident takes a comment back. */
export const ownComment = once(async (site) => {
  const address = await fresh(site);
  return site.visit({ address, signIn: as("resident") }, async (page) => {
    await fill(page, { comment: "저도 밤에 자주 다닙니다." });
    await press(page, "main form[action$='/comments'] button");
    return page.locator("main a[href*='/comments/'][href$='/withdraw']").last().getAttribute("href");
  });
});

/** A proposal with two comments, of which one is hidden. */
export const commentHidden = once(async (site) => {
  const address = await commented(site);
  await site.visit({ address: await hideComment(site, address), signIn: as("moderator-1") }, (page) =>
    reason(page, "이웃을 알아볼 수 있는 말이 있습니다."),
  );
  return address;
});

/** A district that has just been set up. */
export const newDistrict = once(async (site) =>
  site.visit({ address: "/set-up", signIn: as("administrator") }, (page) => setUp(page)),
);

/** The address at which a newcomer can be given a role. */
export const reached = once(async (site) => {
  const address = addressOf("reached");
  await site.visit({ address: "/sign-in" }, async (page) => {
    await byCode(page, site, address);
    await agree(page);
  });
  return address;
});

/** A newcomer who is on the roll of the open vote and has not voted. */
export async function voter(page, site) {
  await newcomer("is-on-the-roll")(page, site);
  await page.goto(site.base + (await openVote(site)));
  await declare(page);
}

/** The papers of a newcomer who has declared who she is and shown them to nobody. */
export const declared = once(async (site) =>
  site.visit({ address: "/sign-in" }, async (page) => {
    const who = identity();
    await byCode(page, site, addressOf("declares"));
    await agree(page);
    await page.goto(site.base + (await openVote(site)));
    await declare(page, who);
    return who;
  }),
);

/** The papers of somebody who was at the desk before. */
export const seen = once(async (site) =>
  site.visit({ address: `${D}/desk`, signIn: as("clerk") }, async (page) => {
    const who = identity();
    await handOver(page, who);
    return who;
  }),
);

/** A joint meeting that goes on all day, with members of the budget committee. */
const joint = once((site) => sitting(site, { kind: "joint", committee: "2" }));

/** A new proposal of the resident that somebody thinks is something else. */
async function freshAsked(site, suggested) {
  const address = await fresh(site);
  await site.visit({ address: `${address}/hearing`, signIn: as("secretary") }, async (page) => {
    await fill(page, { suggested, reason: "고장 난 것을 고치는 일로 보입니다." });
    await press(page);
  });
  return address;
}

/** The same, found by a joint meeting to be something after its proposer was heard. */
async function freshFound(site, values) {
  const address = await freshAsked(site, values.class);
  await site.visit({ address: `${address}/hearing`, signIn: as("resident") }, async (page) => {
    await fill(page, { way: "text", said: "한 골목이 아니라 통학로 전체의 일입니다." });
    await press(page);
  });
  const meeting = await joint(site);
  await site.visit({ address: `${address}/classify`, signIn: as("secretary") }, async (page) => {
    await fill(page, { ...values, meeting });
    await press(page);
  });
  return address;
}

/** Proposals of the resident that she is asked to explain. */
export const ownAsked = once((site) => freshAsked(site, "complaint"));

/** A new proposal of the resident that was sent to another office. */
function freshReferred(site) {
  const why = "고장 난 것을 고치는 일은 담당 부서가 바로 합니다.";
  return freshFound(site, { class: "complaint", reason: why, destination: "도로과" });
}

/** A new proposal of the resident that is to become an agenda. */
export const ownAgenda = once((site) =>
  freshFound(site, { class: "agenda", reason: "한 골목이 아니라 통학로의 일입니다." }),
);

export const ownReferred = once(freshReferred);

/** The same after its proposer has appealed. */
export const referralAppealed = once(async (site) => {
  const address = await freshReferred(site);
  await site.visit({ address: `${address}/appeal`, signIn: as("resident") }, (page) =>
    reason(page, "고치는 것이 아니라 새로 다는 일입니다."),
  );
  return address;
});
