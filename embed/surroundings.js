// What the browser says of itself.

// A timer that can be set anew, and cleared however often.
export class Timer {
  #id;
  set(deed, milliseconds) {
    this.clear();
    // The longest there is; an interval beyond it is as good as none.
    this.#id = setTimeout(deed, Math.min(milliseconds, 2 ** 31 - 1));
  }
  clear() { clearTimeout(this.#id); }
}

// Tells whether it is "online", and whether it is "visible", now and whenever it changes.
export function listen(tell, signal) {
  const tellOnline = () => tell("online", navigator.onLine);
  const tellVisible = () => tell("visible", !document.hidden);
  tellOnline();
  tellVisible();
  addEventListener("online", tellOnline, { signal });
  addEventListener("offline", tellOnline, { signal });
  document.addEventListener("visibilitychange", tellVisible, { signal });
}

// Does it once there is nothing more urgent to do, and for paper at once.
export function whenIdle(deed, signal) {
  addEventListener("beforeprint", deed, { once: true, signal });
  if (globalThis.requestIdleCallback) requestIdleCallback(deed, { timeout: 500 });
  else setTimeout(deed, 100);
}

// "No token" is decided only once the document is parsed and a task has passed.
export function whenSettled(timer, deed) {
  const later = () => timer.set(deed, 0);
  if (document.readyState !== "loading") return later();
  document.addEventListener("DOMContentLoaded", later, { once: true });
}

// Does it; where the element is lazy, once it is on the screen, or a screen away from it. In a
// document without a window nobody ever looks.
export function whenNear(element, deed, signal) {
  if (!element.ownerDocument.defaultView) return;
  if (element.loading !== "lazy") {
    deed();
    return;
  }
  const sight = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    sight.disconnect();
    deed();
  }, { rootMargin: "100%" });
  sight.observe(element);
  signal.addEventListener("abort", () => sight.disconnect());
}
