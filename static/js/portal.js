// What every page can do: local times, toasts, copying, confirming, menus, shortcuts.
(() => {
  "use strict";
  const root = document.documentElement;
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => Array.from(from.querySelectorAll(selector));

  // ---- times -------------------------------------------------------------------------------------------------
  const language = navigator.language || "en";
  const dateTime = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  const clock = new Intl.DateTimeFormat(language, { timeStyle: "short" });
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const UNITS = [["year", 31536000], ["month", 2592000], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];

  const ago = (moment) => {
    const seconds = (moment.getTime() - Date.now()) / 1000;
    for (const [unit, size] of UNITS) {
      if (Math.abs(seconds) >= size) return relative.format(Math.trunc(seconds / size), unit);
    }
    return seconds > 0 && seconds >= 10 ? "in a moment" : "just now";
  };
  const showTime = (element) => {
    const moment = new Date(element.getAttribute("datetime"));
    if (Number.isNaN(moment.getTime())) return;
    const style = element.dataset.time;
    const text = style === "relative" ? ago(moment) : (style === "clock" ? clock : dateTime).format(moment);
    if (element.textContent !== text) element.textContent = text;
  };
  const showTimes = (from = document) => $$("time[data-time]", from).forEach(showTime);
  setInterval(() => {
    if (!document.hidden) $$('time[data-time="relative"]').forEach(showTime);
  }, 30000);

  // ---- drawings ----------------------------------------------------------------------------------------------
  // A drawing that is wider than its page begins with what it is about, once: whoever scrolled on stays there.
  const shown = new WeakSet();
  const showStarts = () => $$(".graph-scroll").forEach((box) => {
    const start = $(".is-start rect", box);
    if (!start || shown.has(box)) return;
    shown.add(box);
    const [from, to] = [box.getBoundingClientRect(), start.getBoundingClientRect()];
    box.scrollLeft += to.left + to.width / 2 - from.left - from.width / 2;
    box.scrollTop += to.top + to.height / 2 - from.top - from.height / 2;
  });
  document.addEventListener("htmx:afterSwap", showStarts);

  // ---- announcements and toasts ------------------------------------------------------------------------------
  const announce = (text) => {
    const announcer = $("#announcer");
    if (announcer) announcer.textContent = text;
  };
  const expire = (toast) => {
    if (toast.dataset.toast === "error") return; // an error stays until it is dismissed
    const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : toast.remove());
    setTimeout(leave, 8000);
  };
  // `key` keeps one toast of a kind; the text is set as text, never as markup
  const toast = (text, { level = "error", key = "" } = {}) => {
    const box = $("#toasts");
    const template = $(`#toast-${level}`);
    if (!box || !template) return;
    if (key) $$(`[data-key="${CSS.escape(key)}"]`, box).forEach((old) => old.remove());
    const item = template.content.firstElementChild.cloneNode(true);
    $("p", item).textContent = text;
    if (key) item.dataset.key = key;
    box.append(item);
    expire(item);
  };
  const dropToast = (key) => $$(`#toasts [data-key="${CSS.escape(key)}"]`).forEach((old) => old.remove());

  // ---- copying -----------------------------------------------------------------------------------------------
  const copy = async (button) => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      toast("The browser did not allow copying. Select the text and copy it yourself.", { key: "copy" });
      return;
    }
    const use = $("use", button);
    const href = use && use.getAttribute("href");
    button.classList.add("is-copied");
    if (use) use.setAttribute("href", href.replace(/#.*/, "#check"));
    announce("Copied");
    setTimeout(() => {
      button.classList.remove("is-copied");
      if (use) use.setAttribute("href", href);
    }, 1500);
  };

  // ---- confirming and sending once ---------------------------------------------------------------------------
  const confirmed = new WeakSet();
  const ask = (form, submitter, source) => {
    const dialog = $("#confirm");
    const yes = $("#confirm-yes");
    $("#confirm-title").textContent = source.dataset.confirmTitle || "Are you sure?";
    $("#confirm-text").textContent = source.dataset.confirm;
    yes.textContent = source.dataset.confirmLabel || "Continue";
    yes.className = source.dataset.confirmTone === "danger" ? "btn btn-danger" : "btn btn-primary";
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "confirm" || !form.isConnected) return;
      confirmed.add(form);
      form.requestSubmit(submitter && submitter.isConnected ? submitter : undefined);
    }, { once: true });
    dialog.showModal();
  };
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    const source = event.submitter && event.submitter.dataset.confirm ? event.submitter : form;
    if (source.dataset.confirm && !confirmed.delete(form)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask(form, event.submitter, source);
      return;
    }
    const sentByPage = form.method === "post" && !form.hasAttribute("hx-post");
    if (sentByPage) setTimeout(() => form.setAttribute("aria-busy", "true"));
  }, true);
  // a page restored by the back button can send its forms again
  window.addEventListener("pageshow", () => $$('form[aria-busy="true"]').forEach((form) => form.removeAttribute("aria-busy")));

  // ---- menus, toggles, dialogs -------------------------------------------------------------------------------
  const showThemeChoice = () => {
    const choice = window.portalTheme.read();
    $$("[data-theme-set]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.themeSet === choice)));
  };
  const closeMenus = (except) => $$("details[data-menu][open]").forEach((menu) => menu !== except && (menu.open = false));

  document.addEventListener("click", (event) => {
    closeMenus(event.target.closest("details[data-menu]"));
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.copy !== undefined) copy(button);
    else if (button.dataset.dismiss !== undefined) button.closest("[data-toast]").remove();
    else if (button.dataset.open) $(button.dataset.open).showModal();
    else if (button.dataset.toggle) {
      const open = $(button.dataset.toggle).classList.toggle("show");
      button.setAttribute("aria-expanded", String(open));
    } else if (button.dataset.themeSet) {
      window.portalTheme.choose(button.dataset.themeSet);
      showThemeChoice();
      const menu = button.closest("details");
      menu.open = false;
      $("summary", menu).focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (event.target instanceof HTMLDialogElement) event.target.close("cancel"); // a click on the backdrop
  });

  // ---- shortcuts ---------------------------------------------------------------------------------------------
  let going = false; // `g` was the key before; no clock in it, since a slow page is no reason to lose a key
  const shortcutsOn = () => {
    try {
      return window.localStorage.getItem("portal-shortcuts") !== "off";
    } catch {
      return true;
    }
  };
  const move = (step) => {
    const links = $$("[data-list] .row-link").filter((link) => link.offsetParent !== null);
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
    links[next].focus();
  };
  const SHORTCUTS = {
    j: () => move(1),
    k: () => move(-1),
    "?": () => $("#shortcuts").showModal(),
    "/": () => {
      const field = $("[data-filter] input:not([type=hidden]), [data-filter] select");
      if (field) field.focus();
      else if (window.portal.search) window.portal.search();
    },
    g: () => { going = true; },
  };
  document.addEventListener("keydown", (event) => {
    const went = going;
    going = false;
    if (event.key === "Escape") {
      const menu = $("details[data-menu][open]");
      if (menu) {
        menu.open = false;
        $("summary", menu).focus();
      }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !shortcutsOn()) return;
    // A dialog that was just closed keeps the focus for a moment.
    if (event.target.closest("input, textarea, select, [contenteditable], dialog[open]")) return;
    const area = went && /^[a-z]$/.test(event.key) ? $(`[data-nav-key="${event.key}"]`) : null;
    if (area) {
      area.click();
      return;
    }
    const shortcut = Object.hasOwn(SHORTCUTS, event.key) ? SHORTCUTS[event.key] : null;
    if (shortcut) {
      event.preventDefault();
      shortcut();
    }
  });
  const shortcutSwitch = $("#shortcuts-on");
  if (shortcutSwitch) {
    shortcutSwitch.checked = shortcutsOn();
    shortcutSwitch.addEventListener("change", () => {
      try {
        window.localStorage.setItem("portal-shortcuts", shortcutSwitch.checked ? "on" : "off");
      } catch {
        toast("The browser does not keep settings for this page.", { key: "storage" });
      }
    });
  }

  // ---- the reader's time zone: in fields that ask for it, and in the words beside them -------------------------
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    $$("input[data-zone]").forEach((field) => { field.value = zone; });
    $$("[data-zone-name]").forEach((words) => { words.textContent = zone; });
  }

  // on a phone a row of tabs is longer than the screen: the one that is open comes into sight, and the one that the
  // keyboard reaches, which browsers leave where it is while its edge is seen
  $$(".tabs [aria-current]").forEach((tab) => { tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 16; });
  document.addEventListener("focusin", ({ target }) => {
    // not under a finger or pointer: what it presses stays below it
    if (target.matches(".tabs .nav-link:focus-visible")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
  showTimes();
  showStarts();
  showThemeChoice();
  $$("#toasts [data-toast]").forEach(expire);
  const first = $("main [data-focus]");
  if (first) first.focus();
  root.classList.add("ready");
  window.portal = { showTimes, toast, dropToast, announce };
})();
