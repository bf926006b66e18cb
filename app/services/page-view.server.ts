import { and, asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { findingRow } from "#db/schema";
import { can, type Actor } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import { addMonths, dayInZone, monthsOfYear, yearOf } from "~/domain/scorecard/month";
import { NO_LEVELS } from "~/domain/scorecard/types";
import { actualKey, lightKey, type LightKind } from "~/protocol/live-keys";
import type {
  DepartmentPage,
  FindingView,
  ImprovementView,
  MeasurePage,
  PageHead,
  PlanPage,
} from "~/views/page";
import type { PageLink } from "~/views/meeting";
import { formatRoomName } from "~/protocol/room-name";
import type { Ask } from "./context.server";
import { liveActualOf } from "./actuals.server";
import { figuresOf } from "./figures.server";
import { lightsOf } from "./lights.server";
import {
  meetingBefore,
  meetingOfMonth,
  revisionOf,
  sealedLightsOf,
  timeZoneOf,
  type Meeting,
} from "./meetings.server";
import { improvementsOf } from "./improvements.server";
import {
  milestonesOf,
  ownersOf,
  providerIdsOf,
  scorecardAt,
  versionsOf,
  type Measure,
  type Plan,
  type Scorecard,
} from "./scorecard.server";

/** Reads one page of a department's turn, for a person of the company. */
export function departmentPage(
  { db, clock, who: { actor } }: Ask,
  row: Meeting,
  departmentId: string,
  link: PageLink,
): DepartmentPage {
  const scorecard = scorecardAt(db, row.companyId, row.month);
  const sheet = formatRoomName({ kind: "sheet", meetingId: row.id, departmentId });
  const item = (link.kind === "measure" ? scorecard.measures : scorecard.plans).find(
    ({ id }) => id === link.id,
  );
  if (!item) throw new Error(`page ${link.key} is not in the scorecard`);
  return {
    link,
    departmentId,
    sheet,
    head: headOf(scorecard, item),
    subject:
      "decimals" in item
        ? measurePage(db, actor, row, item)
        : planPage(db, actor, row, item, clock.now()),
    mayWrite: can(actor, "sheet.edit", {
      companyId: row.companyId,
      departmentId,
      sealed: isSealed(row.phase),
    }),
    findings: findingsOf(db, sheet, link.key),
    improvements: improvementsOf(db, row, link.key),
    lastMonth: lastMonthOf(db, row, link.key),
    values: valuesOf(db, row, link),
    revision: revisionOf(db, row.companyId),
  };
}

function headOf({ objectives, themes }: Scorecard, item: Measure | Plan): PageHead {
  const objective = objectives.find(({ id }) => id === item.objectiveId);
  const theme = themes.find(({ id }) => id === objective?.themeId);
  return {
    objective: objective
      ? { code: objective.code, nameZh: objective.nameZh, nameEn: objective.nameEn }
      : null,
    perspective: objective?.perspective ?? null,
    theme: theme ? { nameZh: theme.nameZh, nameEn: theme.nameEn } : null,
  };
}

function measurePage(db: Db, actor: Actor, row: Meeting, measure: Measure): MeasurePage {
  const { companyId, month } = row;
  const figures = figuresOf(db, [measure.id], yearOf(month)).get(measure.id);
  const providerIds = providerIdsOf(db, measure.versionId);
  const before = meetingOfMonth(db, companyId, addMonths(month, -1));
  const { departmentId, frequency } = measure;
  return {
    kind: "measure",
    frequency,
    owners: ownersOf(db, [measure.versionId]).map(({ kind, personId, nameZh, nameEn }) => ({
      kind,
      person: { id: personId, nameZh, nameEn },
    })),
    figures: {
      measure,
      month,
      months: figures?.months ?? [],
      typedYear: figures?.typedYear ?? NO_LEVELS,
      versions: versionsOf(db, measure.id),
      sealedBefore: before
        ? (sealedLightsOf(db, before)[`measure/${measure.id}`]?.light ?? null)
        : null,
      timeZone: timeZoneOf(db, companyId),
    },
    mayEnter: can(actor, "actual.enter", { companyId, departmentId, providerIds }),
  };
}

/** The page's lights and actuals under their live keys: of each month of the year. */
function valuesOf(db: Db, { companyId, month }: Meeting, { kind, id }: PageLink) {
  const kinds: LightKind[] = kind === "measure" ? ["measure", "year-to-date"] : ["plan"];
  return Object.fromEntries(
    monthsOfYear(yearOf(month))
      .concat(addMonths(month, -1))
      .flatMap((each) => {
        const lights = lightsOf(db, companyId, each);
        const entries = kinds.flatMap((lightKind): [string, unknown][] => {
          const found = lights.get(`${lightKind}/${id}`);
          if (!found) return [];
          return [
            [lightKey(lightKind, id, each), { light: found.light, explanation: found.explanation }],
          ];
        });
        return kind === "measure"
          ? [...entries, [actualKey(id, each), liveActualOf(db, id, each)] as [string, unknown]]
          : entries;
      }),
  );
}

function planPage(db: Db, actor: Actor, row: Meeting, plan: Plan, now: number): PlanPage {
  const { owner, lead, participants, startsOn, endsOn, goal, departmentId } = plan;
  const subject = { companyId: row.companyId, departmentId };
  return {
    kind: "plan",
    plan: { id: plan.id, owner, lead, participants, startsOn, endsOn, goal },
    milestones: milestonesOf(db, [plan.id]).map(
      ({ id, name, description, deliverable, expectedOn, doneOn }) => ({
        id,
        name,
        description,
        deliverable,
        expectedOn,
        doneOn,
      }),
    ),
    mayReport: can(actor, "milestone.report", subject),
    today: dayInZone(now, timeZoneOf(db, row.companyId)),
  };
}

function findingsOf(db: Db, room: string, page: string): FindingView[] {
  return db
    .select()
    .from(findingRow)
    .where(and(eq(findingRow.room, room), eq(findingRow.page, page)))
    .orderBy(asc(findingRow.position))
    .all()
    .map(({ id, kind, text, causes }) => ({ id, kind, text, causes }));
}

/** The improvement measures of the meeting before, on the same page, however it ended. */
function lastMonthOf(db: Db, row: Meeting, page: string): ImprovementView[] {
  const before = meetingBefore(db, row);
  return before ? improvementsOf(db, before, page) : [];
}
