// What Django's admin leaves to be said: names of the search boxes, and where the first error is.
(() => {
  "use strict";
  const $$ = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const nameOf = (select) => select.getAttribute("aria-label") || (select.labels[0] ? select.labels[0].textContent.replace(/:\s*$/, "") : "");

  // select2 draws boxes of its own over a select, and forgets what the select is called and described by
  const nameBox = (select) => {
    const box = select.nextElementSibling;
    if (!box || !box.classList.contains("select2-container")) return;
    const label = select.labels[0];
    const shown = box.querySelector("span.select2-selection__rendered");
    if (label && !label.id) label.id = `${select.id}_label`;
    if (shown) ["role", "aria-readonly"].forEach((name) => shown.removeAttribute(name));
    $$("[role=combobox], input", box).forEach((part) => {
      if (label && shown) part.setAttribute("aria-labelledby", `${label.id} ${shown.id}`);
      else {
        part.removeAttribute("aria-labelledby");
        part.setAttribute("aria-label", nameOf(select));
      }
      ["aria-describedby", "aria-invalid"].forEach((name) => {
        if (select.hasAttribute(name)) part.setAttribute(name, select.getAttribute(name));
      });
    });
    // a list holds items and nothing else
    $$("ul.select2-selection__rendered", box).forEach((list) => list.setAttribute("role", "presentation"));
  };

  const ready = () => {
    $$("select.admin-autocomplete").forEach(nameBox);
    if (window.django && window.django.jQuery) {
      window.django.jQuery(document).on("select2:open", (event) => {
        const search = document.querySelector(".select2-dropdown .select2-search__field");
        if (search) search.setAttribute("aria-label", `Search: ${nameOf(event.target)}`);
      });
    }
    const note = document.querySelector(".errornote");
    if (note) note.setAttribute("role", "alert");
    const wrong = document.querySelector(".errors input:not([type=hidden]), .errors select, .errors textarea, [aria-invalid=true]");
    if (!wrong) {
      if (note) {
        note.tabIndex = -1;
        note.focus();
      }
      return;
    }
    const drawn = wrong.nextElementSibling;
    const box = drawn && drawn.classList.contains("select2-container") ? drawn.querySelector("[role=combobox], input") : null;
    (box || wrong).focus();
  };
  // jQuery calls what waits for it one after the other: the boxes are drawn by then
  window.addEventListener("load", () => (window.django && window.django.jQuery ? window.django.jQuery(ready) : ready()));
})();
