import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findBrowser } from "../server/bin/lib/browser.mjs";
import { root } from "../server/bin/lib/project.mjs";

const minute = 60_000;
const output = join(root, ".test");
const asRoot = process.getuid?.() === 0;

/**
 * The browser tests. They drive the built product, which every test starts for itself
 * (e2e/support/product.ts). Nothing is repeated: a test that passes only the second time has failed.
 */
export default defineConfig({
  testDir: join(root, "tests", "e2e"),
  outputDir: join(output, "e2e"),
  // Guards against hanging, not assertions: a machine three times slower stays within them.
  timeout: 4 * minute,
  globalTimeout: 45 * minute,
  expect: { timeout: minute },
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // The file of the JSON report is PLAYWRIGHT_JSON_OUTPUT_FILE, without which it is not written.
  reporter: process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ? [["list"], ["json"]] : [["list"]],
  use: {
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1440, height: 900 },
    // What was done, asked for and complained about. Pictures of every step of every test that
    // passes cost a seventh of the time; a failure has one, with what its page held (error-context).
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: (await findBrowser())?.path,
      // A browser that stays off the network but for the product; its sandbox does not work as root.
      args: [
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-quic",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
