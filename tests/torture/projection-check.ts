/** Whether the rows that were projected while people wrote are those that the documents give. */
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { openDatabase } from "#db/client";
import { createHub } from "#server/create-hub";
import { UNREAD_METER } from "#server/rooms/ports";
import { root } from "../../server/bin/lib/project.mjs";
import { withCopy } from "./disk";

const PROJECTED = ["finding", "improvement", "closing_note"];
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * Rebuilds the projection from the documents on a copy and compares.
 *
 * @returns the tables that differ
 */
export function differingProjections(dataDir: string): string[] {
  return withCopy(dataDir, (file) => {
    const opened = openDatabase(file, join(root, "db", "migrations"));
    if (!opened.ok) throw new Error(`${opened.error}: ${opened.detail}`);
    const { database } = opened;
    const read = (table: string) =>
      database.raw
        .prepare(`SELECT * FROM ${table}`)
        .all()
        .map((row) => JSON.stringify(row))
        .toSorted();
    const before = PROJECTED.map(read);
    const hub = createHub(database, { now: Date.now }, SILENT, UNREAD_METER);
    hub.rebuildProjections();
    const after = PROJECTED.map(read);
    void hub.close();
    database.close();
    return PROJECTED.filter((_, index) => !isDeepStrictEqual(before[index], after[index]));
  });
}
