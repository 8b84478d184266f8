// What must hold on every page. Each check throws a message that says what to put right.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { expect } from "./tally.mjs";

const axeSource = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** No accessibility violation that axe-core can find. */
export async function accessible(page) {
  await axe(page, {});
}

/** The rules that a wider window can break once more. */
const OF_THE_WIDTH = ["target-size", "scrollable-region-focusable", "aria-hidden-focus", "focus-order-semantics"];

/** Nor one that only a wider window has. */
export async function accessibleWide(page) {
  await axe(page, { runOnly: { type: "rule", values: OF_THE_WIDTH } });
}

async function axe(page, options) {
  // Handed over through the browser's own protocol, so the page's content security policy
  // stays as it is.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (options) => {
    // What passed is only counted, not described.
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], preload: false, ...options });
    return violations.map(({ id, impact, help, nodes }) => ({
      id,
      impact,
      help,
      places: nodes.slice(0, 5).map((node) => `${node.target.join(" ")}: ${node.failureSummary?.split("\n").slice(1).join("; ")}`),
      count: nodes.length,
    }));
  }, options);
  const told = violations.map(
    ({ id, impact, help, places, count }) => `${id} (${impact}), ${count} places: ${help}\n  ${places.join("\n  ")}`,
  );
  expect(told.length === 0, told.join("\n"));
}

/** Letters stand out from what is behind them in the dark scheme too. */
export async function readableInTheDark(page) {
  await page.emulateMedia({ colorScheme: "dark" });
  await axe(page, { runOnly: { type: "rule", values: ["color-contrast"] } });
  await page.emulateMedia({ colorScheme: "light" });
}

/** The page fits the narrowest screen that is still in use. */
export async function fitsNarrow(page) {
  await page.setViewportSize({ width: 320, height: 640 });
  await fits(page);
}

/** The page is not wider than the window: nobody scrolls sideways to read. */
export async function fits(page) {
  const { wide, width, window } = await page.evaluate(() => {
    const window = document.documentElement.clientWidth;
    // What stands in a region that scrolls by itself is meant to be wide.
    const scrolls = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(up).overflowX)) return true;
      }
      return false;
    };
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > window + 1 && !scrolls(element))
      .slice(0, 5)
      .map((element) => `${element.tagName.toLowerCase()}${element.className ? `.${element.className}` : ""}`);
    return { wide, width: document.documentElement.scrollWidth, window };
  });
  expect(width <= window, `${width} px wide in a window of ${window} px; too wide: ${wide.join(", ")}`);
}

/** The browser complained about nothing: console, scripts, content security policy, parts. */
export async function quiet(page) {
  expect(page.complaints.length === 0, page.complaints.join("\n"));
}

/** One h1, one main region, a title, and the language that was asked for. */
export async function wellFormed(page, lang) {
  const { headings, mains, title, language } = await page.evaluate(() => ({
    headings: document.querySelectorAll("h1").length,
    mains: document.querySelectorAll("main").length,
    title: document.title.trim(),
    language: document.documentElement.lang,
  }));
  expect(headings === 1, `${headings} h1, expected 1`);
  expect(mains === 1, `${mains} main, expected 1`);
  expect(title !== "", "the page has no title");
  expect(language === lang, `html lang is "${language}", expected "${lang}"`);
}

/** Every link to a place on the same page leads somewhere, such as from a list of faults to the fields. */
export async function linksLead(page) {
  const astray = await page.evaluate(() =>
    // A link in a drawing has no property for its hash, so all are read by their attribute.
    [...document.querySelectorAll("a[href^='#']")]
      .filter((link) => link.getAttribute("href").length > 1)
      .filter((link) => !document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1))))
      .slice(0, 5)
      .map((link) => link.outerHTML.slice(0, 120)),
  );
  expect(astray.length === 0, `links to nothing on this page:\n${astray.join("\n")}`);
}

/** Buttons and fields are tall enough for a thumb. Links inside sentences are not counted. */
export async function touchable(page) {
  const small = await page.evaluate(() => {
    const wanted = "button, input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea, summary";
    return [...document.querySelectorAll(wanted)]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0 && Math.round(box.height) < 44)
      .slice(0, 5)
      .map(({ element, box }) => `${element.outerHTML.slice(0, 90)} is ${Math.round(box.height)} px tall`);
  });
  expect(small.length === 0, `less than 44 px:\n${small.join("\n")}`);
}

/**
 * The first Tab reaches the skip link, which leads to the main region. From there Tab goes
 * through the main region and on into the foot of the page: every stop can be seen and shows
 * that it has the focus.
 */
export async function keyboard(page) {
  const most = 60;
  // Tab begins after what had the focus last. Opening the page anew would send its form again.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  await page.keyboard.press("Tab");
  const first = await focused(page);
  expect(first?.href?.startsWith("#"), `the first Tab reaches ${first?.told ?? "nothing"}, not the skip link`);
  await page.keyboard.press("Enter");
  const { main, hash } = await page.evaluate(() => ({
    main: Boolean(document.activeElement?.closest("main")),
    hash: location.hash,
  }));
  expect(main && hash === first.href, `the skip link leads to ${hash || "nowhere"}, outside the main region`);

  const stops = [first];
  while (stops.length < most) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (!stop || stops.some((before) => before.path === stop.path)) break;
    stops.push(stop);
    if (!stop.main) break;
  }
  const blind = stops.filter((stop) => !stop.seen).map((stop) => `out of sight: ${stop.told}`);
  const plain = stops.filter((stop) => !stop.marked).map((stop) => `no focus mark: ${stop.told}`);
  expect(blind.length + plain.length === 0, [...blind, ...plain].slice(0, 8).join("\n"));
}

function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const box = element.getBoundingClientRect();
    const inside = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    // A radio or checkbox may be drawn by its label, which then carries the mark.
    const marks = [element, element.parentElement, element.nextElementSibling].filter(Boolean).some((one) => {
      const style = getComputedStyle(one);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || (one === element && style.boxShadow !== "none");
    });
    const path = [];
    for (let up = element; up?.parentElement; up = up.parentElement) {
      path.push([...up.parentElement.children].indexOf(up));
    }
    return {
      href: element.getAttribute("href"),
      told: element.outerHTML.slice(0, 100),
      seen: inside && box.width > 1 && box.height > 1,
      marked: marks,
      main: Boolean(element.closest("main")),
      path: path.join("."),
    };
  });
}
