// What is said where the core, which has all the other words, cannot run.

const WORDS = {
  "core-blocked":
    "Tape job links cannot run here: this page's content security policy forbids WebAssembly. " +
    "It needs script-src 'self' 'wasm-unsafe-eval' and connect-src for where its files are.",
  "core-missing":
    "Tape job links cannot run here: a part of it could not be loaded. " +
    "Check that every file of its folder is served, the .wasm file as application/wasm.",
  crashed: "Tape job links stopped working. What you were looking at can be loaded again.",
};

export const explainCore = (code) => WORDS[code];
export const MISSING_TOOLS = "That could not be loaded: a part of this widget is not served. Try again.";

// The controls whose work is loaded when they are first used.
export const EXTRAS = {
  find: "Find",
  goTo: "Go to row",
  group: "Group by tape job",
  map: "Map",
  table: "Table",
  export: "Export",
  gaps: "Not on tape",
};

export const START_AGAIN = "Start again";
