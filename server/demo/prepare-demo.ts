import { max } from "drizzle-orm";
import { openDatabase, type Db } from "#db/client";
import { auditEvent, roomUpdate } from "#db/schema";
import type { Clock, Reminders } from "~/services/ports";
import { clockFrom, DEMO_START } from "../clock";
import { createHub } from "../create-hub";
import type { Log } from "../log";
import { UNREAD_METER } from "../rooms/ports";
import { loadDemo } from "./load-demo";
import { sampleClock } from "./sample-clock";
import { wholeFile } from "./whole-file";

/** Where things are: the demo's database, and the project's folders that fill it. */
export interface DemoPlaces {
  file: string;
  migrations: string;
  /** db/demo. */
  samples: string;
}

/** Loads the sample dealership where there is no database yet; one that is there is kept. */
export async function prepareDemo(places: DemoPlaces, log: Log): Promise<void> {
  await wholeFile(places.file, (file) => fill(file, places, log));
}

/** Nobody is reminded of anything while the sample is written. */
const NO_REMINDERS: Reminders = {
  test: () => Promise.resolve({ ok: false, error: "too-late" }),
};

async function fill(file: string, { migrations, samples }: DemoPlaces, log: Log): Promise<void> {
  const opened = openDatabase(file, migrations);
  if (!opened.ok) throw new Error(`${opened.error}: ${opened.detail}`);
  const { database } = opened;
  // The file counts only once it is whole and in place: until then there is nothing to protect, and
  // hundreds of small commits need not wait for the disk.
  database.raw.pragma("synchronous = OFF");
  const clock = sampleClock();
  const hub = createHub(database, clock, log, UNREAD_METER);
  try {
    await loadDemo({
      services: {
        db: database.db,
        rooms: hub,
        reminders: NO_REMINDERS,
        mode: "demo",
        secure: false,
      },
      clock,
      samples,
      edit: (room, by, write) => hub.edit(room, by, write),
    });
  } finally {
    await hub.close();
    database.close();
  }
}

/**
 * The demo's clock: it stands at 5 March 2021 when the demo is first started, and ticks. Later
 * starts go on from the last moment that anybody wrote anything, so that nothing lies in the future.
 */
export function demoClock(db: Db): Clock {
  const command =
    db
      .select({ at: max(auditEvent.at) })
      .from(auditEvent)
      .get()?.at ?? 0;
  const words =
    db
      .select({ at: max(roomUpdate.at) })
      .from(roomUpdate)
      .get()?.at ?? 0;
  return clockFrom(Math.max(DEMO_START, command, words));
}
