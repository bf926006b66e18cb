/** What the operating system says of a process. Linux only. */
import { readFileSync } from "node:fs";

/** The kernel counts in hundredths of a second for programs, whatever it counts in itself. */
const TICKS_PER_SECOND = 100;

/** CPU time so far, of all threads, seconds. */
export function cpuSeconds(pid: number | "self"): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // Behind the command's name, which may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Memory, MiB: what is resident now, and the most that ever was. */
export function memoryMiB(pid: number | "self"): { resident: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024;
  return { resident: read("VmRSS"), peak: read("VmHWM") };
}
