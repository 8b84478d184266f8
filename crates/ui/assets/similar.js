// The forms work without this script. With it similar things are shown while somebody types:
// title and need are sent to our own site, nothing else that was typed, and nothing is kept.
"use strict";
(() => {
  const place = document.getElementById("similar");
  const form = place && place.closest("form");
  if (!form) return;
  const fields = ["title", "need"].map((name) => form.elements[name]);
  const typed = () => fields.map((field) => field.value.trim()).join(" ").trim();
  // Milliseconds: after the last key, between two questions, after being told to wait.
  const PAUSE = 600;
  const BETWEEN = 2500;
  const AWAY = 60000;
  let timer = 0;
  let free = 0;
  let asked = typed();
  let request = null;

  const show = (fresh) => {
    const status = document.getElementById("similar-status");
    const text = fresh ? fresh.getElementById("similar-status").textContent : "";
    // A status that is written again is read out again, so equal text stays untouched.
    if (status.textContent !== text) status.textContent = text;
    const list = fresh ? document.importNode(fresh.getElementById("similar-list"), true).childNodes : [];
    document.getElementById("similar-list").replaceChildren(...list);
  };

  const ask = () => {
    const now = typed();
    if (now === asked) return;
    asked = now;
    if (request) request.abort();
    if (now.length < 4) return show(null);
    free = Date.now() + BETWEEN;
    const sent = new URLSearchParams({ step: "typing" });
    ["csrf", "key", "title", "need"].forEach((name) => sent.set(name, form.elements[name].value));
    request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.onload = () => {
      const fresh = request.status === 200 && request.response;
      if (fresh && fresh.getElementById("similar-list")) show(fresh);
      else free = Date.now() + AWAY;
    };
    request.send(sent);
  };

  form.addEventListener("input", (event) => {
    if (!fields.includes(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, Math.max(PAUSE, free - Date.now()));
  });
})();
