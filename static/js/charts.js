// Draws every [data-chart] with Plotly, in the colours of the current theme.
(() => {
  "use strict";
  const drawn = new WeakMap();
  let library = null;

  // The library is large: it comes with the first chart of a page.
  const load = () => {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = document.body.dataset.plotly;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => reject(new Error("The chart library did not load."));
      document.head.append(script);
    });
    return library;
  };

  // Reading a computed style after a change makes the browser compute all styles: change once, then read all.
  const NAMES = ["--line", "--line-strong", "--ink", "--ink-2", "--surface", ...[1, 2, 3, 4, 5, 6].map((n) => `--chart-${n}`)];
  const colourReader = (text) => {
    const names = [...new Set([...NAMES, ...(text.match(/(?<="var\()--[a-z0-9-]+(?=\)")/g) || [])])];
    const box = document.createElement("span");
    box.append(...names.map((name) => {
      const probe = document.createElement("span");
      probe.style.color = `var(${name})`;
      return probe;
    }));
    document.body.append(box);
    const colours = new Map(names.map((name, index) => [name, getComputedStyle(box.children[index]).color]));
    box.remove();
    return (name) => colours.get(name);
  };
  // A text such as "var(--chart-1)" anywhere in the figure names a colour of the style sheet.
  const resolve = (value, read) => {
    if (typeof value === "string") return read(/^var\((--[a-z0-9-]+)\)$/.exec(value)?.[1]) ?? value;
    if (Array.isArray(value)) return value.map((item) => resolve(item, read));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, read)]));
    }
    return value;
  };

  const textOf = (element) => {
    if (element.dataset.figure) return element.dataset.figure;
    const source = element.dataset.chart && document.querySelector(element.dataset.chart);
    return source ? source.textContent : "";
  };
  const axis = (own, read) => ({
    gridcolor: read("--line"), linecolor: read("--line"), zerolinecolor: read("--line-strong"),
    tickfont: { color: read("--ink-2") }, automargin: true, ...own,
  });
  const layoutOf = (figure, read) => {
    const own = resolve(figure.layout || {}, read);
    const layout = {
      autosize: true,
      margin: { l: 44, r: 12, t: 12, b: 36 },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      colorway: ["--chart-1", "--chart-2", "--chart-3", "--chart-4", "--chart-5", "--chart-6"].map(read),
      font: { family: getComputedStyle(document.body).fontFamily, size: 12, color: read("--ink-2") },
      hoverlabel: { bgcolor: read("--surface"), bordercolor: read("--line"), font: { color: read("--ink") } },
      legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom", font: { color: read("--ink-2") } },
      hovermode: "x unified",
      ...own,
    };
    for (const name of ["xaxis", "yaxis", ...Object.keys(own).filter((key) => /^[xy]axis\d+$/.test(key))]) {
      layout[name] = axis(own[name] || {}, read);
    }
    return layout;
  };

  const draw = async (element, force) => {
    const text = textOf(element);
    if (!text || (!force && drawn.get(element) === text)) return;
    drawn.set(element, text);
    try {
      const plotly = await load();
      const figure = JSON.parse(text);
      const read = colourReader(text);
      const data = resolve(figure.data || [], read);
      const layout = layoutOf(figure, read);
      await plotly.react(element, data, layout, { displayModeBar: false, responsive: true });
    } catch (error) {
      console.warn("chart not drawn:", error.message);
      const twin = element.parentElement.querySelector("details");
      if (twin) twin.open = true; // the numbers are there without the drawing
    }
  };
  const drawAll = (force) => document.querySelectorAll("[data-chart]").forEach((element) => draw(element, force));

  drawAll(false);
  document.addEventListener("portal:theme", () => drawAll(true));
  document.addEventListener("htmx:afterSwap", () => drawAll(false));
})();
