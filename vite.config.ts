import { fileURLToPath } from "node:url";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * Makes server/app.ts the entry of the server build, so that Remix's routes and the room server
 * share one module graph: one set of module state, one `instanceof`.
 */
function oneServerEntry(): Plugin {
  return {
    name: "one-server-entry",
    enforce: "post",
    config: (_config, { isSsrBuild }) =>
      isSsrBuild
        ? {
            build: {
              rollupOptions: { input: "./server/app.ts", output: { entryFileNames: "index.js" } },
            },
          }
        : undefined,
  };
}

export default defineConfig({
  resolve: { alias: { "~": `${root}app`, "#server": `${root}server`, "#db": `${root}db` } },
  publicDir: "styles/public",
  plugins: [remix(remixConfig), oneServerEntry()],
  build: { target: "es2022" },
  optimizeDeps: {
    include: [
      "yjs",
      "y-websocket",
      "y-protocols/awareness",
      "@dnd-kit/core",
      "@dnd-kit/sortable",
      "react-dom/client",
    ],
    exclude: ["@remix-run/node", "better-sqlite3", "drizzle-orm"],
  },
});
