/** A room's members as they sit together: who writes, who only listens, and who sees all of it. */
import { setTimeout as delay } from "node:timers/promises";
import * as Y from "yjs";
import { addFinding, findingText, readFindings } from "~/sheet/findings";
import { Hand } from "./hand";
import { Member, type Role } from "./member";
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
  /** Whether everybody applies what comes to a document at once; see `Role` for what else they do. */
  readonly screens: boolean;
};

/** See the file's header. */
export class Table {
  hands: Hand[] = [];
  strokes: Strokes | null = null;

  private constructor(
    readonly members: Member[],
    private readonly screens: boolean,
  ) {}

  /** Lays one table: the first who writes comes first and begins everybody's line. */
  static async lay(place: Place, seating: Seating): Promise<Table> {
    const { perRoom, writers, screens, reach = 0 } = seating;
    const table = new Table([], screens);
    const { page } = place;
    for (let seat = 0; seat < perRoom; seat += 1) {
      const member = await new Member(place, roleOf(seat, seating)).join(reach);
      table.members.push(member);
      if (seat > 0 || writers === 0 || !member.doc) continue;
      const { doc } = member;
      for (let line = readFindings(doc, page).length; line < writers; line += 1) {
        addFinding(doc, null, { page, kind: "problem", text: "" });
      }
    }
    const hands = table.members
      .slice(0, writers)
      .map((member, line) => takeLine(member, page, line));
    table.hands = await Promise.all(hands);
    return table;
  }

  /** Begins to note who hears what, of so many strokes of each writer. */
  watch(each: number): Strokes {
    const strokes = new Strokes(this.members.length - 1);
    for (const member of this.members) {
      member.defer();
      member.strokes = strokes;
    }
    for (const hand of this.hands) {
      if (!this.screens) hand.prepare(each);
      strokes.begin(hand.client, hand.clock);
    }
    this.strokes = strokes;
    return strokes;
  }

  /** Reads what has come so far. */
  catchUp(): void {
    for (const member of this.members) member.catchUp();
  }

  /** @returns how many strokes were not heard by everybody, or not applied by who sees all of it */
  endWatch(): number {
    const { strokes } = this;
    if (!strokes) return 0;
    for (const member of this.members) {
      member.resume();
      member.strokes = null;
    }
    this.strokes = null;
    const unheard = strokes.count - strokes.latencies.length;
    const { doc } = this.members.at(-1) ?? {};
    if (!doc) return unheard;
    const missing = this.hands.map(({ client, clock }) =>
      Math.max(0, clock - Y.getState(doc.store, client)),
    );
    return Math.max(unheard, ...missing);
  }

  /** When somebody here heard something last, ms. */
  get lastHeard(): number {
    return Math.max(...this.members.map((member) => member.lastHeard));
  }

  /** How far the content reaches that has arrived here. */
  get reach(): number {
    return Math.max(...this.members.map((member) => member.reach));
  }
}

/** The last one sees all of it, also where everybody writes. */
function roleOf(seat: number, { perRoom, writers, screens }: Seating): Role {
  if (screens) return "screen";
  if (seat === perRoom - 1) return "witness";
  return seat < writers ? "writer" : "ear";
}

/** Waits until a line has arrived to write in. */
export async function takeLine(member: Member, page: Place["page"], line: number): Promise<Hand> {
  const { doc } = member;
  if (!doc) throw new Error("whoever types holds a document");
  for (;;) {
    const text = findingText(doc, readFindings(doc, page)[line]?.id ?? "");
    if (text) return new Hand(member, text);
    await delay(5);
  }
}
