"use strict";
(() => {
  const entries = [...document.querySelectorAll("article")];
  const boxes = [...document.querySelectorAll('input[name="kind"], input[name="what"]')];
  const said = document.getElementById("shown");

  const chosen = (name) => new Set(boxes.filter((box) => box.name === name && box.checked).map((box) => box.value));

  // An entry stays while one of its kinds and its sort are chosen; headings and links go with their entries.
  const filter = () => {
    const kinds = chosen("kind"), whats = chosen("what");
    for (const entry of entries) {
      entry.hidden = !(entry.dataset.kinds.split(" ").some((kind) => kinds.has(kind)) && whats.has(entry.dataset.what));
      const link = document.querySelector(`nav a[href="#${entry.id}"]`);
      if (link) link.parentElement.hidden = entry.hidden;
    }
    for (const group of document.querySelectorAll("section")) group.hidden = !group.querySelector("article:not([hidden])");
    said.textContent = `${entries.filter((entry) => !entry.hidden).length} / ${entries.length}`;
  };

  const view = () => document.body.classList.toggle("two", document.querySelector('input[name="view"]:checked').value === "two");

  // j and k go to the next and the previous entry that is shown.
  const go = (step) => {
    const shown = entries.filter((entry) => !entry.hidden);
    const at = shown.indexOf(document.activeElement.closest("article"));
    const next = shown[at < 0 ? (step > 0 ? 0 : shown.length - 1) : at + step];
    if (next) { next.focus(); next.scrollIntoView({ block: "start" }); }
  };

  for (const box of boxes) box.addEventListener("change", filter);
  for (const box of document.querySelectorAll('input[name="view"]')) box.addEventListener("change", view);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "v") {
      const other = document.querySelector('input[name="view"]:not(:checked)');
      other.checked = true;
      view();
    }
  });
  filter();
  view();
})();
