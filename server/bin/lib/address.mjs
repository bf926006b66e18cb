import { createServer } from "node:net";

/** @typedef {import("./terminal.mjs").Problem} Problem */
/** @typedef {{ port: number, host: string }} Address */

/**
 * Reads PORT (default 3000) and HOST from the environment.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string} defaultHost
 * @returns {{ ok: true, address: Address } | { ok: false, problem: Problem }}
 */
export function readAddress(env, defaultHost) {
  const text = env["PORT"] || "3000";
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65535)) {
    return {
      ok: false,
      problem: {
        zh: `PORT 应为 0 到 65535 之间的整数，收到的是“${text}”。`,
        en: `PORT should be a whole number from 0 to 65535, not "${text}".`,
      },
    };
  }
  return { ok: true, address: { port, host: env["HOST"] || defaultHost } };
}

/**
 * Reads METRICS_PORT and METRICS_HOST: where the operator's figures are served, if anywhere. On this
 * machine alone unless told otherwise, because nobody signs in for them.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {{ ok: true, address: Address | null } | { ok: false, problem: Problem }}
 */
export function readMetricsAddress(env) {
  if (!env["METRICS_PORT"]) return { ok: true, address: null };
  const port = Number(env["METRICS_PORT"]);
  if (Number.isInteger(port) && port > 0 && port <= 65535) {
    return { ok: true, address: { port, host: env["METRICS_HOST"] || "127.0.0.1" } };
  }
  return {
    ok: false,
    problem: {
      zh: `METRICS_PORT 应为 1 到 65535 之间的整数，收到的是“${env["METRICS_PORT"]}”。`,
      en: `METRICS_PORT should be a whole number from 1 to 65535, not "${env["METRICS_PORT"]}".`,
    },
  };
}

/**
 * Tries the address by listening on it for a moment, so that a long preparation does not end in a
 * refusal that could have been given at once.
 * @param {Address} address
 * @param {string} command how the person started this, for the advice
 * @returns {Promise<Problem | null>}
 */
export function addressProblem(address, command) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(listenProblem(error.code, address, command)),
    );
    probe.listen(address.port, address.host, () => probe.close(() => resolve(null)));
  });
}

/**
 * @param {string | undefined} code error code of listening, such as EADDRINUSE
 * @param {Address} address
 * @param {string} command
 * @returns {Problem}
 */
export function listenProblem(code, { port, host }, command) {
  const other = `PORT=${port === 0 ? 3001 : port + 1} ${command}`;
  switch (code) {
    case "EADDRINUSE":
      return {
        zh: `端口 ${port} 已被占用。请停止占用它的程序，或换一个端口：${other}`,
        en: `Port ${port} is in use. Stop the program that uses it, or take another port: ${other}`,
      };
    case "EACCES":
      return {
        zh: `没有权限使用端口 ${port}。请使用 1024 以上的端口：PORT=3000 ${command}`,
        en: `No permission to use port ${port}. Take one above 1024: PORT=3000 ${command}`,
      };
    default:
      return {
        zh: `无法在 ${host}:${port} 上监听（${code ?? "?"}）。请检查 HOST 与 PORT。`,
        en: `Cannot listen on ${host}:${port} (${code ?? "?"}). Check HOST and PORT.`,
      };
  }
}

/**
 * @param {Address} address
 * @returns {string} what to type into a browser on this machine
 */
export function localUrl({ port, host }) {
  const everywhere = host === "0.0.0.0" || host === "::";
  const name = everywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
