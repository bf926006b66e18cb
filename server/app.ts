import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as build from "virtual:remix/server-build";
import { openDatabase, type OpenDatabase } from "#db/client";
import type { Services } from "~/services/context.server";
import type { Mode } from "~/services/ports";
import { issueFirstSetupToken, issueSetupToken } from "~/services/set-up.server";
import { systemClock } from "./clock";
import { createHub } from "./create-hub";
import { watchDays } from "./day-turn";
import { claimDataDirectory, DATABASE_FILE } from "./data-directory";
import { demoClock, prepareDemo } from "./demo/prepare-demo";
import { createHttpListener } from "./http";
import { purposeProblem } from "./installation";
import { jsonLog, type Log } from "./log";
import { backUp, restore, type BackupOutcome } from "./operations/backup";
import { createMetrics } from "./operations/metrics";
import { listenForOperator } from "./operations/operator-listener";
import { ReadinessProbe } from "./operations/readiness";
import { DigestScheduler } from "./reminders/digest-scheduler";
import { sendDigest } from "./reminders/send-digest";
import type { Hub } from "./rooms/hub";
import { acceptUpgrades } from "./upgrade";

export interface MainOptions {
  mode: Mode;
  /** The project's folder: migrations and the built client files are found from it. */
  root: string;
  dataDir: string;
  port: number;
  host: string;
  /** Served behind TLS: cookies are marked secure. */
  secure: boolean;
  /** Where the operator reads figures; null: nowhere. */
  metricsAddress: { port: number; host: string } | null;
}

/** Why the server did not start: a code, and the path or message that belongs to it. */
export type Started =
  /** `setUpPath`: where the first company is created; null when there is one. */
  { ok: true; setUpPath: string | null } | { ok: false; error: string; detail: string };

/**
 * Starts the product: claims the data directory, opens the database, puts the parts together and
 * listens. Resolves as soon as it listens; SIGINT and SIGTERM then stop it gracefully.
 *
 * @throws Node's own error when the address cannot be had.
 */
export async function main(options: MainOptions): Promise<Started> {
  const claim = claimDataDirectory(options.dataDir);
  if (!claim.ok) return claim;
  const migrations = join(options.root, "db", "migrations");
  if (options.mode === "demo") {
    const places = {
      file: claim.databaseFile,
      migrations,
      samples: join(options.root, "db", "demo"),
    };
    await prepareDemo(
      places,
      jsonLog(() => systemClock.now()),
    );
  }
  const opened = openDatabase(claim.databaseFile, migrations);
  const problem = opened.ok ? purposeProblem(opened.database.db, options.mode) : null;
  if (!opened.ok || problem) {
    if (opened.ok) opened.database.close();
    claim.release();
    return opened.ok
      ? { ok: false, error: problem ?? "", detail: options.dataDir }
      : { ok: false, error: opened.error, detail: opened.detail };
  }
  const { database } = opened;
  try {
    const services = await serve(database, claim.release, options);
    return { ok: true, setUpPath: setUpPathOf(services) };
  } catch (error) {
    database.close();
    claim.release();
    throw error;
  }
}

async function serve(
  database: OpenDatabase,
  release: () => void,
  options: MainOptions,
): Promise<Services> {
  const clock = options.mode === "demo" ? demoClock(database.db) : systemClock;
  const log = jsonLog(() => clock.now());
  const metrics = createMetrics();
  const readiness = new ReadinessProbe(database.raw);
  const hub = createHub(database, clock, log, metrics.rooms);
  metrics.watch(() => hub.stats());
  const { mode, secure, port, host } = options;
  const reminders = new DigestScheduler({
    db: database.db,
    clock,
    log,
    send: sendDigest,
    random: Math.random,
  });
  const services: Services = { db: database.db, clock, rooms: hub, reminders, mode, secure };
  const listener = createHttpListener({
    services,
    build,
    clientFolder: join(options.root, "build", "client"),
    log,
    metrics,
    readiness,
    kept: () => database.kept(),
  });
  const server = createServer(listener);
  acceptUpgrades(server, services, hub, log);
  const { metricsAddress: operator } = options;
  try {
    await listening(server, port, host);
    if (operator) await listenForOperator(metrics, operator.port, operator.host);
  } catch (error) {
    await hub.close();
    throw error;
  }
  reminders.start();
  const stopDays = watchDays({ ...services, log });
  void hub.catchUp();
  log.info("listening", { port, mode });
  stopOnSignal(server, hub, { readiness, log }, async () => {
    stopDays();
    await reminders.stop();
    database.close();
    release();
  });
  return services;
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** How long a stop waits for requests under way. */
const STOP_MS = 3_000;

/** On SIGINT or SIGTERM: no new requests, everything saved, everybody sent away, then the end. */
function stopOnSignal(
  server: Server,
  hub: Hub,
  { readiness, log }: { readiness: ReadinessProbe; log: Log },
  finish: () => Promise<void>,
): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    readiness.stop();
    log.info("stopping", hub.stats());
    const answered = new Promise<void>((resolve) => server.close(() => resolve()));
    await hub.close();
    server.closeIdleConnections();
    // Requests under way are answered; one that hangs does not keep the process.
    await Promise.race([answered, delay(STOP_MS)]);
    server.closeAllConnections();
    await finish();
    log.info("stopped");
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
}

/**
 * Makes a one-time address at which one more company is created. Works beside a running server.
 *
 * @returns the address's path, or why the database could not be opened.
 */
export async function newCompany(options: Pick<MainOptions, "root" | "dataDir">): Promise<Started> {
  const file = join(options.dataDir, DATABASE_FILE);
  const opened = openDatabase(file, join(options.root, "db", "migrations"));
  if (!opened.ok) return opened;
  const { db } = opened.database;
  const problem = purposeProblem(db, "production");
  const setUpPath = problem ? null : `/set-up/${issueSetupToken({ db, clock: systemClock })}`;
  await opened.database.kept();
  opened.database.close();
  return problem ? { ok: false, error: problem, detail: file } : { ok: true, setUpPath };
}

/** Makes a backup named for the moment, in UTC. Works beside a running server. */
export function makeBackup({
  dataDir,
  folder,
}: {
  dataDir: string;
  folder: string;
}): BackupOutcome {
  return backUp(dataDir, folder, `liangdeng-${stampOf(systemClock.now())}.db`);
}

/** Puts a backup back; what was there is kept in a folder named for the moment. */
export function restoreBackup(
  backup: string,
  { root, dataDir }: Pick<MainOptions, "root" | "dataDir">,
): BackupOutcome {
  const migrations = join(root, "db", "migrations");
  return restore(backup, {
    dataDir,
    migrations,
    keptAs: `before-restore-${stampOf(systemClock.now())}`,
  });
}

/** A moment as a part of a file name: `20210305T010000Z`. */
function stampOf(now: number): string {
  return new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
}

/** The one-time address goes to the terminal of whoever started the server, not into the log. */
function setUpPathOf(services: Services): string | null {
  const token = issueFirstSetupToken(services);
  return token === null ? null : `/set-up/${token}`;
}
