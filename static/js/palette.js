// The search palette: opens over any page, asks as one types, and is walked with the arrow keys.
(() => {
  "use strict";
  const palette = document.querySelector("#palette");
  const opener = document.querySelector("[data-palette]");
  if (!palette || !opener) return; // nobody is signed in
  const field = palette.querySelector("input");
  const box = palette.querySelector(".palette-hits");
  if (/Mac|iPhone|iPad/.test(navigator.platform)) document.querySelector("[data-modifier]").textContent = "⌘ K";

  const open = () => {
    if (palette.open || document.querySelector("dialog[open]")) return;
    palette.showModal();
    field.select();
    window.htmx.trigger(field, "palette:open");
  };
  const hits = (from) => Array.from(from.querySelectorAll(".hit"));

  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // in a tab of its own
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      if (palette.open) palette.close();
      else open();
    }
  });
  window.portal.search = open;

  // from the field down into the hits and back, in the palette and on the page alike
  const walk = (event, input, from) => {
    const links = hits(from);
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) input.focus();
    else if (event.key === "Enter" && at < 0 && event.target === input && links.length && input === field) links[0].click();
    else if (at >= 0 && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      input.focus(); // what is typed on a hit goes on in the field
      return;
    } else return;
    event.preventDefault();
  };
  palette.addEventListener("keydown", (event) => walk(event, field, box));
  const page = document.querySelector("[data-search]");
  if (page) {
    const list = document.querySelector("#search-hits");
    page.addEventListener("keydown", (event) => walk(event, page.querySelector("input"), list));
    list.addEventListener("keydown", (event) => walk(event, page.querySelector("input"), list));
  }
})();
