import { eq, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { prepared } from "#db/prepared";
import { overviewSentence, person } from "#db/schema";
import type { MeasureExplanation } from "~/domain/scorecard/measure-light";
import { sentencesOf } from "~/domain/scorecard/overview-sentences";
import type { PlanExplanation } from "~/domain/scorecard/plan-light";
import { PERSPECTIVES } from "~/domain/scorecard/types";
import { overviewKey, type LiveOverviewSentence } from "~/protocol/live-keys";
import type { RecordedLight, RecordedScorecard, RecordedSentence } from "~/views/record";
import type { LiveEntry } from "./ports";

const sentencesIn = prepared((db) =>
  db
    .select({ sentence: overviewSentence, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(overviewSentence)
    .innerJoin(person, eq(person.id, overviewSentence.personId))
    .where(eq(overviewSentence.meetingId, sql.placeholder("meetingId")))
    .prepare(),
);

/** The sentences of a meeting's overview that somebody has written, by their perspective. */
export function writtenSentences(db: Db, meetingId: string) {
  const rows = sentencesIn(db).all({ meetingId });
  return new Map(
    rows.map(({ sentence: { perspective, text, basis, personId, at }, nameZh, nameEn }) => [
      perspective,
      { text, basis, by: { id: personId, nameZh, nameEn }, at } satisfies LiveOverviewSentence,
    ]),
  );
}

/** Every perspective's written sentence as a value to push; null where there is none. */
export function sentenceEntries(db: Db, meetingId: string): LiveEntry[] {
  const written = writtenSentences(db, meetingId);
  return PERSPECTIVES.map((perspective): LiveEntry => [
    overviewKey(perspective),
    written.get(perspective) ?? null,
  ]);
}

/** The overview's sentences for a record: as the lights generate them, and as somebody put them. */
export function recordedSentences(
  db: Db,
  meetingId: string,
  scorecard: RecordedScorecard,
  lights: Readonly<Record<string, RecordedLight>>,
): RecordedSentence[] {
  const written = writtenSentences(db, meetingId);
  // lights.server alone writes them, each with the explanation of its kind.
  const explained = <E>(key: string) => (lights[key]?.explanation ?? null) as E | null;
  const sentences = sentencesOf(scorecard, {
    measure: (id) => explained<MeasureExplanation>(`measure/${id}`),
    plan: (id) => explained<PlanExplanation>(`plan/${id}`),
  });
  const generated = new Map(sentences.map(({ perspective, groups }) => [perspective, groups]));
  return PERSPECTIVES.flatMap((perspective) => {
    const own = written.get(perspective);
    const groups = generated.get(perspective);
    if (!own && !groups) return [];
    return {
      perspective,
      groups: groups ?? [],
      written: own ? { text: own.text, basis: own.basis, personId: own.by.id, at: own.at } : null,
    };
  });
}
