import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { RemoteCrowd } from "../crowd/start-crowd";
import type { Place } from "../crowd/place";
import type { Running } from "../subjects/subject";
import { median } from "../statistics";
import type { Measure } from "./measure";

/** How long the history is that is joined, in updates of one character each. */
const UPDATES = 20_000;
/** How often a server is started to be joined: of one join alone the machine decides more than the server. */
const STARTS = 5;
/** How it is typed: as fast as every server keeps up with. */
const TYPISTS = { writers: 4, perSecond: 300 };

/** Opening a room with a long history, and what that history takes on disk. */
export const history: Measure = {
  name: "history",
  of: "all",
  rooms: 3,
  figures: {
    cold: { title: "20,000 updates joined after a start, ms", better: "smaller" },
    warm: { title: "the same once more, ms", better: "smaller" },
    fresh: { title: "the same text written at once, after a start, ms", better: "smaller" },
    storage: { title: "bytes on disk a typed character", better: "smaller" },
  },
  async run(server, crowd) {
    const [long, short, warmUp] = server.places;
    if (!long || !short || !warmUp) throw new Error("three rooms are needed");
    await server.end("SIGTERM");
    const before = bytesIn(server.dataDir);
    await server.again();
    const strokes = await typeHistory(crowd, long, UPDATES);
    await server.end("SIGTERM");
    const storage = (bytesIn(server.dataDir) - before) / strokes;
    await server.again();
    await crowd.join({ rooms: [short], perRoom: 1, writers: 1, screens: true });
    await crowd.write(strokes);
    await crowd.leave();
    const cold: number[] = [];
    const warm: number[] = [];
    const fresh: number[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      const first = await joinTwice(server, crowd, { place: long, reach: strokes }, warmUp);
      const other = await joinTwice(server, crowd, { place: short, reach: strokes }, warmUp);
      cold.push(first[0]);
      warm.push(first[1]);
      fresh.push(other[0]);
    }
    return { cold: median(cold), warm: median(warm), fresh: median(fresh), storage };
  },
};

/**
 * Types so many characters, a keystroke an update.
 *
 * @param typists how many, and how fast each of them
 * @returns how many it were
 */
export async function typeHistory(
  crowd: RemoteCrowd,
  place: Place,
  updates: number,
  { writers, perSecond }: { readonly writers: number; readonly perSecond: number } = TYPISTS,
): Promise<number> {
  await crowd.join({ rooms: [place], perRoom: writers, writers, screens: false });
  const seconds = updates / writers / perSecond;
  const { strokes, unheard } = await crowd.type({ perSecond, seconds });
  await crowd.leave();
  if (unheard > 0) throw new Error(`${unheard} keystrokes of a history did not arrive`);
  return strokes;
}

/** @returns how long a room takes to open after a start, and again after that, ms */
async function joinTwice(
  server: Running,
  crowd: RemoteCrowd,
  { place, reach }: { readonly place: Place; readonly reach: number },
  warmUp: Place,
): Promise<[number, number]> {
  await server.end("SIGTERM");
  await server.again();
  const seating = { perRoom: 1, writers: 0, screens: true };
  // What a process does for the first time in its life is not what is measured.
  await crowd.join({ ...seating, rooms: [warmUp] });
  const [cold] = await crowd.join({ ...seating, reach, rooms: [place] });
  const [warm] = await crowd.join({ ...seating, reach, rooms: [place] });
  await crowd.leave();
  return [cold ?? Number.NaN, warm ?? Number.NaN];
}

function bytesIn(directory: string): number {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
