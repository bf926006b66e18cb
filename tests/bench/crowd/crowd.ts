/** Many clients in one process, and what they do together. Driven by the bench, see `worker.mjs`. */
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { addFinding, findingText, readFindings } from "~/sheet/findings";
import { addImprovement, readImprovements } from "~/sheet/improvements";
import { cpuSeconds } from "../process-usage";
import { percentile } from "../statistics";
import { DiskWatch } from "./disk-watch";
import { LightScreens } from "./light-screens";
import { Member } from "./member";
import type { Place } from "./place";
import { Strokes } from "./strokes";

/** Who is to sit where. */
export type Seating = {
  readonly rooms: readonly Place[];
  readonly perRoom: number;
  /** How many of each room's members write, each in a line of their own. */
  readonly writers: number;
  /** How far the content reaches that is there already, see `Member.join`. */
  readonly reach?: number;
  /** Whether those who do not write hold the document too, or only hear how far it reaches. */
  readonly screens: boolean;
};

/** How fast everybody who writes is to type. */
export type Pace = { readonly perSecond: number; readonly seconds: number };

/** What came of typing. Times in milliseconds, from a keystroke until the last other had it. */
export type Typed = {
  readonly strokes: number;
  /** Strokes that somebody had not heard of when the wait for them was over. */
  readonly unheard: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** What the crowd itself took, CPU seconds for each second. */
  readonly crowdLoad: number;
};

type Writer = { readonly member: Member; readonly text: Y.Text };
type Table = { readonly members: Member[]; readonly writers: Writer[] };

/** An improvement measure as long as most are. */
const IMPROVEMENT = {
  action: "每周一复盘上周网络线索，逐条查明未邀约到店的原因",
  goal: "线索到店率提高到 18%",
  owners: [{ kind: "name", name: "网销经理" }],
  progress: "已完成两周复盘",
} as const;
/** How many clients connect at once while a table is laid. */
const AT_ONCE = 25;
/** How long the last strokes are waited for, ms. */
const PATIENCE = 5_000;

/** See the file's header. */
export class Crowd {
  private tables: Table[] = [];

  /** Everybody sits down. @returns how long each took until the content was there, ms */
  async join(seating: Seating): Promise<number[]> {
    const times: number[] = [];
    await inParallel(seating.rooms, AT_ONCE, async (place) => {
      const table = await sit(place, seating);
      this.tables.push(table);
      times.push(...table.members.map(({ syncedAfter }) => syncedAfter));
    });
    return times;
  }

  /** Everybody who writes types at this pace. */
  async type({ perSecond, seconds }: Pace): Promise<Typed> {
    const all = this.tables.map((table) => watch(table));
    const began = performance.now();
    const cpu = cpuSeconds("self");
    await this.strike(perSecond, began + seconds * 1_000);
    const took = (performance.now() - began) / 1_000;
    const crowdLoad = (cpuSeconds("self") - cpu) / took;
    const strokes = all.reduce((sum, { count }) => sum + count, 0);
    const heard = () => all.reduce((sum, { latencies }) => sum + latencies.length, 0);
    for (const end = performance.now() + PATIENCE; heard() < strokes && performance.now() < end;) {
      await delay(10);
    }
    const latencies = all.flatMap((each) => each.latencies);
    for (const table of this.tables) for (const member of table.members) member.strokes = null;
    return {
      strokes,
      unheard: strokes - latencies.length,
      perSecond: strokes / took,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      max: percentile(latencies, 1),
      crowdLoad,
    };
  }

  /** Types until nobody is connected any more. @returns by room, whose edits others have seen */
  async typeUntilAlone(perSecond: number): Promise<Map<number, number>[]> {
    const all = this.tables.map((table) => watch(table));
    await this.strike(perSecond, Number.POSITIVE_INFINITY);
    return all.map((each) => each.seen());
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
    const [writer] = this.tables[0]?.writers ?? [];
    writer?.text.insert(writer.text.length, "灯".repeat(characters));
    // A server that saves after a pause is given its pause.
    await delay(3_000);
  }

  /** Somebody adds improvement measures until so many stand on the place's page, and goes. */
  async fill(place: Place, rows: number): Promise<void> {
    const { page } = place;
    const writer = await new Member(place, true).join();
    if (!writer.doc) throw new Error("who writes holds a document");
    for (let row = readImprovements(writer.doc, page).length; row < rows; row += 1) {
      addImprovement(writer.doc, null, { page, ...IMPROVEMENT, due: `3月${(row % 31) + 1}日` });
    }
    // Whoever has all of it was told by the server that it has.
    const reader = await new Member(place, true).join(writer.reach);
    for (const member of [writer, reader]) member.leave();
  }

