// Which addresses of the router were opened by a rendering, and which were forgotten.

import { readFile } from "node:fs/promises";

import { expect } from "./tally.mjs";

const ROUTERS = ["router.rs", "router/exchange.rs", "router/year.rs", "router/evaluation.rs"].map((name) => new URL(`../../../crates/web/src/${name}`, import.meta.url));

/** Addresses that are read and are no page, each with what it is. */
const NO_PAGES = {
  "/assets/{name}": "stylesheet, script and mark, which every page loads",
  "/d/{district}/votes/{vote}/ballots.pb": "a file for programs that count",
  "/d/{district}/recruitment/{recruitment}/quotas": "there only after a close with which no panel fits; the tests of recruitment read it",
  "/d/{district}/recruitment/{recruitment}/draw": "there between the close of a call and its lottery; the tests of recruitment read it",
  "/photos/{photo}": "a picture, which pages show",
  "/photos/{photo}/small": "a picture, which pages show",
  "/city/calendar.ics": "a file for calendars",
  "/d/{district}/series/{series}/calendar.ics": "a file for calendars",
  "/d/{district}/together.csv": "a file of figures for programs",
  "/me/officer/calendar.ics": "a file for calendars",
  "/d/{district}/recruitment/{recruitment}/draw.json": "a file for programs that draw again",
  "/d/{district}/exchange/{file}": "tables and JSON of a year, for spreadsheets and programs",
  "/d/{district}/evidence/{evidence}": "a photo or PDF that proves a payment, which pages show",
  "/d/{district}/diversions.csv": "the lines of a report as a file for spreadsheets",
  "/d/{district}/evaluation.csv": "the numbers of a page as a file for spreadsheets",
  "/support.csv": "a simulation as a file for spreadsheets",
  "/d/{district}/case.csv": "the numbers of a page as a file for spreadsheets",
  "/city/case.csv": "the numbers of a page as a file for spreadsheets",
  "/d/{district}/coverage.csv": "the numbers of a page as a file for spreadsheets",
  "/d/{district}/calendar.ics": "a file for calendars",
  "/d/{district}/meetings/{meeting}/calendar.ics": "a file for calendars",
  "/d/{district}/agendas/{agenda}/statements/votes.csv": "a file of votes for programs that analyse",
  "/d/{district}/documents/{document}/text": "a document as plain text, for programs that read aloud",
  "/rooms/{room}/wall": "the parts of a room that change, for its script",
  "/rooms/{room}/events": "a line on which a room tells that it has changed",
  "/healthz": "a word for whoever watches over the site",
  "/metrics": "figures for whoever watches over the site",
};

const opened = new Set();

/** Notes that a page was looked at. A refusal is not the page itself, and an answer to a form has its address. */
export function noteOpened(page) {
  if (page.answered === 200 && page.asked === "GET") opened.add(new URL(page.url()).pathname);
}

/** The addresses in the router that can be read. */
async function readable() {
  const text = (await Promise.all(ROUTERS.map((file) => readFile(file, "utf8")))).join("\n");
  const parts = text.split(".route(").slice(1);
  const routes = parts.filter((part) => /\bget\(/.test(part)).map((part) => part.match(/"([^"]+)"/)[1]);
  expect(routes.length > 20, `only ${routes.length} addresses were found in the router`);
  return routes;
}

/** Every page of the router was opened by a rendering; whoever adds a page adds a row. */
export async function everyPageOpened() {
  const routes = await readable();
  const gone = Object.keys(NO_PAGES).filter((route) => !routes.includes(route));
  expect(gone.length === 0, `take out of NO_PAGES what is no address any more: ${gone.join(", ")}`);
  const forgotten = routes.filter((route) => !NO_PAGES[route] && ![...opened].some((path) => leadsTo(route, path)));
  expect(
    forgotten.length === 0,
    `give each of these a row in specs/pages.mjs, or a reason in lib/routes.mjs:\n${forgotten.join("\n")}`,
  );
}

/** Whether a path belongs to a route, where `{name}` stands for one part. */
function leadsTo(route, path) {
  const [wanted, given] = [route.split("/"), path.split("/")];
  const fits = (part, place) => part.startsWith("{") || part === given[place];
  return wanted.length === given.length && wanted.every(fits);
}
