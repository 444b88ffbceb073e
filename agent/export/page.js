"use strict";
(() => {
  const desk = document.querySelector(".desk");
  const proof = document.getElementById("proof");
  const seen = document.getElementById("seen");
  const said = [...document.querySelectorAll(".said")];
  const wide = matchMedia("(min-width: 68rem)");
  let chosen = null;

  const make = (number) => {
    const note = document.getElementById("note-" + number);
    const box = document.createElement("div");
    box.className = "seen";
    const head = document.createElement("h3");
    head.textContent = "Note " + number;
    box.append(head);
    for (const place of note.querySelectorAll("[data-place]")) {
      const passage = document.getElementById(place.dataset.place);
      for (const child of passage.children) {
        if (child.tagName !== "SUMMARY") box.append(child.cloneNode(true));
      }
    }
    return box;
  };

  const close = () => {
    if (chosen) chosen.setAttribute("aria-expanded", "false");
    chosen = null;
    proof.classList.remove("open");
    seen.replaceChildren();
    proof.querySelector(".hint").hidden = false;
  };

  const open = (sentence) => {
    if (chosen) chosen.setAttribute("aria-expanded", "false");
    chosen = sentence;
    sentence.setAttribute("aria-expanded", "true");
    proof.querySelector(".hint").hidden = true;
    seen.replaceChildren(...sentence.dataset.notes.split(" ").map(make));
    proof.classList.add("open");
    proof.scrollTop = 0;
    if (!wide.matches) sentence.scrollIntoView({ block: "start" });
  };

  const step = (by) => {
    const from = said.indexOf(document.activeElement);
    const at = from === -1 ? said.indexOf(chosen) : from;
    const to = said[Math.min(Math.max(at + by, 0), said.length - 1)];
    if (!to) return;
    to.focus();
    to.scrollIntoView({ block: "nearest" });
    if (wide.matches || chosen) open(to);
  };

  for (const sentence of said) {
    sentence.setAttribute("role", "button");
    sentence.setAttribute("tabindex", "0");
    sentence.setAttribute("aria-controls", "proof");
    sentence.setAttribute("aria-expanded", "false");
    sentence.addEventListener("click", () => {
      if (String(getSelection())) return;
      if (chosen === sentence) close();
      else open(sentence);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const sentence = document.activeElement;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === " ") && said.includes(sentence)) {
      event.preventDefault();
      open(sentence);
    }
  });
  proof.querySelector(".close").addEventListener("click", () => {
    const sentence = chosen;
    close();
    if (sentence) sentence.focus();
  });
  proof.hidden = false;
  desk.classList.add("lit");
  const asked = /^#s(\d+)$/.exec(location.hash);
  if (asked) {
    const sentence = said[Number(asked[1]) - 1];
    if (sentence) open(sentence);
  }
})();
