// Every page works without this script: it counts along on the ballot, stops a second
// press while a form is on its way, and moves to what is wrong with a form.
"use strict";
(() => {
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  // A status that is written again is read out again, so equal text stays untouched.
  const write = (element, text) => {
    if (element && element.textContent !== text) element.textContent = text;
  };
  const figure = (number) => number.toLocaleString("en-US");

  const countAlong = (form) => {
    const limit = Number(form.dataset.ballot);
    const chosen = all("input[data-cost]", form).filter((box) => box.checked);
    const sum = chosen.reduce((total, box) => total + Number(box.dataset.cost), 0);
    write(form.querySelector("[data-count]"), figure(chosen.length));
    write(form.querySelector("[data-sum]"), figure(sum));
    const over = form.querySelector("[data-over]");
    if (over) over.hidden = chosen.length <= limit;
  };

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-ballot]");
    if (form) countAlong(form);
  });

  const free = (form) => {
    delete form.dataset.sent;
    all("button", form).forEach((button) => button.removeAttribute("aria-disabled"));
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-once]")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    all("button", form).forEach((button) => button.setAttribute("aria-disabled", "true"));
    // A connection that broke must not leave the form shut.
    setTimeout(() => free(form), 8000);
  });

  // Also when the page comes back from the history with its boxes ticked.
  addEventListener("pageshow", () => {
    all("form[data-once]").forEach(free);
    all("form[data-ballot]").forEach(countAlong);
  });

  // The examples of the gallery are nobody's mistakes.
  const wrong = document.querySelector("main [data-focus]:not(.specimen *)");
  if (wrong && !location.hash) wrong.focus();
})();
