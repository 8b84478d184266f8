// The form works without this script: a button shows who decides. With it the verdict is shown
// while amounts are typed; they go to our own site alone, and nothing is kept.
"use strict";
(() => {
  const place = document.getElementById("meter");
  const said = document.getElementById("meter-said");
  const form = place && place.closest("form");
  if (!form) return;
  const names = ["amounts", "content"];
  const data = () => new URLSearchParams(new FormData(form));
  // Milliseconds: after the last key, between two questions, after being told to wait, until an
  // answer counts as lost.
  const PAUSE = 600;
  const BETWEEN = 1500;
  const AWAY = 60000;
  const LOST = 15000;
  let timer = 0;
  let free = 0;
  let request = null;

  // The verdict of other amounts than those in the form never stays.
  const note = (what) => {
    const line = document.createElement("p");
    line.className = "soft";
    line.textContent = place.dataset[what];
    place.replaceChildren(line);
  };
  const tell = (what) => {
    note(what);
    said.textContent = place.dataset[what];
  };
  const show = (verdict) => {
    place.replaceChildren(document.importNode(verdict, true));
    said.textContent = verdict.querySelector("[data-sentence]").textContent;
  };
  const again = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(ask, Math.max(pause, free - Date.now()));
  };
  const lost = () => tell("failed");

  const answered = () => {
    const verdict = request.status === 200 && request.response && request.response.querySelector("#meter .verdict");
    if (verdict) show(verdict);
    // An amount that is half typed is no amount yet: nothing is said of it.
    else if (request.status === 422) note("none");
    else if (request.status === 429) {
      tell("later");
      free = Date.now() + AWAY;
      again(AWAY);
    } else lost();
  };

  function ask() {
    free = Date.now() + BETWEEN;
    const sent = data();
    sent.set("step", "check");
    request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.timeout = LOST;
    request.onload = answered;
    request.onerror = lost;
    request.ontimeout = lost;
    request.send(sent);
  }

  form.addEventListener("input", (event) => {
    if (!names.includes(event.target.name)) return;
    if (request) request.abort();
    said.textContent = "";
    note("again");
    again(PAUSE);
  });
})();
