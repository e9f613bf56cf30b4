import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// Where the API and the portal's backend are while you develop: here the stand-in.
const portal = "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [svelte()],
  server: { proxy: { "/api": portal, "/portal": portal } },
});
