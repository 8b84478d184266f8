// Every distinct rendering of a page, once. A new page gets a line here.

import { rendering } from "../lib/rendering.mjs";
import { as } from "../lib/sign_in.mjs";

/** Name of the pictures, path, person of the demonstration or null, language, status. */
const PAGES = [
  ["home", "/", null, "ko"],
  ["home-en", "/", null, "en"],
  ["sign-in", "/sign-in", null, "ko"],
  ["about", "/about", null, "ko"],
  ["not-found", "/no-such-page", null, "ko", 404],
];

export default PAGES.flatMap(([name, address, person, lang, status]) =>
  rendering({ name, address, lang, status, signIn: person && as(person) }),
);
