import { cpus, totalmem } from "node:os";

/** What the figures were taken on. */
export function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} cores (${first?.model ?? "unknown"}), ${memory} GiB, Node ${process.versions.node}, ${process.platform}`;
}
