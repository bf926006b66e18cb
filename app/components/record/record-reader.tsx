import { createContext, useContext, useMemo, type ReactNode } from "react";
import { yearOf, type Day } from "~/domain/scorecard/month";
import { formatDay, nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import type { Amendment, Correction, MinutesView } from "~/views/minutes";
import type { MeetingRecord, RecordedLight } from "~/views/record";
import type { PageLink } from "~/views/meeting";
import type { Named } from "~/views/page";

/** A record with what its parts need to be read: names for ids, moments in its time zone. */
export interface RecordReader {
  view: MinutesView;
  record: MeetingRecord;
  /** Joins names in the reader's language. */
  names(of: readonly Named[]): string;
  person(id: string | null): string;
  department(id: string | null): string;
  page(key: string): PageLink | null;
  light(kind: string, id: string): RecordedLight | null;
  lightBefore(kind: string, id: string): RecordedLight | null;
  moment(ms: number): string;
  day(day: Day): string;
  /** A due date as a day; as it was typed when it is none. */
  due(of: { dueOn: Day | null; dueTyped: string }): string;
  correction(kind: Correction["kind"], id: string): Correction | null;
  amendments(place: string): Amendment[];
}

const RecordContext = createContext<RecordReader | null>(null);

/** Puts a record around the parts that show it. */
export function RecordProvider({ view, children }: { view: MinutesView; children: ReactNode }) {
  const words = useWords();
  const reader = useMemo(() => readerOf(view, words), [view, words]);
  return <RecordContext.Provider value={reader}>{children}</RecordContext.Provider>;
}

/** The record that this part belongs to. */
export function useRecord(): RecordReader {
  const reader = useContext(RecordContext);
  if (!reader) throw new Error("useRecord needs a RecordProvider around it");
  return reader;
}

function readerOf(view: MinutesView, words: Words): RecordReader {
  const { record, sealed } = view;
  const { locale } = words;
  const named = (found: Named | undefined) => (found ? nameIn(locale, found) : "");
  const day = (of: Day) => formatDay(locale, of, yearOf(record.meeting.month));
  return {
    view,
    record,
    names: (of) => of.map((each) => nameIn(locale, each)).join(words.general.listSeparator),
    person: (id) => named(record.people.find((each) => each.id === id)),
    department: (id) => named(record.scorecard.departments.find((each) => each.id === id)),
    page: (key) => record.pages.find(({ link }) => link.key === key)?.link ?? null,
    light: (kind, id) => record.lights[`${kind}/${id}`] ?? null,
    lightBefore: (kind, id) => record.lightsBefore[`${kind}/${id}`] ?? null,
    moment: (ms) => formatMoment(locale, ms, record.timeZone),
    day,
    due: ({ dueOn, dueTyped }) => (dueOn === null ? dueTyped : day(dueOn)),
    correction: (kind, id) =>
      sealed?.corrections.find((each) => each.kind === kind && each.id === id) ?? null,
    amendments: (place) => sealed?.amendments.filter((each) => each.place === place) ?? [],
  };
}
