// Every distinct rendering of a page, once. A new page gets a line here.

import * as act from "../lib/acts.mjs";
import {
  agendaCommented,
  at,
  caseAt,
  closedVote,
  countedVote,
  neighborhood,
  openVote,
  proposal,
  thread,
} from "../lib/found.mjs";
import * as made from "../lib/made.mjs";
import { rendering } from "../lib/rendering.mjs";
import { as, codeSent, contactAdded, contactSent, newcomer } from "../lib/sign_in.mjs";
import { D } from "../lib/walks.mjs";

const resident = as("resident");
const [moderator, other] = [as("moderator-1"), as("moderator-2")];
const clerk = as("clerk");
const secretary = as("secretary");
const administrator = as("administrator");
const undecided = newcomer("agrees-later", { agrees: false });
const stranger = newcomer("never-votes");
const faults = { status: 422, expects: "main [role=alert] a" };

/**
 * Name of the pictures, path or what finds it, who looks or null, language, and what else
 * rendering.mjs takes.
 */
const PAGES = [
  // for everybody
  ["home", "/", null, "ko"],
  ["home-en", "/", null, "en"],
  ["home-administrator", "/", administrator, "ko"],
  ["home-empty", "/", null, "ko", { on: "first" }],
  ["about", "/about", null, "ko"],
  ["about-en", "/about", null, "en"],
  ["privacy", "/privacy", null, "ko"],
  ["privacy-en", "/privacy", null, "en"],
  ["api", "/api", null, "ko"],
  ["demo", "/demo", null, "ko"],
  ["demo-as", "/demo/as/resident", null, "ko"],
  // what can't be done
  ["not-found", "/no-such-page", null, "ko", { status: 404 }],
  ["not-found-en", `${D}/no-such-page`, null, "en", { status: 404 }],
  ["bad-request", `${D}/proposals?after=x`, null, "ko", { status: 400 }],
  ["too-many", "/sign-in", null, "ko", { status: 429, act: act.sendTooOften, expects: "pre.typed" }],
  ["conflict-typed", `${D}/moderation`, other, "ko", { status: 409, act: act.hideTooLate, expects: "pre.typed" }],
  // a district
  ["district", D, null, "ko"],
  ["district-en", D, null, "en"],
  ["district-signed-in", D, resident, "ko"],
  ["district-new", made.newDistrict, null, "ko"],
  ["district-autumn", D, null, "ko", { on: "autumn" }],
  ["year", `${D}/year`, null, "ko"],
  ["year-en", `${D}/year`, null, "en"],
  // proposals
  ["proposals", `${D}/proposals`, null, "ko"],
  ["proposals-en", `${D}/proposals`, null, "en"],
  ["proposals-unfolded", `${D}/proposals`, null, "ko", { act: act.unfold, expects: "details[open]" }],
  ["proposals-neighborhood", neighborhood, null, "ko"],
  ["proposals-none", at(made.newDistrict, "/proposals"), null, "ko"],
  ["proposal", proposal, null, "ko"],
  ["proposal-en", proposal, null, "en"],
  ["proposal-moderator", proposal, moderator, "ko"],
  ["proposal-not-agreed", proposal, undecided, "ko", { expects: "main a[href^='/consent']" }],
  ["proposal-comment-faults", proposal, resident, "ko", { ...faults, act: act.send("form[action$='/comments'] button") }],
  ["proposal-comment-hidden", made.commentHidden, null, "ko"],
  ["proposal-comment-hidden-own", made.commentHidden, as("proposer"), "ko", { expects: "main a[href$='/appeal']" }],
  ["comments", at(agendaCommented, "/comments"), resident, "ko"],
  ["comments-en", at(agendaCommented, "/comments?order=answered"), null, "en"],
  ["comments-proposal", at(proposal, "/comments?order=newest"), moderator, "ko"],
  ["comment-thread", thread, resident, "ko"],
  ["comment-thread-faults", thread, resident, "ko", { ...faults, act: act.send("form[action$='/comments'] button") }],
  ["comment-withdraw", made.ownComment, resident, "ko"],
  ["proposal-own", `${D}/proposals/new`, resident, "ko", { act: act.handIn, expects: "main a[href$='/edit']" }],
  ["proposal-withdrawn", made.withdrawn, null, "ko", { expects: "main .notice" }],
  ["proposal-new", `${D}/proposals/new`, resident, "ko"],
  ["proposal-new-visitor", `${D}/proposals/new`, null, "ko", { status: 401 }],
  ["proposal-new-closed", at(made.newDistrict, "/proposals/new"), resident, "ko"],
  ["proposal-new-faults", `${D}/proposals/new`, resident, "ko", { ...faults, act: act.send() }],
  ["proposal-new-faults-en", `${D}/proposals/new`, resident, "en", { ...faults, act: act.send() }],
  ["proposal-edit", at(made.own, "/edit"), resident, "ko"],
  ["proposal-edit-late", at(made.own, "/edit"), resident, "ko", { status: 409, act: act.saveTooLate, expects: "main [name=title]" }],
  ["proposal-edit-withdrawn", at(made.withdrawn, "/edit"), resident, "ko"],
  ["proposal-withdraw", at(made.own, "/withdraw"), resident, "ko"],
  ["proposal-withdraw-again", at(made.withdrawn, "/withdraw"), resident, "ko", { status: 409 }],
  // moderation
  ["proposal-hidden", made.hidden, null, "ko", { expects: ".hidden-notice" }],
  ["proposal-hidden-en", made.hidden, null, "en", { expects: ".hidden-notice" }],
  ["proposal-hidden-own", made.hidden, resident, "ko", { expects: ".hidden-notice a[href$='/appeal']" }],
  ["proposal-hidden-moderator", made.hidden, moderator, "ko", { expects: "main a[href$='/answer']" }],
  ["proposal-appealed", `${D}/proposals`, resident, "ko", { act: act.appeal, expects: ".hidden-notice" }],
  ["proposal-upheld", made.upheld, resident, "ko", { expects: ".hidden-notice" }],
  ["moderation", `${D}/moderation`, moderator, "ko"],
  ["moderation-answered", `${D}/moderation?done=answered`, moderator, "ko"],
  ["moderation-none", at(made.newDistrict, "/moderation"), administrator, "ko"],
  ["moderation-refused", `${D}/moderation`, resident, "ko", { status: 403 }],
  ["moderation-hide", caseAt(made.own, "hide"), moderator, "ko"],
  ["moderation-hide-comment", made.comment, moderator, "ko"],
  ["moderation-hide-faults", caseAt(made.own, "hide"), moderator, "ko", { ...faults, act: act.send() }],
  ["moderation-appeal", caseAt(made.hidden, "appeal"), resident, "ko"],
  ["moderation-appeal-faults", caseAt(made.hidden, "appeal"), resident, "ko", { ...faults, act: act.send() }],
  ["moderation-answer", caseAt(made.appealed, "answer"), other, "ko", { expects: "main [name=decision]" }],
  ["moderation-answer-en", caseAt(made.appealed, "answer"), other, "en", { expects: "main [name=decision]" }],
  ["moderation-answer-faults", caseAt(made.appealed, "answer"), other, "ko", { ...faults, act: act.send() }],
  ["moderation-case", caseAt(made.upheld, "answer"), moderator, "ko"],
  // votes
  ["votes", `${D}/votes`, null, "ko"],
  ["votes-secretary", `${D}/votes`, secretary, "ko"],
  ["votes-none", at(made.newDistrict, "/votes"), null, "ko"],
  ["vote-visitor", openVote, null, "ko"],
  ["vote-announced", made.announcedVote, resident, "ko"],
  ["vote-counting", closedVote, null, "ko", { on: "counting" }],
  ["vote-counted", countedVote, null, "ko"],
  ["vote-not-agreed", openVote, undecided, "ko", { expects: "main a[href^='/consent']" }],
  ["vote-declare", openVote, stranger, "ko", { expects: "main [name=birth_year]" }],
  ["vote-declare-en", openVote, stranger, "en", { expects: "main [name=birth_year]" }],
  ["vote-declare-faults", openVote, stranger, "ko", { ...faults, act: act.send() }],
  ["vote-declare-known", openVote, as("proposer"), "ko", { expects: "[name=official]" }],
  ["vote-declare-official", openVote, as("city-officer"), "ko", { status: 403, act: act.declareOfficial }],
  ["vote-ballot", openVote, made.voter, "ko", { expects: "[name=choices]" }],
  ["vote-ballot-en", openVote, made.voter, "en", { expects: "[name=choices]" }],
  ["vote-ballot-too-many", openVote, made.voter, "ko", { ...faults, act: act.cast(6) }],
  ["vote-ballot-blank", openVote, made.voter, "ko", { ...faults, act: act.cast(0), expects: "[name=blank]" }],
  ["vote-voted", openVote, resident, "ko", { act: act.cast(2), expects: "[name=choices]" }],
  ["result", at(countedVote, "/result"), null, "ko"],
  ["result-en", at(countedVote, "/result"), null, "en"],
  ["result-unfolded", at(countedVote, "/result"), null, "ko", { act: act.unfold, expects: "details[open]" }],
  ["result-not-yet", at(openVote, "/result"), null, "ko", { status: 409 }],
  ["announce", `${D}/votes/new`, secretary, "ko"],
  ["announce-few", at(made.newDistrict, "/votes/new"), administrator, "ko"],
  ["announce-faults", `${D}/votes/new`, secretary, "ko", { ...faults, act: act.send() }],
  // signing in, and one's own account
  ["sign-in", "/sign-in", null, "ko"],
  ["sign-in-en", "/sign-in", null, "en"],
  ["sign-in-out", "/sign-in?done=out", null, "ko"],
  ["sign-in-faults", "/sign-in", null, "ko", { ...faults, act: act.sendWith({ address: "하늘동" }) }],
  ["sign-in-code", "/sign-in/code", codeSent, "ko", { expects: "[name=by][value=sent]" }],
  ["sign-in-code-en", "/sign-in/code", codeSent, "en", { expects: "[name=by][value=sent]" }],
  ["sign-in-code-faults", "/sign-in/code", codeSent, "ko", { ...faults, act: act.sendWith({ code: "000000" }) }],
  ["sign-in-desk", "/sign-in/code?by=desk", null, "ko", { expects: "[name=by][value=desk]" }],
  ["sign-in-desk-faults", "/sign-in/code?by=desk", null, "ko", { ...faults, act: act.sendWith({ code: "0000000000" }) }],
  ["consent", "/consent", undecided, "ko"],
  ["consent-en", "/consent", undecided, "en"],
  ["consent-faults", "/consent", undecided, "ko", { ...faults, act: act.send("form[action='/consent'] button") }],
  ["consent-again", "/consent", resident, "ko"],
  ["me", "/me", resident, "ko"],
  ["me-en", "/me", resident, "en"],
  ["me-roles", "/me", moderator, "ko"],
  ["me-addresses", "/me", contactAdded, "ko", { expects: "main form[action$='/remove']" }],
  ["me-done", "/me?done=contact", resident, "ko"],
  ["me-name-faults", "/me", resident, "ko", { ...faults, act: act.sendWith({ name: "관리자" }, "form[action='/me/name'] button") }],
  ["me-contact-faults", "/me", resident, "ko", { ...faults, act: act.send("form[action='/me/contacts'] button") }],
  ["me-contact-code", "/me/contacts/code", contactSent, "ko", { expects: "main [name=code]" }],
  ["me-contact-code-faults", "/me/contacts/code", contactSent, "ko", { ...faults, act: act.sendWith({ code: "000000" }) }],
  ["me-close", "/me/close", resident, "ko"],
  ["me-close-roles", "/me/close", moderator, "ko"],
  // staff
  ["desk", `${D}/desk`, clerk, "ko"],
  ["desk-proposal", `${D}/desk/proposal`, clerk, "ko"],
  ["desk-proposal-en", `${D}/desk/proposal`, clerk, "en"],
  ["desk-proposal-faults", `${D}/desk/proposal`, clerk, "ko", { ...faults, act: act.send() }],
  ["desk-proposal-slip", `${D}/desk/proposal`, clerk, "ko", { act: act.enterFor, expects: "main .slip svg" }],
  ["where", "/where", null, "ko"],
  ["where-en", "/where", null, "en"],
  ["where-faults", "/where", null, "ko", { ...faults, act: act.send() }],
  ["where-story", made.slip, null, "ko", { act: act.send(), expects: "main #so-far" }],
  ["proposal-code", at(made.own, "/code"), resident, "ko"],
  ["desk-faults", `${D}/desk`, clerk, "ko", { ...faults, act: act.send() }],
  ["desk-take-over", `${D}/desk`, clerk, "ko", { ...faults, act: act.makeCodeFor(made.declared), expects: "[name=take_over]" }],
  ["desk-who", `${D}/desk`, clerk, "ko", { ...faults, act: act.makeCodeFor(made.seen), expects: "[name=who]" }],
  ["desk-code", `${D}/desk`, clerk, "ko", { act: act.makeCode, expects: "main strong.num" }],
  ["desk-code-en", `${D}/desk`, clerk, "en", { act: act.makeCode, expects: "main strong.num" }],
  ["desk-code-again", `${D}/desk`, clerk, "ko", { act: act.makeCodeTwice, expects: "main p.lead" }],
  ["roles", `${D}/roles`, administrator, "ko"],
  ["roles-secretary", `${D}/roles`, secretary, "ko"],
  ["roles-faults", `${D}/roles`, administrator, "ko", { ...faults, act: act.send() }],
  ["roles-ended", `${D}/roles`, administrator, "ko", { act: act.giveAndEnd, expects: "[role=status], .notice" }],
  ["set-up", "/set-up", administrator, "ko"],
  ["set-up-en", "/set-up", administrator, "en"],
  ["set-up-faults", "/set-up", administrator, "ko", { ...faults, act: act.send() }],
  ["first-run", (site) => site.link, newcomer("first"), "ko", { on: "first", expects: "main [name=token]" }],
  ["first-run-visitor", (site) => site.link, null, "ko", { on: "first", status: 401 }],
  ["first-run-bad", "/first-run?token=x", resident, "ko", { status: 404 }],
];

/** Every row can be looked at alone, and beside any other one. */
export const together = true;

export default PAGES.map(([name, address, signIn, lang, more]) =>
  rendering({ name, address, signIn, lang, ...more }),
);
