// Starts the app, in place of the inline script that Trunk would write.

import init from "./portal.js";

await init({ module_or_path: new URL("./portal_bg.wasm", import.meta.url) });
