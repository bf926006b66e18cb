/** How cost grows with rooms, people and history; the number of people who type is held fixed. */
import { cpuSeconds, memoryMiB } from "../process-usage";
import type { RemoteCrowd } from "../crowd/start-crowd";
import type { Running } from "../subjects/subject";
import { typeHistory } from "./history";
import type { Measure } from "./measure";

const WRITERS = 4;
const SECONDS = 6;
const figures = { p50: "ms", cpu: "CPU seconds in 6 s", memory: "MiB" };

/** The measures of growth, one for each point of the tables. */
export const growth: readonly Measure[] = [
  ...[1, 10, 50, 100, 200, 400].map((rooms) =>
    point(`growth, ${rooms} rooms of 5`, rooms, async (server, crowd) => {
      const [first, ...more] = server.places;
      if (!first) throw new Error("a room is needed");
      await crowd.join({ rooms: [first], perRoom: 5, writers: WRITERS, screens: false });
      await crowd.join({ rooms: more, perRoom: 5, writers: 0, screens: false });
    }),
  ),
  ...[5, 10, 20, 50, 100].map((perRoom) =>
    point(`growth, ${perRoom} people in a room`, 1, async (server, crowd) => {
      await crowd.join({ rooms: server.places, perRoom, writers: WRITERS, screens: false });
    }),
  ),
  ...[100, 1_000, 10_000, 100_000].map((updates) =>
    point(`growth, ${updates} updates before`, 1, async (server, crowd) => {
      const rooms = server.places;
      for (const place of rooms) await typeHistory(crowd, place, updates);
      await crowd.join({ rooms, perRoom: 10, writers: WRITERS, screens: false });
    }),
  ),
];

function point(
  name: string,
  rooms: number,
  sit: (server: Running, crowd: RemoteCrowd) => Promise<void>,
): Measure {
  return {
    name,
    of: "ours",
    rooms,
    figures,
    async run(server, crowd) {
      await sit(server, crowd);
      await crowd.type({ perSecond: 5, seconds: 2 });
      const cpu = cpuSeconds(server.pid());
      const { p50 } = await crowd.type({ perSecond: 5, seconds: SECONDS });
      const { resident } = memoryMiB(server.pid());
      return { p50, cpu: cpuSeconds(server.pid()) - cpu, memory: resident };
    },
  };
}
