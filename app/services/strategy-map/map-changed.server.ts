import { STRUCTURE_KEY } from "~/protocol/live-keys";
import type { Work } from "../command.server";

/** What every change of the map ends with: open screens read it again. No light hangs on it. */
export function mapChanged(work: Work): void {
  work.push([[STRUCTURE_KEY, work.now]]);
}
