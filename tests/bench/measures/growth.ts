/** How cost grows with rooms, people and history; the number of people who type is held fixed. */
import { cpuSeconds, memoryMiB } from "../process-usage";
import type { RemoteCrowd } from "../crowd/start-crowd";
import type { Running } from "../subjects/subject";
import { typeHistory } from "./history";
import type { Measure } from "./measure";

const WRITERS = 2;
const PER_SECOND = 50;
const SECONDS = 6;
/** What is measured at each size. */
export const GROWN = {
  p50: "p50 ms",
  cpu: `CPU seconds in ${SECONDS} s`,
  memory: "memory MiB",
} as const;

/** A measure of one server that grows: its figures are named by `at`. */
export type Growth = Measure & {
  /** What there is more of. */
  readonly over: string;
  readonly sizes: readonly number[];
};

/** The name of what is measured at one size. */
export function at(grown: string, size: number): string {
  return `${grown} at ${size}`;
}

/** See the file's header. One server each, to which is added from size to size. */
export const growth: readonly Growth[] = [
  growing({
    over: "rooms of 5",
    sizes: [1, 10, 50, 100, 200, 400],
    rooms: 400,
    async add(server, crowd, size, before) {
      const rooms = server.places.slice(before, size);
      const seating = { perRoom: 5, screens: false };
      if (before > 0) await crowd.join({ ...seating, rooms, writers: 0 });
      else await crowd.join({ ...seating, rooms, writers: WRITERS });
    },
  }),
  growing({
    over: "people in a room",
    sizes: [2, 5, 10, 20, 50, 100],
    rooms: 1,
    async add(server, crowd, size) {
      await crowd.leave();
      await sitDown(server, crowd, size);
    },
  }),
  growing({
    over: "updates before",
    sizes: [100, 1_000, 10_000, 100_000],
    rooms: 1,
    async add(server, crowd, size, before) {
      const [place] = server.places;
      if (!place) throw new Error("a room is needed");
      await crowd.leave();
      await typeHistory(crowd, place, size - before, { writers: 20, perSecond: 200 });
      await sitDown(server, crowd, 10);
    },
  }),
];

function sitDown(server: Running, crowd: RemoteCrowd, perRoom: number): Promise<unknown> {
  return crowd.join({ rooms: server.places, perRoom, writers: WRITERS, screens: false });
}

type Growing = Pick<Growth, "over" | "sizes" | "rooms"> & {
  /** Makes `size` of what there were `before`. */
  readonly add: (
    server: Running,
    crowd: RemoteCrowd,
    size: number,
    before: number,
  ) => Promise<unknown>;
};

function growing({ over, sizes, rooms, add }: Growing): Growth {
  const figures = sizes.flatMap((size) =>
    Object.entries(GROWN).map(([name, title]) => [at(name, size), { title }] as const),
  );
  return {
    name: `growth, ${over}`,
    of: "ours",
    over,
    sizes,
    rooms,
    figures: Object.fromEntries(figures),
    async run(server, crowd) {
      const values: Record<string, number> = {};
      let before = 0;
      for (const size of sizes) {
        await add(server, crowd, size, before);
        before = size;
        await crowd.type({ perSecond: PER_SECOND, seconds: 1 });
        const cpu = cpuSeconds(server.pid());
        const { p50, unheard } = await crowd.type({ perSecond: PER_SECOND, seconds: SECONDS });
        if (unheard > 0) throw new Error(`${unheard} keystrokes did not arrive`);
        values[at("p50", size)] = p50;
        values[at("cpu", size)] = cpuSeconds(server.pid()) - cpu;
        values[at("memory", size)] = memoryMiB(server.pid()).resident;
      }
      return values;
    },
  };
}
