// Cards of a workshop room are put together with boxes and a list. With this script they can also
// be dragged, and with the keyboard arrows move, space picks, and Enter puts what is picked here.
"use strict";
(() => {
	const board = document.getElementById("group-cards");
	if (!board) return;
	board.dataset.drag = "";
	const together = (cards, on) => {
		const group = on.closest("[data-cluster]");
		const to = group ? ["cluster", group.dataset.cluster] : ["cards", on.dataset.card];
		const fields = [["do", "group"], ...cards.map((card) => ["cards", card.dataset.card]), to];
		// The script of the room sends it, and keeps it until it is saved.
		const detail = [board.closest("form").getAttribute("action"), fields];
		document.dispatchEvent(new CustomEvent("room-queue", { detail }));
	};

	// ---- with the keyboard ----
	const ways = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };
	const cardOf = (box) => box.closest("[data-card]");
	board.addEventListener("keydown", (event) => {
		const here = event.target;
		const boxes = Array.from(board.querySelectorAll("[data-card] input"));
		const at = boxes.indexOf(here);
		const way = ways[event.key];
		const picked = boxes.filter((box) => box.checked && box !== here);
		if (at < 0 || !(way || (event.key === "Enter" && picked.length))) return;
		event.preventDefault();
		if (way) {
			// Up and down lead through the cards, left and right to the next board.
			const aside = /Left|Right/.test(event.key);
			const ahead = way > 0 ? boxes.slice(at + 1) : boxes.slice(0, at).reverse();
			const next = ahead.find((box) => !aside || box.closest("ul") !== here.closest("ul"));
			if (next) next.focus();
			return;
		}
		together(picked.map(cardOf), cardOf(here));
		boxes.forEach((box) => (box.checked = false));
	});

	// ---- dragged ----
	let held = null;
	let from = null;
	let dragging = false;
	const under = (event) => {
		const found = document.elementFromPoint(event.clientX, event.clientY);
		const on = found && found.closest("[data-card], [data-cluster]");
		return on !== held && on;
	};
	const mark = (on) => {
		const marked = document.querySelector(".dropping");
		if (marked) marked.classList.remove("dropping");
		if (on) on.classList.add("dropping");
	};
	const drop = () => {
		mark();
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
		mark(under(event));
	});
	addEventListener("pointercancel", drop);
	addEventListener("pointerup", (event) => {
		const on = dragging && under(event);
		const moved = held;
		// The click that ends a drag chooses nothing; there may be none, and the next one counts.
		if (dragging) {
			const still = (click) => click.preventDefault();
			addEventListener("click", still, true);
			setTimeout(removeEventListener, 0, "click", still, true);
		}
		drop();
		if (on) together([moved], on);
	});
})();
