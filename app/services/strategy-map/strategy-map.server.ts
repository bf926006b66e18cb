import { asc, eq } from "drizzle-orm";
import type { Db } from "#db/client";
import { causeEffect, headlineFigure, mapPlace, meeting, objective, vision } from "#db/schema";
import { addMonths, dayInZone, monthOf, parseMonth, type Month } from "~/domain/scorecard/month";
import { isSealed } from "~/domain/meeting/phase";
import { arrowsIn, type SpannedArrow } from "~/domain/strategy-map/cause-effect";
import type { MapEditorView, StrategyMapView } from "~/views/strategy-map";
import type { Ask } from "../context.server";
import { timeZoneOf } from "../meetings.server";
import { scorecardAt, type Scorecard } from "../scorecard.server";

/** All arrows of a company, of whatever months, in the order in which they were drawn. */
export function arrowsOf(db: Db, companyId: string): (SpannedArrow & { id: string })[] {
  return db
    .select({
      id: causeEffect.id,
      causeId: causeEffect.causeId,
      effectId: causeEffect.effectId,
      validFrom: causeEffect.validFrom,
      validTo: causeEffect.validTo,
    })
    .from(causeEffect)
    .where(eq(causeEffect.companyId, companyId))
    .orderBy(asc(causeEffect.validFrom), asc(causeEffect.id))
    .all();
}

/** [SM4] The arrows of a scorecard's month between objectives that are valid in it. */
function arrowsAt(db: Db, companyId: string, { month, objectives }: Scorecard) {
  const valid = new Set(objectives.map(({ id }) => id));
  return arrowsIn(arrowsOf(db, companyId), month).filter(
    ({ causeId, effectId }) => valid.has(causeId) && valid.has(effectId),
  );
}

/** What the strategy map of a month has beside the month's scorecard. */
export function strategyMapAt(db: Db, companyId: string, scorecard: Scorecard): StrategyMapView {
  const measures = new Set(scorecard.measures.map(({ id }) => id));
  const words = db.select().from(vision).where(eq(vision.companyId, companyId)).get();
  return {
    arrows: arrowsAt(db, companyId, scorecard).map(({ causeId, effectId }) => ({
      causeId,
      effectId,
    })),
    places: placesOf(db, companyId),
    vision: { textZh: words?.textZh ?? "", textEn: words?.textEn ?? "" },
    headlines: headlinesOf(db, companyId).filter((id) => measures.has(id)),
  };
}

function placesOf(db: Db, companyId: string) {
  return db
    .select({ objectiveId: mapPlace.objectiveId, rank: mapPlace.rank, slot: mapPlace.slot })
    .from(mapPlace)
    .innerJoin(objective, eq(objective.id, mapPlace.objectiveId))
    .where(eq(objective.companyId, companyId))
    .orderBy(asc(mapPlace.objectiveId))
    .all();
}

/** The measures whose figures stand above the company's map, in their order. */
export function headlinesOf(db: Db, companyId: string): string[] {
  return db
    .select({ id: headlineFigure.measureId })
    .from(headlineFigure)
    .where(eq(headlineFigure.companyId, companyId))
    .orderBy(asc(headlineFigure.position))
    .all()
    .map(({ id }) => id);
}

/**
 * The strategy map for editing. The caller has asked `can` for scorecard.edit.
 *
 * @param typed the month in the address; without a good one, the latest month under review.
 */
export function mapEditorView(ask: Ask, typed: string | null): MapEditorView {
  const { db, who } = ask;
  const { companyId } = who.actor;
  const month = (typed === null ? null : parseMonth(typed)) ?? monthUnderReview(ask);
  const scorecard = scorecardAt(db, companyId, month);
  return {
    month,
    objectives: scorecard.objectives.map(({ id, code, perspective, themeId, nameZh, nameEn }) => ({
      id,
      code,
      perspective,
      themeId,
      nameZh,
      nameEn,
    })),
    themes: scorecard.themes.map(({ id, perspective, nameZh, nameEn }) => ({
      id,
      perspective,
      nameZh,
      nameEn,
    })),
    measures: scorecard.measures.map(bareItem),
    plans: scorecard.plans.map(bareItem),
    map: {
      ...strategyMapAt(db, companyId, scorecard),
      arrows: arrowsAt(db, companyId, scorecard),
    },
  };
}

const bareItem = (item: Scorecard["measures"][number] | Scorecard["plans"][number]) => {
  const { id, code, objectiveId, nameZh, nameEn } = item;
  return { id, code, objectiveId, nameZh, nameEn };
};

/** The month of the latest meeting that is not closed; without one, the month that has just ended. */
function monthUnderReview({ db, clock, who }: Ask): Month {
  const { companyId } = who.actor;
  const open = db
    .select({ month: meeting.month, phase: meeting.phase })
    .from(meeting)
    .where(eq(meeting.companyId, companyId))
    .orderBy(asc(meeting.month))
    .all()
    .filter(({ phase }) => !isSealed(phase))
    .at(-1);
  const today = dayInZone(clock.now(), timeZoneOf(db, companyId));
  return open?.month ?? addMonths(monthOf(today), -1);
}
