import { existsSync } from "node:fs";
import { run, tail } from "./child.mjs";
import { inProject } from "./project.mjs";
import { say, sayDone } from "./terminal.mjs";

/** @typedef {import("./terminal.mjs").Problem} Problem */
/** @typedef {{ path: string, from: string }} Browser path of the program; where it is from, in words */

/** The first is the lightest: Debian's build of what Playwright itself runs when nobody looks on. */
const systemPaths = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * Finds a browser for the tests: the one that CHROMIUM_PATH names, else Playwright's own download,
 * else the system's.
 * @returns {Promise<Browser | undefined>}
 */
export async function findBrowser() {
  const named = process.env["CHROMIUM_PATH"];
  if (named && existsSync(named)) return { path: named, from: "CHROMIUM_PATH" };
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  if (own && existsSync(own)) return { path: own, from: "Playwright" };
  const path = systemPaths.find((candidate) => existsSync(candidate));
  return path ? { path, from: "系统 · the system" } : undefined;
}

/**
 * Finds a browser, or installs one: Playwright's download, else the system's package where this
 * process may install packages.
 * @returns {Promise<{ ok: true, browser: Browser } | { ok: false, problem: Problem }>}
 */
export async function ensureBrowser() {
  const named = process.env["CHROMIUM_PATH"];
  if (named && !existsSync(named)) {
    return {
      ok: false,
      problem: {
        zh: `CHROMIUM_PATH 指向的文件不存在：${named}`,
        en: `CHROMIUM_PATH names a file that does not exist: ${named}`,
      },
    };
  }
  const present = await findBrowser();
  if (present) return startable(present);

  say("没有找到浏览器，下载 Playwright 的 Chromium", "no browser found, downloading Playwright's");
  const download = await playwright("install", "chromium");
  let browser = await findBrowser();
  if (!browser) {
    for (const name of ["chromium-headless-shell", "chromium"]) {
      if (!browser && (await installPackages(name))) browser = await findBrowser();
    }
  }
  if (browser) return startable(browser);
  console.error(tail(download.output));
  return { ok: false, problem: noBrowser };
}

/**
 * A download brings the browser without the system's libraries that it needs; on a bare machine they
 * are missing too.
 * @param {Browser} browser
 * @returns {ReturnType<typeof ensureBrowser>}
 */
async function startable(browser) {
  let trial = await run(browser.path, ["--version"]);
  if (trial.code !== 0 && mayInstallPackages()) {
    say("安装浏览器所需的系统库", "installing the system's libraries that the browser needs");
    await playwright("install-deps", "chromium");
    trial = await run(browser.path, ["--version"]);
  }
  if (trial.code === 0) return { ok: true, browser };
  console.error(tail(trial.output));
  return {
    ok: false,
    problem: {
      zh: `浏览器 ${browser.path} 无法启动，原因见上。请安装它缺少的系统库，或用 CHROMIUM_PATH 指明另一个浏览器。`,
      en: `The browser ${browser.path} does not start, see above. Install the system's libraries that it lacks, or name another browser with CHROMIUM_PATH.`,
    },
  };
}

/** @param {...string} args */
function playwright(...args) {
  const cli = inProject("node_modules", "@playwright", "test", "cli.js");
  return run(process.execPath, [cli, ...args], { timeout: 3 * 60_000 });
}

/** @type {Problem} */
const noBrowser = {
  zh: "没有浏览器可供测试，也无法安装。请安装 Chromium 或 Chrome，或用 CHROMIUM_PATH 指明它的位置，然后重新运行。",
  en: "There is no browser for the tests and none could be installed. Install Chromium or Chrome, or name its path with CHROMIUM_PATH, then run this again.",
};

/**
 * Without a Chinese font a browser measures boxes instead of characters. Installs one where that is
 * possible; elsewhere the tests still run, and a line says what is missing.
 */
export async function ensureChineseFont() {
  if (process.platform !== "linux" || (await hasChineseFont())) return;
  await installPackages("fonts-noto-cjk");
  if (await hasChineseFont()) return;
  say(
    "没有中文字体，版面可能与实际不同",
    "no Chinese font found, layouts may differ from real ones",
  );
}

async function hasChineseFont() {
  const { code, output } = await run("fc-list", [":lang=zh"]);
  return code === 0 && output.trim() !== "";
}

/**
 * Installs packages of the system, as root on Debian and its relatives; elsewhere does nothing.
 * @param {...string} names
 * @returns {Promise<boolean>} whether they are installed now
 */
async function installPackages(...names) {
  if (!mayInstallPackages()) return false;
  say(`用 apt-get 安装 ${names.join(" ")}`, "installing from the system's packages");
  const options = { timeout: 4 * 60_000, env: { DEBIAN_FRONTEND: "noninteractive" } };
  await run("apt-get", ["update", "-qq"], options);
  const args = ["install", "-y", "-qq", "--no-install-recommends", ...names];
  const { code, output, milliseconds } = await run("apt-get", args, options);
  if (code === 0) sayDone("已安装", "installed", milliseconds);
  else console.error(tail(output));
  return code === 0;
}

function mayInstallPackages() {
  return process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
}
