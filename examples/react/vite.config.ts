import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Where the API and the portal's backend are while you develop: here the stand-in.
const portal = "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": portal, "/portal": portal } },
});
