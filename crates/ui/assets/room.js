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
	const put = (part, fresh) => {
		const active = document.activeElement;
		const inside = part.contains(active);
		// What somebody types into or drags is never taken away.
		if (part.querySelector(".dragged") || (inside && typing(active))) {
			stale.add(part.id);
			return;
		}
		stale.delete(part.id);
		const mark = (one) => one.name + "=" + one.value;
		const ticked = all("input:checked", part).map(mark);
		const cardOf = ({ form }) => form && form.elements.card && form.elements.card.value;
		// What was taken out of the page belongs to no form any more.
		const card = inside && cardOf(active);
		part.replaceChildren(...document.importNode(fresh, true).childNodes);
		all("[type=checkbox]", part).forEach((box) => (box.checked = ticked.includes(mark(box))));
		if (!inside) return;
		const like = all("input, button", part).filter((one) => cardOf(one) === card);
		const same = like.find((one) => mark(one) === mark(active)) || like.find((one) => one.type === "submit");
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
	// A hall of phones must not ask all at once: each rests a while between two looks.
	const shared = room.dataset.parts;
	const own = room.dataset.own;
	const breath = shared.endsWith("/wall") ? 1000 + Math.random() * 1000 : 100;
	let busy = false;
	let rest = 0;
	let wanted = 0;
	const refresh = (withOwn) => {
		wanted = Math.max(wanted, withOwn ? 2 : 1);
		if (busy || (rest && wanted < 2)) return;
		clearTimeout(rest);
		const mine = wanted > 1;
		wanted = 0;
		busy = true;
		const stands = () => (document.querySelector("[data-stands]") || { dataset: {} }).dataset.stands;
		const before = stands();
		const end = () => {
			busy = false;
			tick();
			rest = setTimeout(() => {
				rest = 0;
				if (wanted) refresh(wanted > 1);
			}, wanted > 1 ? 0 : breath);
		};
		look(shared, () => {
			const moved = stands() !== before;
			if (shared === own || !byId("own") || !(mine || moved)) return end();
			// Phones ask for their own pages one by one.
			setTimeout(look, mine ? 0 : Math.random() * 1500, own, end);
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
		// The server is there again.
		line.onopen = () => soon(0, 1000);
		line.onerror = () => {
			if (!line || line.readyState !== EventSource.CLOSED) return;
			line = null;
			setTimeout(() => line || paused() || listen(), 3000 + Math.random() * 4000);
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
		if (!until) {
			last = null;
			return;
		}
		const left = Math.ceil(until.dataset.ends - now());
		const shown = Math.max(left, 0);
		write(document.querySelector("[data-left]"), Math.floor(shown / 60) + ":" + String(shown % 60).padStart(2, "0"));
		const passed = (mark) => last !== null && last > mark && left <= mark;
		const words = told ? told.dataset : {};
		if (passed(300)) write(told, words.five);
		if (passed(60)) write(told, words.one);
		if (passed(0)) write(told, words.over);
		if (last !== null && left > last + 1) write(told, "");
		last = left;
	};

	// ---- what is not saved yet ----
	const place = "madang-room-" + room.dataset.room;
	let memory = [];
	let full = false;
	const load = () => {
		if (full) return memory;
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
			// There is no place: from now on it stays in memory.
			full = true;
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
	let next = 0;
	const soon = (least, more) => {
		clearTimeout(next);
		next = setTimeout(flush, least + Math.random() * more);
	};
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
		const drop = () => store(load().filter(({ key }) => key !== item.key));
		if (status === 0 || status === 200) {
			drop();
			wait = 1000;
			show();
			if (load().length) flush();
			else if (!paused()) refresh(true);
		} else if (status === 403 && !item.asked) {
			// A fresh page brings a fresh token.
			store([{ ...item, asked: true }, ...load().slice(1)]);
			look(own, () => soon(wait, 0));
		} else if (status >= 400 && status !== 408 && status !== 429 && status < 500) {
			drop();
			hand(item, token);
		} else {
			soon(Math.max(after, wait / 2), wait / 2);
			wait = Math.min(wait * 2, 8000);
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
	document.addEventListener("room-queue", ({ detail }) => queue(...detail));

	show();
	flush();
	tick();
	setInterval(tick, 1000);
	listen();
})();
