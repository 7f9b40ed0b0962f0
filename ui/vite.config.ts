import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [svelte()],
  build: { target: "safari16", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  // The fonts lie beside the typesetter, outside this folder; so does the guide, which a test reads.
  server: { host: "127.0.0.1", port: 1420, strictPort: true, fs: { allow: [".", "../src-tauri/typeset/fonts", "../docs/guide"] } },
  // Without it the tests would mount the server's build of Svelte.
  resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
  // A failed look-up says what it looked for, without the whole page.
  // A style sheet that a test reads as text is not emptied.
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"], globals: true, env: { DEBUG_PRINT_LIMIT: "0" }, css: { include: /\?raw/ } },
});
