import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client";
import { findingRow, lightRow } from "#db/schema";
import { can, type Actor } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import { addMonths, dayInZone, monthsOfYear, yearOf, type Day } from "~/domain/scorecard/month";
import { NO_LEVELS } from "~/domain/scorecard/types";
import type { DepartmentPage, FindingView, MeasurePage, PageHead, PlanPage } from "~/views/page";
import { EMPTY_REVIEW } from "~/sheet/plan-review";
import type { PageLink } from "~/views/meeting";
import { formatRoomName } from "~/protocol/room-name";
import type { Ask } from "./context.server";
import { liveActualsOf } from "./actuals.server";
import { figuresOf } from "./figures.server";
import { earlierFollowUps } from "./follow-ups/earlier-follow-ups.server";
import {
  meetingOfMonth,
  revisionOf,
  sealedLightsOf,
  timeZoneOf,
  type Meeting,
} from "./meetings.server";
import { improvementsOf } from "./improvements.server";
import { liveEntries } from "./lights.server";
import { removedPagesOf } from "./measure-pages.server";
import { planReviewsOf } from "./plan-reviews.server";
import { planOfMonth } from "./plans-of-month.server";
import { picturesOn } from "./pictures/page-pictures.server";
import { tablesBefore, tablesOn } from "./tables/page-tables.server";
import {
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
    removed: removedPagesOf(db, row.id, link.id),
    departmentId,
    sheet,
    head: headOf(scorecard, item),
    subject:
      "decimals" in item
        ? { ...measureSubject(db, row, item), mayEnter: mayEnter(db, actor, row, item) }
        : {
            ...planSubject(db, row, item, dayInZone(clock.now(), timeZoneOf(db, row.companyId))),
            mayReport: mayReport(actor, row, item),
          },
    mayWrite: can(actor, "sheet.edit", {
      companyId: row.companyId,
      departmentId,
      sealed: isSealed(row.phase),
    }),
    findings: findingsOf(db, sheet, link.key),
    improvements: improvementsOf(db, row, link.key),
    earlier: earlierFollowUps(db, actor, row, link.key),
    pictures: picturesOn(db, { meetingId: row.id, departmentId, page: link.key }),
    tables: tablesOn(db, sheet, link.key),
    tablesBefore: tablesBefore(db, row, link.key),
    values: valuesOf(db, row, link),
    revision: revisionOf(db, row.companyId),
  };
}

/** What a measure or plan of the scorecard supports. */
export function headOf({ objectives, themes }: Scorecard, item: Measure | Plan): PageHead {
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

function mayEnter(db: Db, actor: Actor, { companyId }: Meeting, measure: Measure): boolean {
  const providerIds = providerIdsOf(db, measure.versionId);
  const { departmentId } = measure;
  return can(actor, "actual.enter", { companyId, departmentId, providerIds });
}

function mayReport(actor: Actor, { companyId }: Meeting, { departmentId }: Plan): boolean {
  return can(actor, "milestone.report", { companyId, departmentId });
}

/** What a measure's page shows of the measure itself in a meeting, whoever looks at it. */
export function measureSubject(
  db: Db,
  { companyId, month }: Meeting,
  measure: Measure,
): Omit<MeasurePage, "mayEnter"> {
  const figures = figuresOf(db, [measure.id], yearOf(month)).get(measure.id);
  const before = meetingOfMonth(db, companyId, addMonths(month, -1));
  return {
    kind: "measure",
    frequency: measure.frequency,
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
  };
}

/** The page's lights and actuals under their live keys: of each month of the year. */
function valuesOf(db: Db, { companyId, month }: Meeting, { kind, id }: PageLink) {
  const months = monthsOfYear(yearOf(month)).concat(addMonths(month, -1));
  const lights = db
    .select()
    .from(lightRow)
    .where(
      and(
        eq(lightRow.companyId, companyId),
        eq(lightRow.subjectId, id),
        eq(lightRow.kind, kind),
        inArray(lightRow.month, months),
      ),
    )
    .all();
  const actuals = kind === "measure" ? liveActualsOf(db, [id], months) : [];
  return Object.fromEntries<unknown>([...liveEntries(lights), ...actuals]);
}

/** What a plan's page shows of the plan itself, whoever looks at it. */
export function planSubject(
  db: Db,
  row: Meeting,
  plan: Plan,
  today: Day,
): Omit<PlanPage, "mayReport"> {
  const { owner, lead, participants, goal } = plan;
  const { startsOn, endsOn, milestones } = planOfMonth(db, row.companyId, row.month, plan);
  return {
    kind: "plan",
    today,
    review: planReviewsOf(db, row.id).get(plan.id) ?? EMPTY_REVIEW,
    plan: { id: plan.id, owner, lead, participants, startsOn, endsOn, goal },
    milestones,
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
