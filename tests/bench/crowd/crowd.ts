/** Many clients in one process, and what they do together. Driven by the bench, see `worker.mjs`. */
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { addImprovement, readImprovements } from "~/sheet/improvements";
import { cpuSeconds } from "../process-usage";
import { percentile } from "../statistics";
import { Commands } from "./commands";
import { DiskWatch, type Reached } from "./disk-watch";
import { LightScreens, type Seen } from "./light-screens";
import { Member } from "./member";
import type { Place } from "./place";
import { Table, takeLine, type Seating } from "./table";

/** How fast everybody who writes is to type. */
export type Pace = {
  readonly perSecond: number;
  readonly seconds: number;
  /** The process whose load is of interest meanwhile. */
  readonly server?: number;
};

/** What came of typing. Times in milliseconds, from a keystroke until the last other had it. */
export type Typed = {
  readonly strokes: number;
  /** Strokes that somebody had not heard of when the wait for them was over. */
  readonly unheard: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** What the crowd itself took while it typed, CPU seconds for each second. */
  readonly crowdLoad: number;
  /** The same of the server; NaN when its process was not named. */
  readonly serverLoad: number;
};

/** An improvement measure as long as most are. */
const IMPROVEMENT = {
  action: "每周一复盘上周网络线索，逐条查明未邀约到店的原因",
  goal: "线索到店率提高到 18%",
  owners: [{ kind: "name", name: "网销经理" }],
  progress: "已完成两周复盘",
} as const;
/** How many clients connect at once while a table is laid. */
const AT_ONCE = 25;
/** How long the last strokes are waited for, and how long nothing must have come before it is read, ms. */
const PATIENCE = 5_000;
const SILENCE = 150;

/** See the file's header. */
export class Crowd {
  private tables: Table[] = [];

  /** Everybody sits down. @returns how long each took until the content was there, ms */
  async join(seating: Seating): Promise<number[]> {
    const times: number[] = [];
    await inParallel(seating.rooms, AT_ONCE, async (place) => {
      const table = await Table.lay(place, seating);
      this.tables.push(table);
      times.push(...table.members.map(({ syncedAfter }) => syncedAfter));
    });
    return times;
  }

  /** Everybody who writes types at this pace. */
  async type({ perSecond, seconds, server }: Pace): Promise<Typed> {
    // More than are due, since a stroke that is made late takes time of others.
    const watched = this.tables.map((table) => table.watch(Math.ceil(perSecond * seconds * 1.05)));
    const began = performance.now();
    const load = loads(["self", server]);
    await this.strike(perSecond, began + seconds * 1_000);
    const took = (performance.now() - began) / 1_000;
    const [crowdLoad = Number.NaN, serverLoad = Number.NaN] = load();
    const strokes = sumOf(watched, ({ count }) => count);
    await this.untilHeard(() => sumOf(watched, ({ latencies }) => latencies.length) >= strokes);
    const unheard = sumOf(this.tables, (table) => table.endWatch());
    const latencies = watched.flatMap((each) => each.latencies);
    return {
      strokes,
      unheard,
      perSecond: strokes / took,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      max: percentile(latencies, 1),
      crowdLoad,
      serverLoad,
    };
  }

  /** Types until nobody is connected any more. @returns by room, whose edits others have seen */
  async typeUntilAlone(perSecond: number): Promise<Map<number, number>[]> {
    const watched = this.tables.map((table) => table.watch(0));
    await this.strike(perSecond, Number.POSITIVE_INFINITY);
    for (const table of this.tables) table.catchUp();
    return watched.map((each) => each.seen());
  }

  /**
   * What of the keystrokes that somebody had seen is not there any more.
   *
   * @param seen as `typeUntilAlone` gave it, in the order of the rooms
   */
  async missing(rooms: readonly Place[], seen: readonly Map<number, number>[]): Promise<number> {
    const { length } = await this.join({ rooms, perRoom: 1, writers: 0, screens: true });
    if (length !== seen.length) throw new Error("not all rooms could be opened");
    // Some servers load a room only after they have let the first client in.
    await delay(1_000);
    let missing = 0;
    this.tables.forEach(({ members: [reader] }, index) => {
      for (const [client, clock] of seen[index] ?? []) {
        if (reader?.doc) missing += Math.max(0, clock - Y.getState(reader.doc.store, client));
      }
    });
    return missing;
  }

  /** The first who writes writes so many characters at once. */
  async write(characters: number): Promise<void> {
    this.tables[0]?.hands[0]?.type("灯".repeat(characters));
    // A server that saves after a pause is given its pause.
    await delay(3_000);
  }

