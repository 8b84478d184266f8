// The form works without this script: a button shows who decides. With it the verdict is shown
// while amounts are typed; they go to our own site alone, and nothing is kept.
"use strict";
(() => {
  const place = document.getElementById("meter");
  const form = place && place.closest("form");
  if (!form) return;
  const names = ["amounts", "content"];
  const data = () => new URLSearchParams(new FormData(form));
  const typed = () => names.map((name) => data().getAll(name).join(" ")).join(" ");
  // Milliseconds: after the last key, between two questions, after being told to wait.
  const PAUSE = 600;
  const BETWEEN = 1500;
  const AWAY = 60000;
  let timer = 0;
  let free = 0;
  let asked = typed();
  let request = null;

  const show = (verdict) => place.replaceChildren(...(verdict ? [document.importNode(verdict, true)] : []));

  const ask = () => {
    const now = typed();
    if (now === asked) return;
    asked = now;
    if (request) request.abort();
    free = Date.now() + BETWEEN;
    const sent = data();
    sent.set("step", "check");
    request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.onload = () => {
      // An amount that is half typed is no amount yet: nothing is said of it.
      show(request.status === 200 && request.response && request.response.querySelector(".verdict"));
      if (request.status === 429) free = Date.now() + AWAY;
    };
    request.send(sent);
  };

  form.addEventListener("input", (event) => {
    if (!names.includes(event.target.name)) return;
    clearTimeout(timer);
    timer = setTimeout(ask, Math.max(PAUSE, free - Date.now()));
  });
})();
