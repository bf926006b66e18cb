import type { Db } from "#db/client";
import type { Light } from "~/domain/scorecard/light";
import { addMonths, yearOf } from "~/domain/scorecard/month";
import { NO_LEVELS } from "~/domain/scorecard/types";
import type { MeetingRecord } from "~/views/record";
import { figuresOf } from "./figures.server";
import { meetingOfMonth, sealedLightsOf, type Meeting } from "./meetings.server";
import { plansOfMonth } from "./plans-of-month.server";
import { scorecardAt } from "./scorecard.server";
import { strategyMapAt } from "./strategy-map/strategy-map.server";

/** The overview of a closed meeting as its record froze it. */
export function recordedOverview(record: MeetingRecord) {
  const { meeting, scorecard, sealedBefore, sentences, strategyMap } = record;
  const sealed: Record<string, { light: Light }> = Object.fromEntries(
    Object.entries(sealedBefore).map(([subject, light]) => [subject, { light }]),
  );
  return { month: meeting.month, ...scorecard, sealed, sentences, map: strategyMap };
}

/** The scorecard of a meeting's month, as components/scorecard shows it; the lights come live. */
export function overviewOf(db: Db, { companyId, month }: Meeting) {
  const scorecard = scorecardAt(db, companyId, month);
  const figures = figuresOf(
    db,
    scorecard.measures.map(({ id }) => id),
    yearOf(month),
  );
  const before = meetingOfMonth(db, companyId, addMonths(month, -1));
  // Last month's lights are explained too, by milestones that may have been taken away since.
  const explained = [month, addMonths(month, -1)].map((each) =>
    plansOfMonth(db, companyId, each, scorecard.plans),
  );
  return {
    month,
    departments: scorecard.departments.map(({ id, code, nameZh, nameEn }) => ({
      id,
      code,
      nameZh,
      nameEn,
    })),
    themes: scorecard.themes.map(({ id, perspective, nameZh, nameEn }) => ({
      id,
      perspective,
      nameZh,
      nameEn,
    })),
    objectives: scorecard.objectives.map(({ id, code, perspective, themeId, nameZh, nameEn }) => ({
      id,
      code,
      perspective,
      themeId,
      nameZh,
      nameEn,
    })),
    measures: scorecard.measures.map((measure) => ({
      ...measure,
      levels:
        figures.get(measure.id)?.months.find((each) => each.month === month)?.levels ?? NO_LEVELS,
    })),
    plans: scorecard.plans.map(({ id, code, objectiveId, departmentId, nameZh, nameEn }) => ({
      id,
      code,
      objectiveId,
      departmentId,
      nameZh,
      nameEn,
      milestones: namesOf(explained.flatMap((plans) => plans.get(id)?.milestones ?? [])),
    })),
    sealed: before ? sealedLightsOf(db, before) : {},
    map: strategyMapAt(db, companyId, scorecard),
  };
}

/** Each milestone once, by the first of its names. */
function namesOf(milestones: readonly { id: string; name: string }[]) {
  return milestones
    .filter(({ id }, at) => milestones.findIndex((each) => each.id === id) === at)
    .map(({ id, name }) => ({ id, name }));
}
