import { addMonths } from "~/domain/scorecard/month";
import {
  actualKey,
  overviewKey,
  type LiveActual,
  type LiveOverviewSentence,
} from "~/protocol/live-keys";
import type { MeetingRecord } from "~/views/record";
import { liveEntries, type Judged } from "../lights.server";
import type { LiveEntry } from "../ports";
import { sealedActual } from "./corrections.server";

/**
 * The lights and actuals of a frozen record under the keys that live ones have, so that a closed
 * meeting's pages are shown by what shows an open one's.
 */
export function recordedEntries(record: MeetingRecord): LiveEntry[] {
  const { month } = record.meeting;
  const actuals = record.scorecard.measures.map(({ id }): LiveEntry => {
    const value: LiveActual = {
      value: sealedActual(record, id),
      changedBy: null,
      changedAt: null,
    };
    return [actualKey(id, month), value];
  });
  return [
    ...actuals,
    ...lightEntries(record.lightsBefore, addMonths(month, -1)),
    ...lightEntries(record.lights, month),
    ...sentenceEntries(record),
  ];
}

function sentenceEntries({ sentences = [], people }: MeetingRecord): LiveEntry[] {
  return sentences.flatMap(({ perspective, written }): LiveEntry[] => {
    const by = people.find(({ id }) => id === written?.personId);
    if (!written || !by) return [];
    const { text, basis, at } = written;
    return [[overviewKey(perspective), { text, basis, by, at } satisfies LiveOverviewSentence]];
  });
}

function lightEntries(lights: MeetingRecord["lights"], month: string): LiveEntry[] {
  const judged = Object.entries(lights).flatMap(([subject, value]): Judged[] => {
    const [kind, subjectId] = subject.split("/") as [Judged["kind"] | "year-to-date", string];
    // As of an open meeting: screens reckon a year to date from the actuals.
    return kind === "year-to-date" ? [] : [{ month, kind, subjectId, ...value }];
  });
  return liveEntries(judged);
}
