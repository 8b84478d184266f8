// The sites that are looked at. Each is started when the first check asks for it.

import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { run, start } from "./program.mjs";
import { Skip } from "./tally.mjs";

const ADDRESS = /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/;
const FIRST_RUN = new RegExp(`${ADDRESS.source}/first-run\\?token=[0-9a-f]+`);

/** How each site is started in a folder of its own. */
const STARTS = {
  // Proposals and one vote are open, an earlier vote was counted.
  demo: (program, folder) => demonstration(program, folder, []),
  // The vote has just closed. It is counted a minute later, so this site is for one row only.
  counting: (program, folder) => demonstration(program, folder, ["--at", "2026-07-31T18:00:01+09:00"]),
  // The vote is over and the council has met: it is time to select.
  selecting: (program, folder) => demonstration(program, folder, ["--at", "2026-08-11T10:00+09:00"]),
  // Proposals are over, and no vote is open.
  autumn: (program, folder) => demonstration(program, folder, ["--at", "2026-10-05T10:00+09:00"]),
  // Nothing is set up, and nobody administers it yet.
  first: empty,
  // A demonstration whose clock is put forward, one for each walk through a whole year.
  "year with scripts": movable,
  "year without scripts": movable,
};

async function demonstration(program, folder, more) {
  const words = ["demo", "--port", "0", "--keep", folder, "--size", "village", ...more];
  const { found, stop } = await start(program, words, {}, ADDRESS);
  return { base: found, outbox: path.join(folder, "outbox"), stop };
}

/** `moveTo` starts the program again in its folder, at a later time of its clock. */
async function movable(program, folder) {
  const { base, outbox, stop } = await demonstration(program, folder, []);
  let stopNow = stop;
  const moveTo = async (at) => {
    await stopNow();
    const words = ["demo", "--port", new URL(base).port, "--keep", folder, "--at", at];
    stopNow = (await start(program, words, {}, ADDRESS)).stop;
    await answers(base);
  };
  return { base, outbox, moveTo, stop: () => stopNow() };
}

async function empty(program, folder) {
  const settings = { MADANG_DATA_FOLDER: folder, MADANG_LISTEN: "127.0.0.1:0" };
  await run(program, ["migrate"], settings);
  const { found, stop } = await start(program, ["serve"], settings, FIRST_RUN);
  const { origin, pathname, search } = new URL(found);
  return { base: origin, outbox: path.join(folder, "outbox"), link: pathname + search, stop };
}

/**
 * A site as walks see it: `base` is its address, `outbox` the folder of its messages if that
 * is known, `link` the way to the first administrator on a site that has none.
 */
class Site {
  #made = new Map();

  constructor(known) {
    Object.assign(this, known);
    this.sessions = new Map();
  }

  /** What `make` makes on this site, made by the first who asks for it. */
  once(make) {
    if (!this.#made.has(make)) this.#made.set(make, make(this));
    return this.#made.get(make);
  }
}

/** The sites of one run. */
export class Sites {
  #started = new Map();
  #folder;

  /** The site with this name of `STARTS`. */
  at(name) {
    if (!this.#started.has(name)) this.#started.set(name, this.#start(name));
    return this.#started.get(name);
  }

  async #start(name) {
    const running = process.env.MADANG_URL;
    if (running && name === "demo") return new Site(await attached(running.replace(/\/$/, "")));
    const program = process.env.MADANG_BIN;
    if (!program && running) throw new Skip(`needs MADANG_BIN to start the site “${name}”`);
    if (!program) throw new Error("set MADANG_BIN to the program, or run `cargo xtask test`, which does");
    this.#folder ??= mkdtemp(path.join(tmpdir(), "madang-browser-"));
    const site = new Site(await STARTS[name](program, path.join(await this.#folder, name)));
    await answers(site.base);
    return site;
  }

  async stop() {
    const started = await Promise.allSettled(this.#started.values());
    await Promise.all(started.map(({ value }) => value?.stop()));
    if (this.#folder) await rm(await this.#folder, { recursive: true, force: true });
  }
}

/** A demonstration that runs already. The checks write, so a site of real people is refused. */
async function attached(base) {
  await answers(base);
  const list = await fetch(`${base}/demo`);
  if (!list.ok) {
    throw new Error(
      `${base} is no demonstration: it has no /demo (${list.status}). These checks propose, vote and ` +
        "give roles, so they run on a demonstration only: start one with `madang demo`.",
    );
  }
  // The page names the folder into which it writes its messages.
  const [folder] = (await list.text()).match(/\/[^\s<>"]*\/outbox/) ?? [];
  const here = folder && (await access(folder).then(() => true, () => false));
  return { base, outbox: here ? folder : undefined, stop: async () => {} };
}

/** Waits until the site answers; it may print its address a moment before. */
async function answers(base) {
  const until = Date.now() + 30_000;
  for (;;) {
    try {
      await fetch(base, { redirect: "manual" });
      return;
    } catch (error) {
      if (Date.now() > until) throw new Error(`${base} does not answer: ${error.message}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