  /** Somebody adds improvement measures until so many stand on the place's page, and goes. */
  async fill(place: Place, rows: number): Promise<void> {
    const { page } = place;
    const writer = await new Member(place, "screen").join();
    if (!writer.doc) throw new Error("who writes holds a document");
    for (let row = readImprovements(writer.doc, page).length; row < rows; row += 1) {
      addImprovement(writer.doc, null, { page, ...IMPROVEMENT, due: `3月${(row % 31) + 1}日` });
    }
    // Whoever has all of it was told by the server that it has.
    const reader = await new Member(place, "screen").join(writer.reach);
    for (const member of [writer, reader]) member.leave();
  }

  /** Somebody edits in a room, one time after the other, until each edit is on disk. */
  async untilOnDisk(dataDir: string, place: Place, times: number): Promise<Reached[]> {
    const writer = await new Member(place, "screen").join();
    const hand = await takeLine(writer, place.page, 0);
    const disk = new DiskWatch(dataDir, place.room);
    const took: Reached[] = [];
    for (let time = 0; time < times; time += 1) {
      await delay(20 + Math.random() * 20);
      took.push(await disk.until(hand));
    }
    disk.close();
    writer.leave();
    return took;
  }

  /**
   * Enters actuals, one after the other, before screens in the meeting's room.
   *
   * @param address where a command is sent @param bodies one for each actual
   * @returns when the screens had the new lights, for each
   */
  async lights(
    meeting: Place,
    screens: number,
    address: string,
    bodies: readonly string[],
  ): Promise<Seen[]> {
    const all = new LightScreens();
    await all.join(meeting, screens);
    const commands = new Commands(meeting.headers);
    const took: Seen[] = [];
    for (const body of bodies) {
      took.push(await all.until(() => commands.send(address, body)));
      await delay(30);
    }
    commands.close();
    all.leave();
    return took;
  }

  /** Everybody goes, and comes back within so many milliseconds. @returns as `join` */
  async comeBack(withinMs: number): Promise<number[]> {
    const times: number[] = [];
    const seats = this.tables.flatMap((table) => {
      const { members, reach } = table;
      table.hands = [];
      return members.map((gone, seat) => ({ members, gone, seat, reach }));
    });
    await Promise.all(
      seats.map(async ({ members, gone, seat, reach }) => {
        gone.leave();
        await delay(Math.random() * withinMs);
        const member = await gone.again().join(reach);
        members[seat] = member;
        times.push(member.syncedAfter);
      }),
    );
    return times;
  }

  /** Everybody goes. */
  leave(): void {
    for (const { members } of this.tables) for (const member of members) member.leave();
    this.tables = [];
  }

  /** Waits until nothing more comes, and reads what has come, until all is heard or for `PATIENCE`. */
  private async untilHeard(isAllHeard: () => boolean): Promise<void> {
    for (const end = performance.now() + PATIENCE; performance.now() < end;) {
      await delay(20);
      const last = Math.max(...this.tables.map(({ lastHeard }) => lastHeard));
      if (performance.now() - last < SILENCE) continue;
      for (const table of this.tables) table.catchUp();
      if (isAllHeard()) return;
    }
  }

  private async strike(perSecond: number, until: number): Promise<void> {
    const hands = this.tables.flatMap((table) => table.hands);
    const began = performance.now();
    const due = hands.map((_, index) => began + ((index + 1) / hands.length / perSecond) * 1_000);
    for (let now = began; now < until; now = performance.now()) {
      let alone = true;
      hands.forEach((hand, index) => {
        if (!hand.member.isThere) return;
        alone = false;
        for (let at = due[index] ?? until; at <= now; at += 1_000 / perSecond) {
          hand.strike();
          due[index] = at + 1_000 / perSecond;
        }
      });
      if (alone) return;
      await delay(1);
    }
  }
}

/** @returns what gives the cores that each took since this was called */
function loads(processes: readonly (number | "self" | undefined)[]): () => number[] {
  const read = () => processes.map((each) => (each === undefined ? Number.NaN : cpuSeconds(each)));
  const [began, before] = [performance.now(), read()];
  return () => {
    const seconds = (performance.now() - began) / 1_000;
    return read().map((now, index) => (now - (before[index] ?? Number.NaN)) / seconds);
  };
}

function sumOf<T>(items: readonly T[], figure: (item: T) => number): number {
  return items.reduce((sum, item) => sum + figure(item), 0);
}

async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const lane = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
