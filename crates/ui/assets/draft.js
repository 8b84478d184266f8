// The form has a button that saves. With this script it is saved while somebody types, and what
// can't be sent stays on this device until it can.
"use strict";
(() => {
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
  let sending = false;

  const say = (words) => {
    if (told.textContent !== words) told.textContent = words;
  };
  const fields = () => Array.from(new FormData(form).entries()).filter(([name]) => names.includes(name));
  const typed = () => JSON.stringify(fields());
  let saved = typed();

  const leave = () => {
    try {
      localStorage.setItem(place, typed());
    } catch {
      // There is no room on the device: the form itself still has it.
    }
  };
  const forget = () => {
    try {
      localStorage.removeItem(place);
    } catch {
      // Nothing was left.
    }
  };
  const left = () => {
    try {
      return JSON.parse(localStorage.getItem(place));
    } catch {
      return null;
    }
  };

  const wait = () => {
    leave();
    say(told.dataset.waits);
    clearTimeout(timer);
    timer = setTimeout(save, AGAIN);
  };
  const save = async () => {
    const now = typed();
    if (sending || now === saved) return;
    sending = true;
    const body = new URLSearchParams(fields());
    ["csrf", "key"].forEach((name) => body.set(name, form.elements[name].value));
    body.set("step", "draft-keep");
    let status = 0;
    try {
      status = (await fetch(form.action, { method: "POST", body, redirect: "manual", credentials: "same-origin" })).status;
    } catch {
      status = 0;
    }
    sending = false;
    if (status === 204) {
      saved = now;
      forget();
      say(told.dataset.saved);
      if (typed() !== saved) later();
    } else if (status === 422) {
      say(told.dataset.refused);
    } else wait();
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  };

  const before = left();
  if (Array.isArray(before)) {
    before.forEach(([name, value]) => {
      if (texts.includes(name) && form.elements[name]) form.elements[name].value = value;
    });
    say(told.dataset.back);
    save();
  }
  form.addEventListener("input", later);
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (navigator.onLine) return forget();
    event.preventDefault();
    event.stopPropagation();
    wait();
  });
  addEventListener("online", save);
  addEventListener("pagehide", () => {
    if (typed() !== saved && !form.dataset.sent) leave();
  });
})();
