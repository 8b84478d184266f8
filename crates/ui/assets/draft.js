// The form has a button that saves. With this script it is saved while somebody types, and what
// can't be sent stays on this device until it has arrived.
"use strict";
(() => {
  const device = {
    leave: (place, copy) => {
      try {
        localStorage.setItem(place, JSON.stringify(copy));
      } catch {
        // There is no room on the device: the form itself still has it.
      }
    },
    left: (place) => {
      try {
        const copy = JSON.parse(localStorage.getItem(place));
        return copy && Array.isArray(copy.fields) ? copy : null;
      } catch {
        return null;
      }
    },
    forget: (place) => {
      try {
        localStorage.removeItem(place);
      } catch {
        // Nothing was left.
      }
    },
  };

  // The page of a proposal that was just handed in: what was sent has arrived.
  const arrived = document.getElementById("draft-arrived");
  if (arrived) {
    const place = "madang-draft-" + arrived.dataset.name;
    const copy = device.left(place);
    if (copy && copy.sent) device.forget(place);
  }

  const told = document.getElementById("draft");
  const form = told && told.closest("form");
  if (!form) return;
  const place = "madang-draft-" + told.dataset.name;
  const names = ["title", "need", "body", "place", "neighborhood", "cost", "category", "photo", "photo_alt", "photo_new_alt"];
  const texts = names.slice(0, 7);
  // Milliseconds: after the last key, and before another try.
  const PAUSE = 3000;
  const AGAIN = 15000;
  let timer = 0;
  let request = null;
  let sent = false;

  const say = (words) => {
    if (told.textContent !== words) told.textContent = words;
  };
  const fields = () => Array.from(new FormData(form).entries()).filter(([name]) => names.includes(name));
  const typed = () => JSON.stringify(fields());
  let saved = typed();

  const leave = () => device.leave(place, { at: Date.now(), sent, fields: fields() });
  const wait = (words) => {
    leave();
    say(words);
    clearTimeout(timer);
    timer = setTimeout(save, AGAIN);
  };
  const stop = (words) => {
    leave();
    say(words);
  };
  // What the answer means: `0` no answer at all, `-1` a way elsewhere, such as to sign in.
  const heard = (status, now) => {
    if (status === 204) {
      saved = now;
      device.forget(place);
      say(told.dataset.saved);
      if (typed() !== saved) later();
    } else if (status === 422) stop(told.dataset.refused);
    else if (status === 409) stop(told.dataset.other);
    else if (status === 0) wait(told.dataset.waits);
    else if (status === 429 || status >= 500) wait(told.dataset.later);
    else stop(told.dataset.denied);
  };
  const save = async () => {
    const now = typed();
    if (request || sent || now === saved) return;
    request = new AbortController();
    const body = new URLSearchParams(fields());
    ["csrf", "key", "draft_saved"].forEach((name) => body.set(name, form.elements[name].value));
    body.set("step", "draft-keep");
    let status = 0;
    try {
      const options = { method: "POST", body, redirect: "manual", credentials: "same-origin", signal: request.signal };
      const answer = await fetch(form.action, options);
      status = answer.type === "opaqueredirect" ? -1 : answer.status;
      const at = answer.headers.get("draft-saved");
      if (at) form.elements.draft_saved.value = at;
    } catch {
      status = 0;
    }
    request = null;
    if (!sent) heard(status, now);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };

  const fill = (copy) => {
    copy.fields.forEach(([name, value]) => {
      if (texts.includes(name) && form.elements[name]) form.elements[name].value = value;
    });
    say(told.dataset.back);
    save();
  };
  const before = device.left(place);
  const same = (copy) => copy.fields.every(([name, value]) => !texts.includes(name) || !form.elements[name] || form.elements[name].value === value);
  if (before && !same(before) && (before.sent || before.at < Number(form.elements.draft_saved.value))) {
    // It may have arrived, or something was saved since, perhaps elsewhere: the writer chooses.
    const use = document.createElement("button");
    use.type = "button";
    use.className = "button second";
    use.textContent = told.dataset.use;
    use.addEventListener("click", () => fill(before));
    told.append(" " + told.dataset.older + " ", use);
  } else if (before && !same(before)) fill(before);

  form.addEventListener("input", () => {
    sent = false;
    later();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (event.submitter && event.submitter.value === "draft-discard") {
      sent = true;
      device.forget(place);
      return;
    }
    if (navigator.onLine) {
      // It stays on the device until the page of the proposal says that it has arrived.
      sent = true;
      if (request) request.abort();
      leave();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    wait(told.dataset.waits);
  });
  addEventListener("online", save);
  addEventListener("pageshow", (event) => {
    if (event.persisted) sent = false;
  });
  addEventListener("pagehide", () => {
    if (typed() !== saved && !sent) leave();
  });
})();
