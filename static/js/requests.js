// htmx: polling that rests in hidden tabs, answers that are errors, focus after a swap, and morphing that keeps
// what a person typed or opened.
(() => {
  "use strict";
  const { showTimes, toast, dropToast } = window.portal;
  const SENTENCES = {
    400: "The portal did not understand this. Check what you entered and try again.",
    401: "You are signed out. Sign in and try again.",
    403: "You may not do this, or this page is too old. Reload it and try again.",
    404: "There is nothing here that you can see. It may have been removed.",
    409: "This changed meanwhile. Reload the page and look again before you decide.",
    413: "This is too large.",
    429: "Too many requests in a short time. Wait a moment and try again.",
    500: "The portal failed. Nothing was changed; try again in a moment.",
    502: "The portal cannot be reached at the moment. Try again soon.",
    503: "The portal is not available at the moment. Try again soon.",
    504: "The portal took too long to answer. Reload before you try again.",
  };
  const isPoll = (element) => (element.getAttribute("hx-trigger") || "").includes("every ");
  const isQuiet = (element) => element.closest(".nav-badge") !== null;
  const isWholePage = (text) => /^\s*(<!--[\s\S]*?-->\s*)*<(!doctype|html)\b/i.test(text);
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");

  const sentenceOf = (xhr) => {
    const type = xhr.getResponseHeader("Content-Type") || "";
    try {
      if (type.includes("json")) {
        const { detail } = JSON.parse(xhr.responseText);
        if (typeof detail === "string" && detail) return detail;
      } else if (type.includes("html")) {
        const sentence = parse(xhr.responseText).querySelector("[data-refusal-sentence]");
        if (sentence && sentence.textContent.trim()) return sentence.textContent.trim();
      }
    } catch {
      // an answer that cannot be read is described by its status
    }
    return SENTENCES[xhr.status] || SENTENCES[xhr.status >= 500 ? 500 : 400];
  };
  const report = (element, text) => {
    if (isQuiet(element)) return;
    if (isPoll(element)) toast(`Live updates pause. ${text}`, { key: "poll" });
    else toast(text, { key: "request" });
  };

  // ---- before a request --------------------------------------------------------------------------------------
  document.addEventListener("htmx:configRequest", (event) => {
    // a confirmed form was sent again after its dialog took the focus: htmx forgot which button was pressed
    const submitter = event.detail.triggeringEvent && event.detail.triggeringEvent.submitter;
    if (!submitter) return;
    if (submitter.name && event.detail.parameters[submitter.name] === undefined) {
      event.detail.parameters[submitter.name] = submitter.value;
    }
    if (submitter.hasAttribute("formaction")) event.detail.path = submitter.getAttribute("formaction");
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig } = event.detail;
    if (document.hidden && requestConfig.verb === "get" && isPoll(elt)) event.preventDefault();
    else if (elt.tagName === "FORM" && requestConfig.verb !== "get") elt.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, successful } = event.detail;
    elt.removeAttribute("aria-busy");
    if (successful && isPoll(elt)) dropToast("poll");
    if (successful && !isPoll(elt)) dropToast("request");
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => report(event.detail.elt, "The portal cannot be reached. Check your connection."));
  }

  // ---- answers -----------------------------------------------------------------------------------------------
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { detail } = event;
    const { xhr, target, requestConfig } = detail;
    const text = xhr.responseText || "";
    if (isWholePage(text)) {
      detail.shouldSwap = false;
      if (xhr.status < 400) leaveFor(xhr.responseURL, requestConfig);
      else report(requestConfig.elt, sentenceOf(xhr));
      return;
    }
    if (xhr.status < 400) {
      if (requestConfig.verb !== "get" && requestConfig.elt.tagName === "FORM") requestConfig.elt.reset();
      return;
    }
    const isHtml = (xhr.getResponseHeader("Content-Type") || "").includes("html");
    const isForTarget = isHtml && target && target.id && parse(text).getElementById(target.id) !== null;
    if (isForTarget || (isHtml && xhr.getResponseHeader("HX-Retarget"))) {
      detail.shouldSwap = true;
      detail.isError = false;
    } else {
      detail.shouldSwap = false;
      report(requestConfig.elt, sentenceOf(xhr));
    }
  });

  // A page that asks for news by itself is not left while a person types into it: what is sent then is kept over the
  // gate, a sign-in or the start of an access session.
  const stays = ({ elt, verb }, what, gate) => {
    if (verb !== "get" || !(isPoll(elt) || isQuiet(elt)) || !isTyped()) return false;
    toast(`${what} What you typed stays here: send it, ${gate}, and carry on with it.`, { key: "gate" });
    return true;
  };
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (!xhr.getResponseHeader("HX-Redirect")) return;
    if (stays(requestConfig, "Your access session is over.", "start an access session")) event.preventDefault();
  });

  // A whole page where a part was expected: the session ended, or the action led to another page.
  const leaveFor = (address, requestConfig) => {
    const here = `${window.location.pathname}${window.location.search}`;
    const login = document.body.dataset.login;
    const there = new URL(address || here, window.location.href);
    if (there.origin !== window.location.origin) return;
    if (stays(requestConfig, "You are signed out.", "sign in")) return;
    if (login && there.pathname === login) window.location.assign(`${login}?next=${encodeURIComponent(here)}`);
    else window.location.assign(there.href);
  };

  document.addEventListener("htmx:afterSwap", (event) => {
    const { target, requestConfig } = event.detail;
    const fresh = (target.id && document.getElementById(target.id)) || target;
    showTimes(fresh.parentElement || document);
    if (requestConfig.verb === "get") return;
    const wanted = fresh.querySelector("[data-focus]");
    if (wanted) wanted.focus();
    // A preview that a page asks for as it opens is nobody's act, and takes no focus.
    else if (requestConfig.triggeringEvent && [document.body, null].includes(document.activeElement)) {
      fresh.setAttribute("tabindex", "-1");
      fresh.focus({ preventScroll: true });
    }
  });

  // ---- morphing ----------------------------------------------------------------------------------------------
  // A poll neither removes what a person was just told, nor renews what they are about to vote on: the digest of
  // the page they read stays in the form, so that a changed document is refused by the server, and is seen.
  let swapIsPoll = false;
  const isKept = (node) => node instanceof HTMLInputElement && node.name === "digest";
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { requestConfig } = event.detail;
    swapIsPoll = requestConfig.verb === "get" && isPoll(requestConfig.elt);
  });
  const isEdited = (node) => {
    if (node instanceof HTMLTextAreaElement) return node.value !== node.defaultValue;
    if (node instanceof HTMLSelectElement) {
      const options = Array.from(node.options);
      const asked = options.some((option) => option.defaultSelected);
      return asked ? options.some((option) => option.selected !== option.defaultSelected) : node.selectedIndex > 0;
    }
    if (!(node instanceof HTMLInputElement) || node.type === "hidden") return false;
    if (node.type === "checkbox" || node.type === "radio") return node.checked !== node.defaultChecked;
    return node.value !== node.defaultValue;
  };
  const isTyped = () => Array.from(document.querySelectorAll('form[method="post"] :is(input, select, textarea)')).some(isEdited);
  // What was typed stays, but not what was said of it: the answer may find it wrong, or right again.
  const judgeAnew = (old, fresh) => {
    old.classList.toggle("is-invalid", fresh.classList.contains("is-invalid"));
    for (const name of ["aria-invalid", "aria-describedby"]) {
      if (fresh.hasAttribute(name)) old.setAttribute(name, fresh.getAttribute(name));
      else old.removeAttribute(name);
    }
  };
  Idiomorph.defaults.callbacks.beforeNodeMorphed = (old, fresh) => {
    if (!(old instanceof Element) || !(fresh instanceof Element)) return true;
    if (isEdited(old)) {
      // news of others says nothing of it
      if (!swapIsPoll) judgeAnew(old, fresh);
      return false;
    }
    if (swapIsPoll && isKept(old)) return false;
    if (old.tagName === "TIME" && old.getAttribute("datetime") === fresh.getAttribute("datetime")) return false;
    if (old.dataset.figure !== undefined && fresh.dataset.figure !== undefined) {
      old.dataset.figure = fresh.dataset.figure; // the drawing stays; charts.js draws anew what differs
      return false;
    }
    return true;
  };
  // A form that is being sent stays until its answer is there: of one that has left the page htmx no longer knows
  // that its answer is to be morphed, and would put it inside its target.
  const isBeingSent = (node) => node.matches("[aria-busy=true]") || node.querySelector("[aria-busy=true]") !== null;
  Idiomorph.defaults.callbacks.beforeNodeRemoved = (node) => {
    return !(swapIsPoll && node instanceof Element && (node.dataset.focus !== undefined || isBeingSent(node)));
  };
  Idiomorph.defaults.callbacks.beforeAttributeUpdated = (name, element) => {
    if (name === "open" && element.tagName === "DETAILS") return false;
    return !(name === "aria-busy" || (name === "tabindex" && element === document.activeElement));
  };
})();
