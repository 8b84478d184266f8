// Reads what the demonstration would have sent, from the folder into which it writes.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

import { Skip, Wrong } from "./tally.mjs";

const PATIENCE = 20_000;

/** The code in the first message to an address. It comes a moment after it was asked for. */
export async function codeFor(site, address) {
  if (!site.outbox) throw new Skip("needs the outbox folder of the demonstration on this machine");
  const until = Date.now() + PATIENCE;
  while (Date.now() < until) {
    for (const name of await files(site.outbox)) {
      const [head, ...text] = (await readFile(name, "utf8")).split("\n\n");
      const code = text.join("\n\n").match(/\b\d{6}\b/);
      if (head.includes(`To: ${address}\n`) && code) return code[0];
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Wrong(`no code for ${address} came into ${site.outbox}`);
}

/** The messages, the latest first. */
async function files(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith("-email.txt"));
  return names.sort((a, b) => parseInt(b) - parseInt(a)).map((name) => path.join(folder, name));
}
