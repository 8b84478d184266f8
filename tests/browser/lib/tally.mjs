// Counts checks and prints each one as it ends.

/** Thrown by a check that cannot run here; the message says what it needs or is not reached. */
export class Skip extends Error {}

/** Thrown by a check that found something wrong; the message says what, without a stack. */
export class Wrong extends Error {}

/** Fails the check with the message unless the condition holds. */
export function expect(condition, message) {
  if (!condition) throw new Wrong(message);
}

export class Tally {
  #words;
  #passed = 0;
  #skipped = 0;
  #failures = [];

  /** With words, only checks whose name holds one of them run. */
  constructor(words = []) {
    this.#words = words;
  }

  /** Whether every check ran. */
  get complete() {
    return this.#words.length === 0 && this.#skipped === 0;
  }

  /** Runs one check. What it throws is kept and told, and the next check goes on. */
  async run(name, check) {
    if (this.#words.length > 0 && !this.#words.some((word) => name.includes(word))) return;
    const began = Date.now();
    try {
      await check();
      this.#passed += 1;
      console.log(`  ok      ${name} (${Date.now() - began} ms)`);
    } catch (error) {
      if (error instanceof Skip) {
        this.#skipped += 1;
        console.log(`  skipped: ${error.message} (${name})`);
        return;
      }
      const said = error instanceof Wrong ? error.message : (error.stack ?? String(error));
      this.#failures.push(name);
      console.log(`  FAILED  ${name}\n${said.replace(/^/gm, "          ")}`);
    }
  }

  /** Prints the closing line and gives the number of failures. */
  close() {
    if (this.#passed + this.#skipped + this.#failures.length === 0) {
      this.#failures.push(`no check has a name with ${this.#words.join(" or ")}`);
    }
    for (const [index, name] of this.#failures.entries()) {
      console.log(`${index === 0 ? "\nfailed:\n" : ""}  ${name}`);
    }
    const end = this.#skipped > 0 ? `, ${this.#skipped} skipped` : "";
    console.log(`\n${this.#passed} passed, ${this.#failures.length} failed${end}`);
    return this.#failures.length;
  }
}
