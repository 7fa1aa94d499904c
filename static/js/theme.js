// Sets the theme before the first paint; the rest of the script comes later.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const read = () => {
    try {
      return window.localStorage.getItem("portal-theme") || "auto";
    } catch {
      return "auto"; // storage may be closed to this page: the system's theme is used
    }
  };
  const apply = () => {
    const choice = read();
    const theme = choice === "auto" ? (dark.matches ? "dark" : "light") : choice;
    root.dataset.bsTheme = theme === "dark" ? "dark" : "light";
    root.dispatchEvent(new CustomEvent("portal:theme", { bubbles: true }));
  };
  const choose = (choice) => {
    try {
      window.localStorage.setItem("portal-theme", choice);
    } catch {
      root.dataset.bsTheme = choice === "dark" ? "dark" : "light";
    }
    apply();
  };
  root.classList.add("js");
  apply();
  dark.addEventListener("change", apply);
  window.portalTheme = { read, choose };
})();
