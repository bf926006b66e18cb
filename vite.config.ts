import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
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

/** Writes each client file compressed beside itself, so that the server has nothing to compress. */
function compressedBeside(): Plugin {
  return {
    name: "compressed-beside",
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    async writeBundle({ dir = "" }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const content = await readFile(join(dir, name));
          await writeFile(join(dir, `${name}.br`), brotliCompressSync(content));
          await writeFile(join(dir, `${name}.gz`), gzipSync(content));
        }),
      );
    },
  };
}

export default defineConfig({
  resolve: { alias: { "~": `${root}app`, "#server": `${root}server`, "#db": `${root}db` } },
  publicDir: "styles/public",
  plugins: [remix(remixConfig), oneServerEntry(), compressedBeside()],
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
