// Runs in every page before its own scripts, and watches what a person would see.
(() => {
  if (location.protocol === "about:") return;
  const PATIENCE = 25_000;
  const root = () => document.querySelector("tape-job-links")?.shadowRoot ?? document;
  const FIRST_CELL = "tbody th, tbody td, .ag-row[row-index='0'] .ag-cell";
  const first = () => root().querySelector(FIRST_CELL)?.textContent ?? "";

  // The time when the first frame is drawn in which something is so: what a frame's callback sees
  // is drawn before the next task.
  const painted = (isSo) =>
    new Promise((tell) => {
      const end = performance.now() + PATIENCE;
      const look = () => {
        if (!isSo() && performance.now() < end) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => tell(performance.now() < end ? performance.now() : null);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });

  const bench = { shift: 0, latencies: [] };
  bench.first = painted(() => /^\s*[0-9a-f]{8}-/i.test(first()));
  // Of lazy ones those on the screen.
  const isDue = (element) =>
    element.loading !== "lazy" || element.getBoundingClientRect().top < innerHeight;
  const hasRows = (element) =>
    element.shadowRoot ? element.state === "ready" : Boolean(element.querySelector("td"));
  bench.all = () => {
    const all = [...document.querySelectorAll("tape-job-links, main > section")];
    return painted(() => all.filter(isDue).every(hasRows));
  };
  const observe = (options, hear) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe(options);
  observe({ type: "layout-shift", buffered: true }, ({ value }) => (bench.shift += value));
  observe({ type: "event", buffered: true, durationThreshold: 16 }, (event) => {
    if (event.interactionId) bench.latencies.push(event.duration);
  });

  const button = (isBack) =>
    root().querySelector(
      isBack ? "[part~=previous], button[name=previous]" : "[part~=next], button[name=next]",
    );
  const turned = () => {
    const before = first();
    return painted(() => first() !== before);
  };
  // So many turns, `run` of them on, as many back, and so on.
  bench.turn = async (turns, run) => {
    const times = [];
    for (let turn = 0; turn < turns; turn += 1) {
      const start = performance.now();
      const painted = turned();
      button(Math.floor(turn / run) % 2).click();
      times.push((await painted) - start);
    }
    return times;
  };
  bench.place = (isBack) => {
    const { x, y, width, height } = button(isBack).getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  bench.expect = () => {
    bench.turned = turned();
  };
  // Something else to click while a page comes: where it is.
  bench.elsewhere = () => {
    const elsewhere = document.body.appendChild(document.createElement("button"));
    elsewhere.textContent = "Elsewhere";
    elsewhere.style.cssText = "position: fixed; inset: auto 0 0 auto; z-index: 9";
    const { x, y } = elsewhere.getBoundingClientRect();
    return [x + 4, y + 4];
  };
  bench.loaded = (until) => {
    const files = performance
      .getEntriesByType("resource")
      .filter(({ name, startTime }) => !name.includes("/api/") && startTime <= until);
    const sum = (member) => files.reduce((sum, file) => sum + file[member], 0);
    return { requests: files.length, bytes: sum("encodedBodySize"), sent: sum("transferSize") };
  };
  window.bench = bench;
})();
