// Every distinct rendering of a page, once. A new page gets a line here.

import { rendering } from "../lib/rendering.mjs";
import { as } from "../lib/sign_in.mjs";

const D = "/d/haneul";
const PROPOSAL = [`${D}/proposals`, "a[href*='/proposals/']:not([href*='new'])"];
const OPEN_VOTE = [D, "a[href*='/votes/']:not([href*='result'])"];
const RESULT = [D, "a[href$='/result']"];

/** Name of the pictures, path or path and links, person of the demonstration or null, language, status. */
const PAGES = [
  ["home", "/", null, "ko"],
  ["home-en", "/", null, "en"],
  ["about", "/about", null, "ko"],
  ["about-en", "/about", null, "en"],
  ["privacy", "/privacy", null, "ko"],
  ["api", "/api", null, "ko"],
  ["not-found", "/no-such-page", null, "ko", 404],
  ["demo", "/demo", null, "ko"],
  ["demo-as", "/demo/as/resident", null, "ko"],
  ["district", D, null, "ko"],
  ["district-en", D, null, "en"],
  ["district-signed-in", D, "resident", "ko"],
  ["year", `${D}/year`, null, "ko"],
  ["proposals", `${D}/proposals`, null, "ko"],
  ["proposals-en", `${D}/proposals`, null, "en"],
  ["proposal", PROPOSAL, null, "ko"],
  ["proposal-moderator", PROPOSAL, "moderator-1", "ko"],
  ["proposal-new", `${D}/proposals/new`, "resident", "ko"],
  ["proposal-new-visitor", `${D}/proposals/new`, null, "ko", 401],
  ["votes", `${D}/votes`, null, "ko"],
  ["vote-visitor", OPEN_VOTE, null, "ko"],
  ["vote-declare", OPEN_VOTE, "proposer", "ko"],
  ["vote-declare-en", OPEN_VOTE, "proposer", "en"],
  ["vote-ballot", OPEN_VOTE, "resident", "ko"],
  ["vote-ballot-en", OPEN_VOTE, "resident", "en"],
  ["result", RESULT, null, "ko"],
  ["result-en", RESULT, null, "en"],
  ["sign-in", "/sign-in", null, "ko"],
  ["sign-in-en", "/sign-in", null, "en"],
  ["sign-in-desk", "/sign-in/code?by=desk", null, "ko"],
  ["me", "/me", "resident", "ko"],
  ["me-roles", "/me", "moderator-1", "ko"],
  ["me-en", "/me", "resident", "en"],
  ["moderation", `${D}/moderation`, "moderator-1", "ko"],
  ["moderation-refused", `${D}/moderation`, "resident", "ko", 403],
  ["desk", `${D}/desk`, "clerk", "ko"],
  ["roles", `${D}/roles`, "administrator", "ko"],
  ["set-up", "/set-up", "administrator", "ko"],
  ["set-up-en", "/set-up", "administrator", "en"],
  ["announce", `${D}/votes/new`, "secretary", "ko"],
  ["first-run", "/first-run?token=x", "resident", "ko", 404],
];

export default PAGES.flatMap(([name, address, person, lang, status]) =>
  rendering({ name, address, lang, status, signIn: person && as(person) }),
);
