// Starts the program, waits for what it prints, and stops it.

import { spawn } from "node:child_process";

const PATIENCE = 180_000;

/** The surroundings of a program: our own variables are no settings of a site. */
function variables(more) {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("MADANG_"));
  return { ...Object.fromEntries(kept), ...more };
}

/** Runs the program with these words to its end. */
export async function run(program, words, settings) {
  const child = spawn(program, words, { stdio: ["ignore", "ignore", "pipe"], env: variables(settings) });
  let complained = "";
  child.stderr.on("data", (bytes) => (complained += bytes));
  const code = await new Promise((resolve, reject) => child.once("exit", resolve).once("error", reject));
  if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}\n${complained}`);
}

/**
 * Starts the program and waits until it has printed a line that holds `wanted`. Answers with
 * what was found, and how to stop the program.
 */
export async function start(program, words, settings, wanted) {
  const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"], env: variables(settings) });
  const ended = new Promise((resolve) => child.once("exit", resolve).once("error", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(timer);
  };
  try {
    return { found: await printed(child, wanted), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function printed(child, wanted) {
  return new Promise((resolve, reject) => {
    let said = "";
    let complained = "";
    const fail = (why) => reject(new Error(`${why}\n${said}${complained}`.trim()));
    const timer = setTimeout(() => fail(`the program did not print ${wanted} in time`), PATIENCE);
    child.stdout.on("data", (bytes) => {
      said += bytes;
      const found = said.match(wanted);
      // It may be cut in the middle until the line ends.
      if (found && said.slice(found.index).includes("\n")) {
        clearTimeout(timer);
        resolve(found[0]);
      }
    });
    // Reading it keeps the program from waiting on a full pipe.
    child.stderr.on("data", (bytes) => {
      complained = (complained + bytes).slice(-4_000);
    });
    child.once("error", (error) => fail(`the program did not start: ${error.message}`));
    child.once("exit", (code) => {
      clearTimeout(timer);
      fail(`the program ended early (${code})`);
    });
  });
}
