import { serve } from "../../../server/bin/lib/serve.mjs";

// Serves the build for one browser test: `serve-for-test.mjs <mode> <port> <dataDir>`. A script of
// its own, because neither command's checks and defaults belong into a test, and no setting of
// `npm start` may turn a production server into one with one-click sign-in.

const [mode, port, dataDir] = process.argv.slice(2);
await serve(
  {
    mode: mode === "production" ? "production" : "demo",
    port: Number(port),
    dataDir: dataDir ?? "",
    host: "127.0.0.1",
  },
  "npm run test:e2e",
);
