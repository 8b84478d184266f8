// What the pages are about and the demonstration holds, found by the public API.

import { as } from "./sign_in.mjs";
import { expect } from "./tally.mjs";
import { D, caseOf } from "./walks.mjs";

/** A function of the site that finds or makes something once. */
export const once = (make) => (site) => site.once(make);

/** The address that is found or made, with more behind it. */
export const at = (found, more) => async (site) => (await found(site)) + more;

/** The address of an act of moderation on the proposal that is found or made. */
export const caseAt = (found, act) => async (site) => caseOf(await found(site), act);

/** Everything that a list of a district holds, the newest first. */
async function listed(site, list, district = D) {
  const items = [];
  for (let next = `/api/v1/districts${district.slice(2)}/${list}`; next; ) {
    const answered = await fetch(site.base + next);
    expect(answered.ok, `${next} answered ${answered.status}`);
    const part = await answered.json();
    items.push(...part.items);
    next = part.next;
  }
  return items;
}

/** The oldest vote in a phase, which is the one of the demonstration itself. */
export async function voteIn(site, phase) {
  const all = await listed(site, "votes");
  return all.filter((vote) => vote.phase === phase).at(-1)?.page;
}

const vote = (phase) => async (site) => {
  const found = await voteIn(site, phase);
  expect(found, `${site.base} has no vote in the phase “${phase}”`);
  return found;
};

export const openVote = vote("open");
export const countedVote = vote("counted");
export const closedVote = vote("counting");

