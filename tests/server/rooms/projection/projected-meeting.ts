import { randomUUID } from "node:crypto";
import { onTestFinished } from "vitest";
import * as Y from "yjs";
import { closingRow, findingRow, improvementRow } from "#db/schema";
import { Hub } from "#server/rooms/hub";
import type { Projection } from "#server/rooms/ports";
import { rowProjection } from "#server/rooms/projection/row-projection";
import type { RoomSettings } from "#server/rooms/settings";
import { sqliteUpdateLog } from "#server/rooms/sqlite-update-log";
import { formatRoomName, type RoomName } from "~/protocol/room-name";
import { openMeeting } from "~/services/meeting-commands.server";
import type { LiveEntry } from "~/services/ports";
import { saveMeasure } from "~/services/scorecard-commands/save-measure.server";
import { measurePageKey } from "~/sheet/page-key";
import { done, makeCompany, testServices } from "../../../support/company";
import { makeMeasure } from "../../../support/scorecard";
import { projectedAfter } from "../support/projected-after";

/** A meeting on a database of its own: one measure each of sales and after-sales. */
export function projectedMeeting() {
  const services = testServices();
  const { db, clock, database } = services;
  const company = makeCompany(services);
  const sales = makeMeasure(services, company, "S1");
  const { id: otherId } = done(services, company.people.administrator, saveMeasure, {
    ...sales.input,
    code: "A1",
    departmentId: company.departments.aftersales,
  });
  const month = "2021-02";
  const { id: meetingId } = done(services, company.people.facilitator, openMeeting, { month });
  const hubs: Hub[] = [];
  onTestFinished(async () => {
    for (const hub of hubs) await hub.close();
    database.close();
  });
  const told: LiveEntry[] = [];
  const log = sqliteUpdateLog(database.raw, randomUUID, () => clock.now());
  const sheet: RoomName = { kind: "sheet", meetingId, departmentId: company.departments.sales };
  const sheetOfOthers = { ...sheet, departmentId: company.departments.aftersales };

  return {
    services,
    company,
    meetingId,
    measureId: sales.measureId,
    objectiveId: sales.objectiveId,
    page: measurePageKey(sales.measureId),
    pageOfOthers: measurePageKey(otherId),
    sheet,
    sheetOfOthers,
    closing: { kind: "closing", meetingId } as const,
    /** The readiness that was pushed, oldest first. */
    told,
    /** Starts a room server, as a process would; `wrap` gets between it and the projection. */
    start(wrap = (projection: Projection) => projection, settings: Partial<RoomSettings> = {}) {
      const hub = new Hub(
        {
          log,
          access: { admit: () => ({ ok: false, close: 4403 }) },
          live: { snapshot: () => ({ revision: 0, entries: [] }) },
          attendance: { seen: () => undefined },
          projection: wrap(
            rowProjection(db, clock, ({ kind }, _companyId, entries) => {
              if (kind === "meeting") told.push(...entries);
            }),
          ),
          clock,
          logger: { info: () => {}, warn: () => {}, error: () => {} },
        },
        { projections: projectedAfter(60_000), ...settings },
      );
      hubs.push(hub);
      return hub;
    },
    /** What a process leaves that is killed between a commit and its projection. */
    commitOnly(room: RoomName, write: (doc: Y.Doc) => void, personId: string | null = null): void {
      const name = formatRoomName(room);
      const stored = log.load(name, company.id);
      if (!stored.ok) throw stored.cause;
      const doc = new Y.Doc();
      const { snapshot, updates, lastSeq } = stored.value;
      for (const update of snapshot ? [snapshot, ...updates] : updates) Y.applyUpdate(doc, update);
      const before = Y.encodeStateVector(doc);
      doc.transact(() => write(doc));
      const bytes = Y.encodeStateAsUpdate(doc, before);
      log.append([{ room: name, seq: lastSeq + 1, bytes, personId, at: 0 }]);
    },
    /** Everything that is projected from documents. */
    rows() {
      return {
        findings: db.select().from(findingRow).orderBy(findingRow.room, findingRow.position).all(),
        improvements: db
          .select()
          .from(improvementRow)
          .orderBy(improvementRow.room, improvementRow.position)
          .all(),
        closing: db.select().from(closingRow).all(),
      };
    },
    /** How many rows this connection has written since it was opened. */
    writes(): unknown {
      return database.raw.prepare("SELECT total_changes()").pluck().get();
    },
  };
}
