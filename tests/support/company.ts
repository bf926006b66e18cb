import { join } from "node:path";
import * as Y from "yjs";
import { openDatabase, type Db, type OpenDatabase } from "#db/client";
import { newId } from "#db/id";
import { company, department, person, personDepartment, personRole } from "#db/schema";
import type { Role } from "~/domain/access/can";
import type { LiveRoom } from "~/protocol/room-name";
import { formatRoomName } from "~/protocol/room-name";
import { runCommand, type Command, type Outcome } from "~/services/command.server";
import type { Services } from "~/services/context.server";
import type { Clock, LiveEntry, Rooms } from "~/services/ports";
import type { SignedIn } from "~/services/session.server";

const MIGRATIONS = join(import.meta.dirname, "../../db/migrations");

/** A room server that only writes down what it was asked, in order. */
export interface RecordingRooms extends Rooms {
  calls: RoomCall[];
  /** The documents that were written to, by the names of their rooms. */
  documents: Map<string, Y.Doc>;
  /** Who is in the meetings' rooms. */
  people: string[];
  /** Every value published, as [key, value], in order. */
  published(): LiveEntry[];
}

export type RoomCall =
  | { call: "flush" }
  | { call: "edit"; room: string; personId: string }
  | { call: "projectNow"; prefix: string }
  | { call: "publish"; room: LiveRoom; revision: number; entries: readonly LiveEntry[] }
  | { call: "recheck"; which: { personId?: string; roomPrefix?: string } };

/** Makes a room server that writes its calls down. */
export function recordingRooms(): RecordingRooms {
  const calls: RoomCall[] = [];
  const people: string[] = [];
  const documents = new Map<string, Y.Doc>();
  return {
    calls,
    people,
    documents,
    present: () => people,
    edit(room, by, write) {
      const name = formatRoomName(room);
      const doc = documents.get(name) ?? new Y.Doc();
      documents.set(name, doc);
      doc.transact(() => write(doc));
      calls.push({ call: "edit", room: name, personId: by.personId });
      return { ok: true };
    },
    flush: () => void calls.push({ call: "flush" }),
    projectNow(prefix) {
      calls.push({ call: "projectNow", prefix });
      return true;
    },
    publish: (room, message) => void calls.push({ call: "publish", room, ...message }),
    recheck: (which) => void calls.push({ call: "recheck", which }),
    published: () => calls.flatMap((each) => (each.call === "publish" ? each.entries : [])),
  };
}

/** A clock that stands until it is moved. */
export interface TestClock extends Clock {
  set(time: string | number): void;
}

/** Makes a clock that stands at a moment; by default at 5 March 2021, 09:00 in Shanghai. */
export function standingClock(time: string | number = "2021-03-05T09:00:00+08:00"): TestClock {
  const msOf = (given: string | number) => (typeof given === "number" ? given : Date.parse(given));
  let ms = msOf(time);
  return { now: () => ms, set: (next) => void (ms = msOf(next)) };
}

/** Services on a database of their own, with the ports that tests look into. */
export interface TestServices extends Services {
  rooms: RecordingRooms;
  clock: TestClock;
  database: OpenDatabase;
}

/**
 * Opens a fresh database with the real migrations.
 *
 * @param file a path, or ":memory:".
 */
export function testServices(file = ":memory:"): TestServices {
  const opened = openDatabase(file, MIGRATIONS);
  if (!opened.ok) throw new Error(`${opened.error}: ${opened.detail}`);
  return {
    db: opened.database.db,
    database: opened.database,
    rooms: recordingRooms(),
    reminders: { test: () => Promise.resolve({ ok: true }) },
    clock: standingClock(),
    mode: "production",
    secure: false,
  };
}

/** A company with two departments and a person of each role. */
export interface TestCompany {
  id: string;
  /** "sales" and "aftersales", valid from January 2021 on. */
  departments: { sales: string; aftersales: string };
  people: Record<Role, SignedIn> & { aftersalesManager: SignedIn };
}

/** Makes a company, straight in the tables: what the verbs do with it is what tests look at. */
export function makeCompany({ db, clock }: Pick<Services, "db" | "clock">): TestCompany {
  const id = newId();
  const now = clock.now();
  db.insert(company)
    .values({ id, name: `Company ${id}`, createdAt: now })
    .run();
  const departments = {
    sales: addDepartment(db, id, "sales", 0),
    aftersales: addDepartment(db, id, "aftersales", 1),
  };
  const add = (role: Role, departmentIds: string[] = []) =>
    addPerson(db, { companyId: id, roles: [role], departmentIds, now });
  return {
    id,
    departments,
    people: {
      administrator: add("administrator"),
      facilitator: add("facilitator"),
      gm: add("gm"),
      manager: add("manager", [departments.sales]),
      provider: add("provider", [departments.sales]),
      viewer: add("viewer"),
      aftersalesManager: add("manager", [departments.aftersales]),
    },
  };
}

function addDepartment(db: Db, companyId: string, code: string, position: number): string {
  const id = newId();
  db.insert(department)
    .values({ id, companyId, code, nameZh: code, nameEn: code, position, validFrom: "2021-01" })
    .run();
  return id;
}

/** Adds a person without a password; the e-mail address is made of the id. */
export function addPerson(
  db: Db,
  values: { companyId: string; roles: Role[]; departmentIds?: string[]; now?: number },
): SignedIn {
  const personId = newId();
  const { companyId, roles, departmentIds = [], now = 0 } = values;
  const names = { nameZh: roles.join(" "), nameEn: roles.join(" ") };
  const email = `${personId.toLowerCase()}@test.example`;
  db.insert(person)
    .values({ id: personId, companyId, email, createdAt: now, ...names })
    .run();
  for (const role of roles) db.insert(personRole).values({ personId, role }).run();
  for (const departmentId of departmentIds) {
    db.insert(personDepartment).values({ personId, departmentId }).run();
  }
  return { actor: { personId, companyId, roles, departmentIds }, ...names, locale: "zh-CN" };
}

/** Runs a verb as somebody. */
export function run<I, O>(
  services: Services,
  who: SignedIn,
  verb: Command<I, O>,
  input: NoInfer<I>,
): Outcome<O> {
  return runCommand({ ...services, who }, verb, input);
}

/** Runs a verb that must succeed. @returns its value */
export function done<I, O>(
  services: Services,
  who: SignedIn,
  verb: Command<I, O>,
  input: NoInfer<I>,
): O {
  const outcome = run(services, who, verb, input);
  if (!outcome.ok) throw new Error(`refused: ${outcome.error} ${outcome.field ?? ""}`);
  return outcome.value;
}