  /** Edits in the first room, one after the other, until each is on disk. @returns ms for each */
  async untilOnDisk(dataDir: string, room: string, times: number): Promise<number[]> {
    const [writer] = this.tables[0]?.writers ?? [];
    if (!writer?.member.doc) throw new Error("nobody writes");
    const { text } = writer;
    const disk = new DiskWatch(dataDir, room);
    const took: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await delay(20 + Math.random() * 20);
      took.push(await disk.until(writer.member.doc.clientID, () => text.insert(0, "灯")));
    }
    disk.close();
    return took;
  }

  /**
   * Enters actuals, one after the other, before screens in the meeting's room.
   *
   * @param address where a command is sent @param bodies one for each actual
   * @returns ms from sending until the last screen has the new lights, for each
   */
  async lights(
    meeting: Place,
    screens: number,
    address: string,
    bodies: readonly string[],
  ): Promise<number[]> {
    const all = new LightScreens();
    await all.join(meeting, screens);
    const headers = { ...meeting.headers, "content-type": "application/json" };
    const took: number[] = [];
    for (const body of bodies) {
      const enter = async () => {
        const answer = await fetch(address, { method: "POST", headers, body });
        if (!answer.ok) throw new Error(`the actual was refused: ${await answer.text()}`);
      };
      took.push(await all.until(enter));
      await delay(30);
    }
    all.leave();
    return took;
  }

  /** Everybody goes, and comes back within so many milliseconds. @returns as `join` */
  async comeBack(withinMs: number): Promise<number[]> {
    const times: number[] = [];
    await Promise.all(
      this.tables.map(async (table) => {
        table.writers.length = 0;
        await Promise.all(
          table.members.map(async (gone, index) => {
            gone.leave();
            await delay(Math.random() * withinMs);
            const member = await gone.again().join(gone.reach);
            table.members[index] = member;
            times.push(member.syncedAfter);
          }),
        );
      }),
    );
    return times;
  }

  /** Everybody goes. */
  leave(): void {
    for (const { members } of this.tables) for (const member of members) member.leave();
    this.tables = [];
  }

  private async strike(perSecond: number, until: number): Promise<void> {
    const hands = this.tables.flatMap(({ writers }) => writers);
    const began = performance.now();
    const due = hands.map((_, index) => began + ((index + 1) / hands.length / perSecond) * 1_000);
    for (let now = began; now < until; now = performance.now()) {
      let alone = true;
      hands.forEach(({ member, text }, index) => {
        if (!member.isThere) return;
        alone = false;
        for (let at = due[index] ?? until; at <= now; at += 1_000 / perSecond) {
          member.strokes?.made(text.doc?.clientID ?? 0, performance.now());
          text.insert(text.length, "灯");
          due[index] = at + 1_000 / perSecond;
        }
      });
      if (alone) return;
      await delay(1);
    }
  }
}

/** Lays one table: the first who writes comes first and begins everybody's line. */
async function sit(
  place: Place,
  { perRoom, writers, screens, reach = 0 }: Seating,
): Promise<Table> {
  const members: Member[] = [];
  const { page } = place;
  for (let seat = 0; seat < perRoom; seat += 1) {
    const member = await new Member(place, screens || seat < writers).join(reach);
    members.push(member);
    if (seat > 0 || !member.doc) continue;
    const { doc } = member;
    for (let line = readFindings(doc, page).length; line < writers; line += 1) {
      addFinding(doc, null, { page, kind: "problem", text: "" });
    }
  }
  const hands = members.slice(0, writers).map((member) => lineOf(member, members[0]?.doc, page));
  return { members, writers: await Promise.all(hands) };
}

let nextLine = 0;

/** Waits until the lines have arrived, and takes one. */
async function lineOf(member: Member, first: Y.Doc | null | undefined, page: string) {
  const { doc } = member;
  if (!doc || !first) throw new Error("who writes holds a document");
  const lines = readFindings(first, page);
  const id = lines[nextLine++ % lines.length]?.id ?? "";
  for (;;) {
    const text = findingText(doc, id);
    if (text) return { member, text };
    await delay(5);
  }
}

function watch({ members, writers }: Table): Strokes {
  const strokes = new Strokes(members.length - 1);
  for (const { text } of writers) {
    const { doc } = text;
    if (doc) strokes.begin(doc.clientID, Y.getState(doc.store, doc.clientID));
  }
  for (const member of members) member.strokes = strokes;
  return strokes;
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
