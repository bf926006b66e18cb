/** Has the parts of a page that come later fetched before they are imported: see `persistently`. */
import type { Plugin } from "vite";

/** Vite puts a function of this module around each `import()` in what browsers get. */
const AROUND_IMPORTS = "\0vite/preload-helper.js";

/** An import as the minifier leaves it, with no files named: Vite names none for a file that needs no other. */
const NAMES_NO_FILE = /(import\("\.\/([^"]+)"\)(?:\.then\(\w+=>[\w$.]+\))?),\[\]/g;

/** See the file's header. */
export function fetchedFirst(): Plugin {
  return {
    name: "fetched-first",
    enforce: "pre",
    apply: (_config, { isSsrBuild }) => !isSsrBuild,
    load: (id) =>
      id === AROUND_IMPORTS
        ? `import { persistently } from "~/collab/persistently";
           export const __vitePreload = (load, files = []) =>
             persistently(load, files.map((file) => "/" + file));`
        : undefined,
    generateBundle: {
      // Behind the plugin that names the files.
      order: "post",
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== "chunk") continue;
          chunk.code = chunk.code.replace(NAMES_NO_FILE, '$1,["assets/$2"]');
          const missed = /import\("[^"]+"\)[^;]{0,40}?,\[\]\)/.exec(chunk.code);
          if (missed) this.error(`an import whose file is not fetched first: ${missed[0]}`);
        }
      },
    },
  };
}
