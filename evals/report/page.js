"use strict";
(function () {
  const form = document.querySelector("form.filters");
  if (!form) return;
  const shown = Array.from(document.querySelectorAll("article[data-findings]"));
  const count = form.querySelector("output");
  const has = (list, wanted) => !wanted || JSON.parse(list).includes(wanted);
  function choose() {
    let left = 0;
    for (const each of shown) {
      const kept =
        has(each.dataset.findings, form.elements.finding.value) &&
        has(each.dataset.documents, form.elements.document.value) &&
        (!form.elements.fresh || !form.elements.fresh.checked || each.classList.contains("new"));
      each.hidden = !kept;
      left += kept ? 1 : 0;
    }
    count.textContent = left + " of " + shown.length + " shown";
  }
  form.addEventListener("change", choose);
  form.addEventListener("reset", () => setTimeout(choose));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  choose();
})();
