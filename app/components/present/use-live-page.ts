import { useCallback, useMemo } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { useYSnapshot } from "~/collab/use-y-snapshot";
import { useFollowUps } from "~/components/follow-up/use-follow-ups";
import { ownerName } from "~/components/sheet/owner-options";
import { useSyncedDoc } from "~/components/sheet/use-synced-doc";
import { readDueDate } from "~/domain/follow-up/due-date";
import { comesBack } from "~/domain/follow-up/postponement";
import { yearOf, type Month } from "~/domain/scorecard/month";
import { formatDay, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { PersonName } from "~/protocol/live-keys";
import { readFindings } from "~/sheet/findings";
import { readImprovements, type Improvement } from "~/sheet/improvements";
import { EMPTY_REVIEW, readPlanReview, type PlanReview } from "~/sheet/plan-review";
import { readProgress } from "~/sheet/progress";
import type { DepartmentPage, FindingView, PlanPage, ProgressWords } from "~/views/page";

/** A problem or risk as the wall shows it: what is blank is not there yet. */
export type PresentedFinding = FindingView;

/** An improvement measure as the wall shows it. */
export interface PresentedImprovement {
  id: string;
  action: string;
  goal: string;
  owners: string;
  /** The day, or what was typed where it is none. */
  due: string;
}

/** An earlier measure with what is said of it this month. */
export interface PresentedEarlier {
  card: LiveFollowUp;
  words: ProgressWords;
}

const NO_FINDINGS: PresentedFinding[] = [];
const NO_ROWS: Improvement[] = [];
const NO_WORDS: Record<string, ProgressWords> = {};
const isWritten = (text: string) => text.trim() !== "";

/** The problems and risks of a page as they are typed. */
export function useLiveFindings(room: Room | null, page: DepartmentPage): PresentedFinding[] {
  const doc = useSyncedDoc(room);
  const { key } = page.link;
  const read = useCallback(
    (from: Y.Doc) =>
      readFindings(from, key).map(({ id, kind, text, causes }) => ({
        id,
        kind,
        text,
        causes: causes.map((cause) => cause.text),
      })),
    [key],
  );
  const live = useYSnapshot(doc, read, NO_FINDINGS);
  return (doc === null ? page.findings : live)
    .map((finding) => ({ ...finding, causes: finding.causes.filter(isWritten) }))
    .filter(({ text, causes }) => isWritten(text) || causes.length > 0);
}

/** This month's improvement measures of a page as they are typed. */
export function useLiveImprovements(
  room: Room | null,
  page: DepartmentPage,
  people: readonly PersonName[],
  reviewMonth: Month,
): PresentedImprovement[] {
  const { locale, general, sheet } = useAllWords();
  const doc = useSyncedDoc(room);
  const { key } = page.link;
  const read = useCallback((from: Y.Doc) => readImprovements(from, key), [key]);
  const live = useYSnapshot(doc, read, NO_ROWS);
  const rows =
    doc === null
      ? page.improvements.map((row) => ({
          ...row,
          owners: row.owners.map((owner) => nameIn(locale, owner)),
          due: row.dueTyped,
        }))
      : live.map((row) => ({
          ...row,
          owners: row.owners.map((owner) => ownerName(owner, people, locale) ?? sheet.owner.former),
        }));
  return rows
    .filter(({ action, goal }) => isWritten(action) || isWritten(goal))
    .map(({ id, action, goal, owners, due }) => {
      const day = readDueDate(due, { reviewMonth });
      return {
        id,
        action,
        goal,
        owners: owners.join(general.listSeparator),
        due: day.ok ? formatDay(locale, day.day, yearOf(reviewMonth)) : due,
      };
    });
}

/** What comes back from earlier months on a page, with how it goes as it is typed. */
export function useLiveEarlier(
  room: Room | null,
  { link, earlier, revision }: DepartmentPage,
  month: Month,
): PresentedEarlier[] {
  const { followUps } = useFollowUps(earlier.companyId, earlier.followUps, revision);
  const doc = useSyncedDoc(room);
  const cards = useMemo(
    () =>
      followUps.filter(
        (each) => each.page === link.key && !each.withdrawn && comesBack(each, month),
      ),
    [followUps, link.key, month],
  );
  const read = useCallback(
    (from: Y.Doc) => Object.fromEntries(cards.map(({ id }) => [id, readProgress(from, id)])),
    [cards],
  );
  const live = useYSnapshot(doc, read, NO_WORDS);
  const words = doc === null ? earlier.words : live;
  return cards.map((card) => ({
    card,
    words: words[card.id] ?? { progress: "", completion: "" },
  }));
}

/** What the department says of a plan, as it is typed. */
export function useLiveReview(room: Room | null, { plan, review }: PlanPage): PlanReview {
  const doc = useSyncedDoc(room);
  const read = useCallback((from: Y.Doc) => readPlanReview(from, plan.id), [plan.id]);
  const live = useYSnapshot(doc, read, EMPTY_REVIEW);
  return doc === null ? review : live;
}
