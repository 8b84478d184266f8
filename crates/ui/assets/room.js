// A room works without this script. With it the page changes along, and what is not saved waits.
"use strict";
(() => {
	const room = document.getElementById("room");
	if (!room) return;
	const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
	const byId = (id) => document.getElementById(id);
	const write = (element, text) => {
		if (element && element.textContent !== text) element.textContent = text;
	};
	const hex = () =>
		Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

	// A phone's own clock may be wrong.
	const ahead = Number(room.dataset.now) - Date.now() / 1000;
	const now = () => Date.now() / 1000 + ahead;

	// ---- parts of the page that change along ----
	const typing = (element) =>
		element && element.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
	const stale = new Set();
	let dragging = false;
	const put = (part, fresh) => {
		const active = document.activeElement;
		const inside = part.contains(active);
		// What somebody types into is never taken away.
		if (dragging || (inside && typing(active))) {
			stale.add(part.id);
			return;
		}
		stale.delete(part.id);
		const ticked = new Set(all("input:checked", part).map((box) => box.name + "=" + box.value));
		const mark = inside && [active.name, active.value, active.form && active.form.action];
		const cardOf = (form) => form && form.elements.card && form.elements.card.value;
		const card = inside && cardOf(active.form);
		part.replaceChildren(...document.importNode(fresh, true).childNodes);
		all("input[type=checkbox]", part).forEach((box) => {
			box.checked = ticked.has(box.name + "=" + box.value);
		});
		if (!mark) return;
		const like = all("input, button", part).filter((one) => cardOf(one.form) === card);
		const same = like.find((one) => one.name === mark[0] && one.value === mark[1]) || like.find((one) => one.type === "submit");
		if (same) same.focus();
	};
	const look = (address, done) => {
		const request = new XMLHttpRequest();
		request.open("GET", address);
		request.responseType = "document";
		request.onload = () => {
			const fresh = request.status === 200 && request.response;
			if (fresh) {
				all("[data-live]").forEach((part) => {
					const next = fresh.getElementById(part.id);
					if (next && !part.isEqualNode(next)) put(part, next);
				});
				const token = fresh.querySelector("input[name=csrf]");
				if (token) all("input[name=csrf]").forEach((field) => (field.value = token.value));
			}
			done(Boolean(fresh));
		};
		request.onerror = () => done(false);
		request.send();
	};
	let busy = false;
	let again = false;
	const shared = room.dataset.parts;
	const own = location.pathname;
	const refresh = (withOwn) => {
		if (busy) {
			again = again || (withOwn ? "own" : "yes");
			return;
		}
		busy = true;
		const before = byId("clock") && byId("clock").textContent;
		const end = () => {
			busy = false;
			const once = again;
			again = false;
			tick();
			if (once) setTimeout(refresh, 100, once === "own");
		};
		look(shared, () => {
			if (shared.startsWith(own) && !shared.includes("wall")) return end();
			const moved = byId("clock") && byId("clock").textContent !== before;
			if (!byId("own") || !(withOwn || moved)) return end();
			// Phones ask for their own pages one by one.
			setTimeout(look, withOwn ? 0 : Math.random() * 1500, own, end);
		});
	};
	document.addEventListener("focusout", () => {
		if (stale.size) setTimeout(refresh, 0, true);
	});

	// ---- live changes, which can be paused ----
	let line = null;
	let seen = Number(room.dataset.revision);
	const listen = () => {
		line = new EventSource(room.dataset.events);
		line.onmessage = (event) => {
			if (Number(event.data) === seen) return;
			seen = Number(event.data);
			refresh(false);
		};
		line.onerror = () => {
			if (!line || line.readyState !== EventSource.CLOSED) return;
			line = null;
			setTimeout(() => line || paused() || listen(), 5000 + Math.random() * 5000);
		};
	};
	const pause = byId("pause");
	const paused = () => pause && pause.getAttribute("aria-pressed") === "true";
	if (pause) {
		pause.hidden = false;
		pause.addEventListener("click", () => {
			const stop = !paused();
			pause.setAttribute("aria-pressed", String(stop));
			write(pause, stop ? pause.dataset.resume : pause.dataset.pause);
			if (stop) {
				if (line) line.close();
				line = null;
			} else {
				refresh(true);
				listen();
			}
		});
	}

	// ---- the time that is left ----
	const told = byId("told");
	let last = null;
	const tick = () => {
		const until = document.querySelector("[data-ends]");
		const left = until ? Math.ceil(Number(until.dataset.ends) - now()) : null;
		const shown = document.querySelector("[data-left]");
		if (left === null) {
			last = null;
			return;
		}
		const rest = Math.max(left, 0);
		const text = Math.floor(rest / 60) + ":" + String(rest % 60).padStart(2, "0");
		write(shown, text);
		const passed = (mark) => last !== null && last > mark && left <= mark;
		if (told) {
			if (passed(300)) write(told, told.dataset.five);
			if (passed(60)) write(told, told.dataset.one);
			if (passed(0)) write(told, told.dataset.over);
			if (last !== null && left > last + 1) write(told, "");
		}
		last = left;
	};

	// ---- what is not saved yet ----
	const place = "madang-room-" + room.dataset.room;
	let memory = [];
	const load = () => {
		try {
			return JSON.parse(localStorage.getItem(place)) || [];
		} catch {
			return memory;
		}
	};
	const store = (items) => {
		memory = items;
		try {
			localStorage.setItem(place, JSON.stringify(items));
		} catch {
			// It stays in memory.
		}
	};
	const unsaved = byId("unsaved");
	const show = () => {
		const count = load().length;
		write(unsaved, count ? unsaved.dataset.text.replace(/\d+/, String(count)) : "");
	};
	// The server says what is wrong on its own page.
	const hand = (item, token) => {
		const form = document.createElement("form");
		form.method = "post";
		form.action = item.url;
		[...item.fields, ["csrf", token]].forEach(([name, value]) => {
			const field = document.createElement("input");
			field.type = "hidden";
			field.name = name;
			field.value = value;
			form.append(field);
		});
		document.body.append(form);
		form.submit();
	};
	let sending = false;
	let wait = 1000;
	const flush = async () => {
		const item = load()[0];
		if (sending || !item) return;
		sending = true;
		const token = (document.querySelector("form input[name=csrf]") || {}).value || "";
		let status = -1;
		let after = 0;
		try {
			const body = new URLSearchParams([...item.fields, ["csrf", token]]);
			const answer = await fetch(item.url, { method: "POST", body, redirect: "manual", credentials: "same-origin" });
			status = answer.type === "opaqueredirect" ? 0 : answer.status;
			after = Number(answer.headers.get("retry-after")) * 1000;
		} catch {
			status = -1;
		}
		sending = false;
		const drop = () => store(load().filter((one) => one.key !== item.key));
		if (status === 0 || status === 200) {
			drop();
			wait = 1000;
			show();
			if (!paused()) refresh(true);
			flush();
		} else if (status === 403 && !item.asked) {
			// A fresh page brings a fresh token.
			store(load().map((one) => (one.key === item.key ? { ...one, asked: true } : one)));
			look(own, () => setTimeout(flush, wait));
		} else if (status >= 400 && status !== 408 && status !== 429 && status < 500) {
			drop();
			hand(item, token);
		} else {
			setTimeout(flush, Math.max(after, wait));
			wait = Math.min(wait * 2, 30000);
			show();
		}
	};
	const queue = (url, fields) => {
		const key = hex();
		store([...load(), { key, url, fields: [...fields.filter(([name]) => name !== "csrf" && name !== "key"), ["key", key]] }]);
		setTimeout(show, 800);
		flush();
	};
	document.addEventListener("submit", (event) => {
		const form = event.target;
		if (!form.matches("form[data-queue]")) return;
		const fields = Array.from(new FormData(form).entries());
		const pressed = event.submitter;
		if (pressed && pressed.name) fields.push([pressed.name, pressed.value]);
		const words = all("input[type=text], textarea", form);
		// What is missing is the server's to explain.
		if (words.some((field) => !field.value.trim()) || (form.querySelector("[type=radio]") && !form.querySelector(":checked"))) return;
		event.preventDefault();
		queue(form.getAttribute("action"), fields);
		words.forEach((field) => (field.value = ""));
		if (words[0]) words[0].focus();
	});
	addEventListener("online", flush);

	// ---- dragging cards together ----
	const board = byId("group-cards");
	if (board) {
		const groups = board.closest("form");
		board.dataset.drag = "";
		let held = null;
		let from = null;
		const under = (event) => {
			const found = document.elementFromPoint(event.clientX, event.clientY);
			const card = found && found.closest("[data-card]");
			const group = found && found.closest("[data-cluster]");
			return card !== held && (card || group);
		};
		const drop = () => {
			all(".dropping").forEach((one) => one.classList.remove("dropping"));
			if (held) held.classList.remove("dragged");
			held = null;
			dragging = false;
		};
		board.addEventListener("pointerdown", (event) => {
			held = event.button === 0 && event.target.closest("[data-card]");
			from = [event.clientX, event.clientY];
		});
		addEventListener("pointermove", (event) => {
			if (!held) return;
			if (!dragging && Math.hypot(event.clientX - from[0], event.clientY - from[1]) < 8) return;
			dragging = true;
			held.classList.add("dragged");
			const on = under(event);
			all(".dropping").forEach((one) => one !== on && one.classList.remove("dropping"));
			if (on) on.classList.add("dropping");
		});
		addEventListener("pointercancel", drop);
		addEventListener("pointerup", (event) => {
			const on = dragging && under(event);
			const moved = held;
			const was = dragging;
			drop();
			if (was) addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
			if (!on || !moved) return;
			const group = on.closest("[data-cluster]");
			const fields = [["do", "group"], ["cards", moved.dataset.card]];
			if (group) fields.push(["cluster", group.dataset.cluster]);
			else fields.push(["cards", on.dataset.card]);
			queue(groups.getAttribute("action"), fields);
		});
	}

	show();
	flush();
	tick();
	setInterval(tick, 1000);
	listen();
})();
