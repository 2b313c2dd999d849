
"use strict";
// The page is whole without this: it copies commands, finds pipelines, and refreshes an open page.
(() => {
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));

  const copy = async (button) => {
    const code = button.parentElement.querySelector("code");
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      const range = document.createRange();
      range.selectNodeContents(code);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      button.textContent = "Selected";
    }
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  };

  const find = () => {
    const input = document.getElementById("find");
    const wanted = input ? input.value.trim().toLowerCase() : "";
    all("[data-find]").forEach((part) => {
      part.hidden = wanted !== "" && !part.dataset.find.toLowerCase().includes(wanted);
    });
  };

  const prepare = (within) => {
    all("[data-copy], [data-finder]", within).forEach((part) => { part.hidden = false; });
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) copy(button);
  });
  document.addEventListener("input", (event) => {
    if (event.target.id === "find") find();
  });
  prepare(document);

  const seconds = Number(document.body.dataset.refresh);
  if (!seconds || !location.protocol.startsWith("http")) return;
  const live = document.querySelector("[data-live]");
  const pause = document.querySelector("[data-pause]");
  const said = document.querySelector("[data-said]");
  let paused = false;
  live.hidden = false;
  const say = (words) => { if (said.textContent !== words) said.textContent = words; };
  say(`Refreshes every ${seconds} seconds.`);

  pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? "Go on refreshing" : "Pause refreshing";
    say(paused ? "Refreshing is paused." : `Refreshes every ${seconds} seconds.`);
  });

  // Whoever reads or types in a part keeps it: focus, what is open, what is selected and where it is scrolled to.
  const place = (part) => {
    const inside = document.activeElement;
    if (!part.contains(inside) || inside === part) return () => {};
    const same = all(inside.tagName, part);
    const index = same.indexOf(inside);
    const owner = inside.closest("details");
    const value = inside.value;
    return (fresh) => {
      const details = owner && owner.id ? document.getElementById(owner.id) : null;
      let next = null;
      if (inside.id) next = document.getElementById(inside.id);
      else if (details && inside.tagName === "SUMMARY") next = details.querySelector("summary");
      else next = all(inside.tagName, fresh)[index];
      if (next) {
        if (value !== undefined && "value" in next) next.value = value;
        next.focus({ preventScroll: true });
      }
    };
  };

  const selecting = (part) => {
    const selection = getSelection();
    return selection && !selection.isCollapsed && selection.containsNode(part, true);
  };

  const plain = (part) => {
    const copyOf = part.cloneNode(true);
    all("[open]", copyOf).forEach((details) => details.removeAttribute("open"));
    all("[data-copy], [data-finder]", copyOf).forEach((each) => { each.hidden = true; });
    all("[data-find]", copyOf).forEach((each) => each.removeAttribute("hidden"));
    return copyOf.innerHTML;
  };

  const swap = (fresh) => {
    all("[data-part]").forEach((part) => {
      const next = fresh.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!next || selecting(part) || plain(part) === next.innerHTML) return;
      const restore = place(part);
      const open = all("details[open]", part).map((details) => details.id);
      const scrolls = all(".scroll", part).map((each) => each.scrollLeft);
      const top = scrollY;
      part.replaceChildren(...next.childNodes);
      open.forEach((id) => {
        const details = document.getElementById(id);
        if (details) details.open = true;
      });
      all(".scroll", part).forEach((each, index) => { each.scrollLeft = scrolls[index] || 0; });
      prepare(part);
      restore(part);
      scrollTo({ top, behavior: "instant" });
    });
    find();
  };

  const refresh = async () => {
    if (paused || document.hidden) return;
    try {
      const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(10000) });
      if (!answer.ok) throw new Error(answer.status);
      swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (!paused) say(`Refreshes every ${seconds} seconds.`);
    } catch {
      say("The cloud does not answer; this page shows what was known before.");
    }
  };

  const next = () => setTimeout(async () => { await refresh(); next(); }, seconds * 1000);
  next();
  document.addEventListener("visibilitychange", refresh);
})();
