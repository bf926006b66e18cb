import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixConfig from "./remix.config.js";
import { fetchedFirst } from "./server/bundle/fetched-first";
import { leavingOut } from "./server/bundle/left-out";
import { loadedTogether } from "./server/bundle/loaded-together";

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

/** What Vite's manifest says of a built file, as far as it matters here. */
interface Built {
  file: string;
  css?: string[];
}

/**
 * Puts all styles into one file, which root.tsx's route brings to every page. A page is not painted
 * before its styles are here, and each file of its own costs a slow line as much as ten kilobytes.
 */
function oneSheet(): Plugin {
  return {
    name: "one-sheet",
    config: () => ({ build: { cssCodeSplit: false } }),
    generateBundle: {
      // Behind the plugin that writes the manifest, from which Remix reads what a route needs.
      order: "post",
      handler(_options, bundle) {
        const manifest = bundle[".vite/manifest.json"];
        if (manifest?.type !== "asset") return;
        const chunks = JSON.parse(String(manifest.source)) as Record<string, Built>;
        const document = Object.entries(chunks).find(([key]) =>
          key.startsWith("app/root.tsx"),
        )?.[1];
        const sheet = chunks["style.css"];
        if (sheet && document) {
          document.css = [sheet.file];
        } else if (sheet) {
          // The server's build makes the same styles again, in its own order: nobody asks for them.
          delete bundle[sheet.file];
          delete chunks["style.css"];
        }
        manifest.source = JSON.stringify(chunks, null, 2);
      },
    },
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

export default defineConfig(({ isSsrBuild }) => ({
  resolve: { alias: { "~": `${root}app`, "#server": `${root}server`, "#db": `${root}db` } },
  publicDir: "styles/public",
  plugins: [
    remix(remixConfig),
    leavingOut(remixConfig.future),
    oneServerEntry(),
    oneSheet(),
    fetchedFirst(),
    loadedTogether(),
    compressedBeside(),
  ],
  build: {
    target: "es2022",
    // A fifteenth less of script than by the bundler's own.
    minify: isSsrBuild ? false : "terser",
    terserOptions: { ecma: 2020, safari10: false, compress: { passes: 3 } },
  },
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
}));