/** The form of the selection, once the vote that has just closed is counted. */
export const selectionDue = once(async (site) => {
  for (let tries = 0; (await voteIn(site, "counting")) && tries < 120; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return `${D}/selection/new`;
});

const call = (fits, what) =>
  once(async (site) => {
    const found = (await listed(site, "recruitment")).find(fits);
    expect(found, `${site.base} has no call ${what}`);
    return found.page;
  });

/** A call for seats that is open, one without seats, and one whose seats were drawn. */
export const callOpen = call((one) => one.kind === "seats" && one.phase === "open", "for seats that is open");
export const callDrawn = call((one) => one.kind === "seats" && one.phase === "settled", "whose seats were drawn");
export const callMissing = call((one) => one.kind === "open", "without seats");

/** A proposal of the demonstration that others have commented on. */
export const proposal = once(async (site) => {
  const all = await listed(site, "proposals");
  const found = all.filter((one) => !one.hidden && one.state === "submitted" && one.comment_count > 0).at(-1);
  expect(found, `${site.base} has no proposal with a comment`);
  return found.page;
});

/** The proposals of one neighbourhood, those of a proposal that is found. */
export const neighborhood = once(async (site) => {
  const all = await listed(site, "proposals");
  const found = all.find((one) => one.neighborhood);
  expect(found, `${site.base} has no proposal for a neighbourhood`);
  return `${D}/proposals?neighborhood=${found.neighborhood.id}`;
});

/** The page of something on a list of a district of the demonstration. */
const inDistrict = (district, list, wanted = () => true) =>
  once(async (site) => {
    const found = (await listed(site, list, district)).find(wanted);
    expect(found, `${site.base}${district} has no such thing among its ${list}`);
    return found.page;
  });

/** A meeting that is over and minuted, one that is to come, and the workshop of the seven districts. */
export const meetingPast = inDistrict("/d/mulgyeol", "meetings", (one) => one.minutes_published_at);
export const meetingUnminuted = inDistrict("/d/solsup", "meetings", (one) => one.kind === "forum");
export const meetingNoted = inDistrict("/d/mulgyeol", "meetings", (one) => one.kind === "forum" && one.people > 0);
export const meetingAhead = inDistrict("/d/haneul", "meetings", (one) => !one.people);
export const workshop = inDistrict("/d/city", "meetings", (one) => one.kind === "workshop");
/** The report that the room of the workshop wrote by itself. */
export const roomReport = once(async (site) => {
  const meeting = await (await fetch(`${site.base}${await workshop(site)}`)).text();
  const found = meeting.match(/\/rooms\/\d+\/report/);
  expect(found, `${site.base} has no report of a room`);
  return found[0];
});
/** The approved report of the workshop. */
export const report = inDistrict("/d/city", "documents");
/** A change that waits for the city's approval, and one that is in force. */
export const changeWaiting = inDistrict("/d/mulgyeol", "changes", (one) => one.state === "consulted");
export const changeDone = inDistrict("/d/mulgyeol", "changes", (one) => one.state === "in-force");

/** A body that anybody may join, and one that nobody may. */
export const bodyOpen = inDistrict(D, "bodies", (one) => one.open);
export const bodyClosed = inDistrict(D, "bodies", (one) => !one.open);

/** Something in the inbox that was answered, and something whose answer is late. */
export const inquiryAnswered = inDistrict(D, "inbox", (one) => one.answered_at);
export const inquiryLate = inDistrict(D, "inbox", (one) => !one.answered_at);
/** Where a moderator hides it. */
export const inquiryHide = once(async (site) => {
  const id = (await inquiryLate(site)).split("/").at(-1);
  return `${D}/moderation/inquiry/${id}/hide`;
});

/** A review by departments in a state, and one of its cards in the review that is under way. */
export const reviewIn = (state) => inDistrict(D, "reviews", (one) => one.state === state);
export const cardIn = (state) => async (site) => {
  const review = (await reviewIn("open")(site)).split("/").at(-1);
  const { cards } = await (await fetch(`${site.base}/api/v1/reviews/${review}`)).json();
  const found = cards.find((card) => card.state === state);
  expect(found, `${site.base} has no card that is ${state}`);
  return `${D}/reviews/cards/${found.id}`;
};

/** An expert review of the merged agenda, by its place. */
export const expertIn = (place) => async (site) => {
  const page = await (await fetch(`${site.base}${await agendaMerged(site)}`)).text();
  const found = [...new Set(page.match(/\/d\/haneul\/experts\/\d+/g) ?? [])];
  expect(found[place], `${site.base} has no such expert review`);
  return found[place];
};

/** The same of an agenda that the same expert may write about by now. */
export const expertWrites = once(async (site) => {
  const merged = await agendaMerged(site);
  for (const one of await listed(site, "board?kind=agenda&limit=100")) {
    const page = one.page === merged ? "" : await (await fetch(site.base + one.page)).text();
    const found = page.match(/\/d\/haneul\/experts\/\d+/);
    if (found) return `${found[0]}/write`;
  }
  throw new Error(`${site.base} has no expert who may write`);
});

/** The text of an agreement that several districts were given. */
export const commonAgreement = once(async (site) => {
  const list = await (await fetch(`${site.base}/city/agreements`)).text();
  const found = list.match(/\/city\/agreements\/\d+/);
  expect(found, `${site.base} has no text that several districts sign`);
  return found[0];
});

/** A question that waits, with the answer of a template before it is sent. */
export const bulkPreview = async (site) => `${D}/bulk?items=inquiry-${(await inquiryLate(site)).split("/").at(-1)}`;

/** Where two agendas that get in each other's way stop doing so. */
export const conflictEnd = once(async (site) => {
  const list = await site.visit({ address: `${D}/conflicts`, signIn: as("secretary") }, (page) =>
    page.locator("main a[href$='/end']").first().getAttribute("href"),
  );
  expect(list, `${site.base} has no projects in each other's way`);
  return list;
});

/** A project that a resident owns along. */
export const projectOwned = once(async (site) => {
  const answered = await fetch(`${site.base}/api/v1/districts/mulgyeol/projects`);
  const { projects } = await answered.json();
  const found = projects.find((project) => project.owners > 0);
  expect(found, `${site.base} has no project with a co-owner`);
  return `/d/mulgyeol/projects/${found.id}`;
});

/** Where the latest entry of its log is taken back. */
export const entryWithdraw = once(async (site) => {
  const project = await projectOwned(site);
  const answered = await fetch(`${site.base}/api/v1/projects/${project.split("/").at(-1)}/entries`);
  const { items } = await answered.json();
  return `${project}/entries/${items[0].id}/withdraw`;
});

/** A line of a plan that nobody has signed. */
export const planLine = once(async (site) => {
  const answered = await fetch(`${site.base}/api/v1/districts/eunha/plan`);
  const { lines } = await answered.json();
  return `/d/eunha/plan/lines/${lines[0].id}`;
});

/** An agenda of the council, one that several things were merged into, and one that was merged. */
const agenda = (wanted) => inDistrict(D, "board?kind=agenda&limit=100", wanted);
export const agendaOpen = agenda((one) => one.state === "open" && one.origin === "council");
export const agendaMerged = agenda((one) => one.origin === "merge");
/** One about which a few people voted on statements, too few for a map. */
export const agendaTalked = agenda((one) => one.title.includes("연락망"));
export const agendaGone = agenda((one) => one.state === "merged");
/** A comment on an agenda that others have answered, as the API tells it. */
const commentAnswered = once(async (site) => {
  for (const one of await listed(site, "board?kind=agenda&limit=100")) {
    const answered = await fetch(`${site.base}/api/v1/agendas/${one.id}/comments`);
    const { items } = await answered.json();
    const first = items.find((comment) => comment.to === null && items.some((other) => other.to === comment.id));
    if (first) return { page: one.page, first };
  }
  throw new Error(`${site.base} has no answered comment on an agenda`);
});
/** That agenda. */
export const agendaCommented = async (site) => (await commentAnswered(site)).page;
/** The thread of that comment. */
export const thread = async (site) => `${D}/comments/${(await commentAnswered(site)).first.id}`;

/** A proposal that was sent to another office. */
export const referred = inDistrict(D, "board?kind=proposal&limit=100", (one) => one.state === "referred");

/** Where two things of the board stand side by side, or are merged: `path` is of the board. */
export const sideBySide = (path) => async (site) => {
  const [one, other] = [await agendaOpen(site), await proposal(site)].map((page) => page.split("/").at(-1));
  return `${D}/${path}?items=agenda-${one}&items=proposal-${other}`;
};

/** A request about which authors are being asked. */
export const mergeAsked = once(async (site) => {
  const proposals = await (await fetch(`${site.base}/api/v1/districts/haneul/proposals?limit=100`)).json();
  for (const one of proposals.items) {
    const page = await (await fetch(`${site.base}${one.page}`)).text();
    const found = page.match(/\/d\/haneul\/merges\/\d+/);
    if (found) return found[0];
  }
  throw new Error("nobody is asked about a merge");
});

/** The step that merged something. */
export const step = once(async (site) => {
  const id = (await agendaMerged(site)).split("/").at(-1);
  const answered = await fetch(`${site.base}/api/v1/agendas/${id}`);
  const { sources } = await answered.json();
  return `${D}/lineage/${sources[0].lineage}`;
});

/** The first link of this kind on a page, as the person with this name sees it, or a visitor. */
const linked = (address, who, link) =>
  once((site) =>
    site.visit({ address, signIn: who && as(who) }, async (page) => {
      const href = await page.locator(`main a${link}`).first().getAttribute("href");
      expect(href, `${page.url()} has no such link: ${link}`);
      return href;
    }),
  );

/** An application of an open call, and a seat that was drawn. */
export const application = linked(at(callOpen, "/applications"), "secretary", "[href*='/applications/']");
export const seat = linked(at(callDrawn, "/applications"), "secretary", "[href*='/seats/']");

/** When a support officer is away, and a thread of the conversation with her. */
export const officerAbsences = linked("/d/mulgyeol/officers", "support-officer", "[href$='/absences']");
/** A meeting of which the officer owes a note: her desk begins with those. */
export const meetingOwed = linked("/me/officer", "support-officer", "[href*='/meetings/']");
/** A request of a member for a meeting. */
export const conveningOpen = linked("/d/haneul/convenings", null, "[href*='/convenings/']:not([href$='/new'])");
/** A series of joint meetings, and one meeting of it that is to come. */
export const seriesOpen = linked("/d/haneul/series", null, "[href*='/series/']:not([href$='/new'])");
export const seriesMeeting = inDistrict("/d/haneul", "meetings", (one) => one.series && !one.people);
export const officerThread = linked(
  "/d/mulgyeol/officers/talk",
  "support-officer",
  "[href*='/officers/talk/']:not([href$='/new'])",
);

/** An objection to the result of a year that waits for its answer, and one that has it. */
export const objectionOpen = linked("/d/daon/evaluation", null, "[href*='/evaluation/objections/']");
export const objectionAnswered = once(async (site) => {
  const { objections } = await (await fetch(`${site.base}/api/v1/districts/daon/evaluation`)).json();
  const found = objections.find((one) => one.verdict);
  expect(found, `${site.base} has no objection that was answered`);
  return `/d/daon/evaluation/objections/${found.id}`;
});

/** What a project left, and a report that is being written. */
export const outcomeReport = linked("/outcomes", null, "[href^='/outcomes/']");
export const outcomeDraft = linked("/d/daon/outcomes?year=2025", "daon-secretary", "[href$='/edit']");
