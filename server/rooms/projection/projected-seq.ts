/** Up to which update of its log each room is projected. */
import { and, eq, gt, gte, isNotNull, lt, ne, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { room, roomUpdate, TO_BE_REMADE } from "#db/schema";
import type { RoomName } from "~/protocol/room-name";
import { parseRoomName } from "~/protocol/read-room-name";

/** Behind every character that a room's name can hold. */
const LAST_CHARACTER = "\u{10ffff}";

const setProjected = prepared((db) =>
  db
    .update(room)
    .set({ projectedSeq: sql`${sql.placeholder("seq")}` })
    .where(
      and(eq(room.name, sql.placeholder("name")), ne(room.projectedSeq, sql.placeholder("seq"))),
    )
    .prepare(),
);

/** Notes that a room's rows show its document after the update `seq`. */
export function markProjected(db: Db, name: string, seq: number): void {
  setProjected(db).run({ name, seq });
}

const writersSince = prepared((db) =>
  db
    .selectDistinct({ personId: roomUpdate.personId })
    .from(roomUpdate)
    .innerJoin(room, eq(room.id, roomUpdate.roomId))
    .where(
      and(
        eq(room.name, sql.placeholder("name")),
        ne(room.projectedSeq, TO_BE_REMADE),
        gt(roomUpdate.seq, room.projectedSeq),
        isNotNull(roomUpdate.personId),
      ),
    )
    .limit(2)
    .prepare(),
);

/**
 * Who wrote all that a room's rows do not show yet. Asked of the log, which outlives the process.
 *
 * @returns the person's id; null when there are several, or when nobody's writing made the difference
 */
export function writerSince(db: Db, name: string): string | null {
  const [first, ...others] = writersSince(db).all({ name });
  return others.length === 0 ? (first?.personId ?? null) : null;
}

const lastSeq = sql`(select max(${roomUpdate.seq}) from ${roomUpdate} where ${roomUpdate.roomId} = ${room.id})`;

const behindBetween = prepared((db) =>
  db
    .select({ name: room.name })
    .from(room)
    .where(
      and(
        gte(room.name, sql.placeholder("from")),
        lt(room.name, sql.placeholder("to")),
        lt(room.projectedSeq, lastSeq),
      ),
    )
    .prepare(),
);

/** The rooms whose name starts with `prefix` and whose log goes on behind what is projected. */
export function roomsBehind(db: Db, prefix: string): RoomName[] {
  return behindBetween(db)
    .all({ from: prefix, to: prefix + LAST_CHARACTER })
    .flatMap(({ name }) => parseRoomName(name) ?? []);
}
