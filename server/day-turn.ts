import type { Db } from "#db/client";
import { company } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import { dayInZone } from "~/domain/scorecard/month";
import type { LiveRoom } from "~/protocol/room-name";
import { nextRevision } from "~/services/command.server";
import type { Services } from "~/services/context.server";
import { relightPlans } from "~/services/kept-lights.server";
import { readinessEntries } from "~/services/live-snapshot.server";
import { meetingsOf } from "~/services/meetings.server";
import { cleanPictures } from "~/services/pictures/clean-pictures.server";
import type { LiveEntry } from "~/services/ports";
import type { Log } from "./log";

/** How often the calendar is looked at. */
const LOOK_MS = 60_000;

type Ports = Pick<Services, "db" | "clock" | "rooms"> & { readonly log: Log };

/**
 * Judges the action plans of each company anew when its day changes, and once at the start: a
 * milestone becomes overdue by a day passing, without anybody doing anything. Screens are told the
 * lights, and what departments lack and what blocks closing by them. Pictures that nothing shows any
 * more are thrown away at the same moments.
 *
 * It never throws: a disk that is full as the day turns must neither end the process nor keep it from
 * starting. A company's day counts as turned only when all of it has succeeded, so what failed is
 * told to the operator and done at a later look.
 *
 * @returns how to stop.
 */
export function watchDays(ports: Ports): () => void {
  const { db, clock, log } = ports;
  const days = new Map<string, string>();
  const attempt = (work: () => void, facts: object = {}) => {
    try {
      work();
    } catch (error) {
      log.error("day not turned", { ...facts, error });
    }
  };
  const look = () => {
    const now = clock.now();
    for (const { id, timeZone } of db.select().from(company).all()) {
      const turn = () => {
        const today = dayInZone(now, timeZone);
        if (days.get(id) === today) return;
        turnDay(ports, id, now);
        days.set(id, today);
      };
      attempt(turn, { companyId: id });
    }
  };
  attempt(look);
  const timer = setInterval(() => attempt(look), LOOK_MS).unref();
  return () => clearInterval(timer);
}

function turnDay({ db, rooms }: Ports, companyId: string, now: number): void {
  for (const { room, ...message } of db.transaction((tx) => newsOfDay(tx, companyId, now))) {
    rooms.publish(room, message);
  }
  db.transaction((tx) => cleanPictures(tx, companyId));
}

/** What one room is told. */
type News = { room: LiveRoom; revision: number; entries: readonly LiveEntry[] };

/**
 * Judges a company's plans, and reads what every screen has to be told of it: before the commit,
 * because a look that comes again would find no light that still changes. Like a command it counts
 * as a revision: what is held of the one before knows nothing of this.
 */
function newsOfDay(db: Db, companyId: string, now: number): News[] {
  const entries = relightPlans(db, companyId, now);
  if (entries.length === 0) return [];
  const revision = nextRevision(db, companyId);
  // A closed meeting goes on showing what it froze.
  const open = meetingsOf(db, companyId).filter(({ phase }) => !isSealed(phase));
  return [
    { room: { kind: "company", companyId }, revision, entries },
    ...open.map((row): News => {
      const room = { kind: "meeting" as const, meetingId: row.id };
      return { room, revision, entries: [...entries, ...readinessEntries(db, row)] };
    }),
  ];
}
