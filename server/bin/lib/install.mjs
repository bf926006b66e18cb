import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { npm, run, tail } from "./child.mjs";
import { contentHash } from "./content-hash.mjs";
import { inProject, readJson } from "./project.mjs";
import { say, sayDone } from "./terminal.mjs";

/** @typedef {import("./terminal.mjs").Problem} Problem */
/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, inBundle?: boolean }> }} Lock */

const stampFile = inProject("node_modules", ".liangdeng-stamp");

/**
 * Installs the dependencies unless exactly these are installed already, and makes sure that SQLite,
 * the one dependency that is compiled, can be loaded.
 * @returns {Promise<Problem | null>}
 */
export async function ensureInstalled() {
  const stamp = installationStamp();
  if (readStamp() === stamp) return null;
  if (!matchesLock()) {
    const problem = await install();
    if (problem) return problem;
  }
  const problem = await ensureSqlite();
  if (!problem) writeFileSync(stampFile, stamp);
  return problem;
}

/** What an installation depends on: the lock, and the kind of Node that compiled parts are built for. */
function installationStamp() {
  return [
    contentHash(["package-lock.json"]),
    process.platform,
    process.arch,
    process.versions.modules,
  ].join(" ");
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, "utf8") : undefined;
}

/**
 * npm writes what it has installed into node_modules at the very end of an installation. Somebody
 * who ran `npm ci` by hand needs no second one.
 */
function matchesLock() {
  const wanted = /** @type {Lock | undefined} */ (readJson(inProject("package-lock.json")))
    ?.packages;
  const installed = /** @type {Lock | undefined} */ (
    readJson(inProject("node_modules", ".package-lock.json"))
  )?.packages;
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (path === "") return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

/** @returns {Promise<Problem | null>} */
async function install() {
  say(
    "安装依赖，首次约需一到三分钟",
    "installing dependencies, the first time takes one to three minutes",
  );
  // The cache is as good as the registry, since the lock names each package's hash.
  const args = ["ci", "--include=dev", "--prefer-offline", "--no-audit", "--no-fund"];
  const patience = ["--fetch-retries=5", "--fetch-timeout=60000"];
  const result = await npm([...args, ...patience], { timeout: 10 * 60_000 });
  if (result.code === 0) {
    sayDone("已安装", "installed", result.milliseconds);
    return null;
  }
  console.error(tail(result.output));
  const compiling = /node-gyp|gyp ERR|prebuild-install/.test(result.output);
  if (compiling && !(await hasCompiler())) return compilerMissing;
  return {
    zh: "依赖安装失败，原因见上。请检查网络与 npm 的设置，然后重新运行同一命令。",
    en: "The dependencies could not be installed, see above. Check the network and npm's settings, then run the same command again.",
  };
}

/** @type {Problem} */
const compilerMissing = {
  zh: "SQLite 需要编译，但没有找到 C++ 编译器。请安装（Debian/Ubuntu：apt-get install build-essential python3；macOS：xcode-select --install），然后重新运行同一命令。",
  en: "SQLite has to be compiled and there is no C++ compiler. Install one (Debian/Ubuntu: apt-get install build-essential python3; macOS: xcode-select --install), then run the same command again.",
};

/**
 * SQLite's binary may be missing (npm was told not to run install scripts) or built for another Node.
 * @returns {Promise<Problem | null>}
 */
async function ensureSqlite() {
  if (await sqliteLoads()) return null;
  say(
    "为当前的 Node 编译 SQLite，约需两分钟",
    "compiling SQLite for this Node, takes about two minutes",
  );
  const result = await npm(["rebuild", "better-sqlite3"], { timeout: 10 * 60_000 });
  if (result.code === 0 && (await sqliteLoads())) {
    sayDone("已编译", "compiled", result.milliseconds);
    return null;
  }
  if (!(await hasCompiler())) return compilerMissing;
  console.error(tail(result.output));
  return {
    zh: "SQLite 编译失败，原因见上。编译还需要 python3、make 与 Node 的头文件。",
    en: "SQLite could not be compiled, see above. Compiling also needs python3, make and Node's header files.",
  };
}

/** In a process of its own: a half-built binary may take the process down with it. */
async function sqliteLoads() {
  const open = 'new (require("better-sqlite3"))(":memory:")';
  return (await run(process.execPath, ["-e", open])).code === 0;
}

async function hasCompiler() {
  const names = [process.env["CXX"], "c++", "g++", "clang++"].filter((name) => name !== undefined);
  const found = await Promise.all(names.map((name) => run(name, ["--version"])));
  return found.some(({ code }) => code === 0);
}
