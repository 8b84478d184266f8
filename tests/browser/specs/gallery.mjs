// The gallery of components, where every example stands once.

import { rendering } from "../lib/rendering.mjs";

export default ["ko", "en"].map((lang) => rendering({ name: `design-${lang}`, address: "/design", lang }));
