"use strict";
(() => {
  const articles = [...document.querySelectorAll("article")];
  const filters = [...document.querySelectorAll(".filter")];
  const decisions = new Map();
  const progress = document.getElementById("progress");
  const checked = articles.filter((each) => each.dataset.ruling !== "not_checkable");
  let current = null;

  const shown = () => articles.filter((each) => !each.hidden && each.querySelector(".decide"));

  function tell() {
    progress.textContent = `${decisions.size} of ${checked.length} decided`;
  }

  function sift() {
    const on = new Set(
      filters.filter((each) => each.getAttribute("aria-pressed") === "true")
        .map((each) => each.dataset.ruling)
    );
    for (const each of articles) each.hidden = !on.has(each.dataset.ruling);
    for (const head of document.querySelectorAll("h2")) {
      let next = head.nextElementSibling;
      while (next && next.tagName === "ARTICLE" && next.hidden) next = next.nextElementSibling;
      head.hidden = !next || next.tagName !== "ARTICLE";
    }
  }

  function visit(article) {
    if (!article) return;
    current = article;
    article.focus({ preventScroll: true });
    article.scrollIntoView({ block: "nearest" });
  }

  function move(step) {
    const list = shown();
    const at = list.indexOf(current);
    visit(at < 0 ? list[step > 0 ? 0 : list.length - 1] : list[at + step]);
  }

  function decide(article, decision) {
    if (!article || !article.querySelector(".decide")) return;
    const mark = Number(article.dataset.mark);
    if (decision === null) decisions.delete(mark);
    else decisions.set(mark, decision);
    for (const button of article.querySelectorAll(".decide button")) {
      button.setAttribute("aria-pressed", String(button.dataset.decision === decision));
    }
    tell();
  }

  function save() {
    const held = {
      schema_version: "1",
      draft: document.body.dataset.draft,
      sha256: document.body.dataset.sha256,
      library: document.body.dataset.library,
      decisions: checked.filter((each) => decisions.has(Number(each.dataset.mark))).map((each) => ({
        mark: Number(each.dataset.mark),
        start: Number(each.dataset.start),
        end: Number(each.dataset.end),
        sentence: each.querySelector(".sentence").textContent,
        ruling: each.dataset.ruling,
        decision: decisions.get(Number(each.dataset.mark)),
      })),
    };
    const link = document.createElement("a");
    const blob = new Blob([JSON.stringify(held, null, 2) + "\n"], { type: "application/json" });
    link.href = URL.createObjectURL(blob);
    link.download = `${document.body.dataset.draft}.decisions.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  for (const filter of filters) {
    filter.addEventListener("click", () => {
      filter.setAttribute("aria-pressed", String(filter.getAttribute("aria-pressed") !== "true"));
      sift();
    });
  }
  for (const article of articles) {
    article.addEventListener("click", (event) => {
      current = article;
      const button = event.target.closest("button[data-decision]");
      if (!button) return;
      const pressed = button.getAttribute("aria-pressed") === "true";
      decide(article, pressed ? null : button.dataset.decision);
    });
  }
  document.getElementById("export").addEventListener("click", save);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = { 1: "supported", 2: "overstated", 3: "unsupported", 0: null }[event.key];
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (choice !== undefined && current) decide(current, choice);
    else return;
    event.preventDefault();
  });
  sift();
  tell();
})();
