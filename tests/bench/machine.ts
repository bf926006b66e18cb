import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";

/** What the figures were taken on. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} cores (${first?.model ?? "unknown"}), ${memory} GiB, Node ${process.versions.node}, ${process.platform}`;
}

const COMMITS = 50;
const PAGE = Buffer.alloc(4_096, 1);

/**
 * How long the disk takes, where the servers have their data, to keep one page more. Whoever waits for
 * it cannot be faster than this, and not steadier.
 *
 * @returns ms of each of fifty
 */
export function diskWaits(): number[] {
  const directory = mkdtempSync(join(tmpdir(), "liangdeng-bench-"));
  const file = openSync(join(directory, "pages"), "w");
  const took = Array.from({ length: COMMITS }, () => {
    const began = performance.now();
    writeSync(file, PAGE);
    fdatasyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  rmSync(directory, { recursive: true });
  return took;
}
