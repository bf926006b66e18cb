import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Db } from "#db/client";
import { auditEvent, person } from "#db/schema";
import type { Level } from "~/domain/scorecard/types";
import type { PersonName } from "~/protocol/live-keys";

/** Events read at once; whom one looks for has as a rule saved a moment ago. */
const BATCH = 20;

/** Where a level stands. */
export interface LevelPlace {
  measureId: string;
  /** A month "2021-02", or the year "2021". */
  period: string;
  level: Level;
}

/** One name for each place. */
export function placeKey({ measureId, period, level }: LevelPlace): string {
  return `${measureId} ${period} ${level}`;
}

/**
 * Who changed these levels last, by {@link placeKey}. A level's row does not say: the audit log does,
 * which is read from its end until everybody is found. A place whose changes it lacks is left out.
 */
export function levelAuthors(
  db: Db,
  companyId: string,
  places: readonly LevelPlace[],
): Map<string, PersonName> {
  const wanted = new Set(places.map(placeKey));
  const found = new Map<string, string>();
  for (let below = Number.MAX_SAFE_INTEGER; wanted.size > 0;) {
    const events = eventsBelow(db, companyId, below);
    for (const { personId, after } of events) {
      for (const place of after) {
        const key = placeKey(place);
        if (wanted.delete(key) && personId !== null) found.set(key, personId);
      }
    }
    if (events.length < BATCH) break;
    below = events.at(-1)?.id ?? 0;
  }
  return named(db, found);
}

/** The latest saves of levels with an id below one, the last one first. */
function eventsBelow(db: Db, companyId: string, below: number) {
  return db
    .select({ id: auditEvent.id, personId: auditEvent.personId, after: auditEvent.after })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.companyId, companyId),
        eq(auditEvent.action, "save-levels"),
        lt(auditEvent.id, below),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(BATCH)
    .all()
    .map(({ after, ...event }) => ({ ...event, after: after as LevelPlace[] }));
}

function named(db: Db, ids: ReadonlyMap<string, string>): Map<string, PersonName> {
  const people = db
    .select({ id: person.id, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(person)
    .where(inArray(person.id, [...new Set(ids.values())]))
    .all();
  const byId = new Map(people.map((each) => [each.id, each]));
  return new Map(
    [...ids].flatMap(([key, id]) => {
      const name = byId.get(id);
      return name ? [[key, name] as const] : [];
    }),
  );
}
