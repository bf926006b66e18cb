import { fileURLToPath } from "node:url";
import { build } from "vite";
import { startRoomServer, type RoomServer } from "../../collab/room-server";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The harness page as it is served: one script and one style sheet. */
export type FieldPage = { readonly script: string; readonly style: string };

/** Bundles the page: the product's own field and room, with React's checks for development. */
export async function bundleFieldPage(): Promise<FieldPage> {
  const result = await build({
    configFile: false,
    root: at("."),
    mode: "development",
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"development"' },
    resolve: { alias: { "~": at("../../../app") } },
    build: {
      target: "es2022",
      write: false,
      minify: false,
      // One script: what the product loads later comes with it here.
      rollupOptions: { input: at("main.tsx"), output: { inlineDynamicImports: true } },
    },
  });
  if (!("output" in result)) throw new Error("the bundle has no single output");
  const files = result.output.map((file) => ({
    name: file.fileName,
    content: String(file.type === "chunk" ? file.code : file.source),
  }));
  const joined = (end: string) =>
    files.flatMap(({ name, content }) => (name.endsWith(end) ? [content] : [])).join("\n");
  return { script: joined(".js"), style: joined(".css") };
}

/** Serves the page together with a room, under one origin. */
export function serveFieldPage({ script, style }: FieldPage): Promise<RoomServer> {
  const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
    <style>
      :root { --line-2: #cfcac0; --faint: #8f8b83; --accent: #2f4b8f }
      body { width: 480px; font: 16px/1.7 sans-serif }
    </style>
    <link rel="stylesheet" href="/style.css"><div id="root"></div>
    <script type="module" src="/script.js"></script>`;
  const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
    "/": ["text/html", page],
    "/script.js": ["text/javascript", script],
    "/style.css": ["text/css", style],
  };
  return startRoomServer((request, response) => {
    const [type, content] = files[request.url ?? ""] ?? ["text/plain", ""];
    response.writeHead(content === "" ? 404 : 200, { "content-type": `${type}; charset=utf-8` });
    response.end(content);
  });
}
