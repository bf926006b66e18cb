import type { Db } from "#db/client";
import { pageCode } from "~/domain/meeting/measure-pages";
import { firstPageOf, measurePageKey, planPageKey, type PageKey } from "~/sheet/page-key";
import type { PageLink } from "~/views/meeting";
import { measurePagesOf, type MeasurePageRow } from "./measure-pages.server";
import type { Meeting } from "./meetings.server";
import { scorecardAt } from "./scorecard.server";

/** A measure or plan as far as the agenda shows it. */
type PageItem = Pick<PageLink, "id" | "code" | "nameZh" | "nameEn"> & { departmentId: string };

/**
 * A department's pages in scorecard order, measures before plans; a measure's further pages behind
 * its first [MP2], those that were removed left out.
 *
 * @param measurePages the meeting's, in order (see `measurePagesOf`)
 */
export function pagesOf(
  { measures, plans }: { measures: readonly PageItem[]; plans: readonly PageItem[] },
  departmentId: string,
  measurePages: readonly MeasurePageRow[],
): PageLink[] {
  const ofDepartment = (item: { departmentId: string }) => item.departmentId === departmentId;
  return [
    ...measures.filter(ofDepartment).flatMap((item) => pagesOfMeasure(item, measurePages)),
    ...plans.filter(ofDepartment).map(({ id, code, nameZh, nameEn }) => ({
      key: planPageKey(id),
      kind: "plan" as const,
      id,
      code,
      nameZh,
      nameEn,
    })),
  ];
}

/** The first pages of a department's measures and plans: follow-ups come back there. */
export function firstPagesOf(
  { measures, plans }: { measures: readonly PageItem[]; plans: readonly PageItem[] },
  departmentId: string,
): PageKey[] {
  const ofDepartment = (item: { departmentId: string }) => item.departmentId === departmentId;
  return [
    ...measures.filter(ofDepartment).map(({ id }) => measurePageKey(id)),
    ...plans.filter(ofDepartment).map(({ id }) => planPageKey(id)),
  ];
}

/** A measure's first page, and behind it its further ones. */
function pagesOfMeasure(item: PageItem, measurePages: readonly MeasurePageRow[]): PageLink[] {
  const rows = measurePages.filter((row) => row.measureId === item.id && row.removedAt === null);
  const first = rows.find(({ ordinal }) => ordinal === 1);
  const further = rows.filter(({ ordinal }) => ordinal > 1);
  return [
    pageOfMeasure(item, 1, first),
    ...further.map((row) => pageOfMeasure(item, row.ordinal, row)),
  ];
}

/** A further page is called by its measure's name and its title; the first one by its measure's. */
function pageOfMeasure(
  { id, code, nameZh, nameEn }: PageItem,
  ordinal: number,
  row: MeasurePageRow | undefined,
): PageLink {
  const isTitled = ordinal > 1 && row !== undefined;
  return {
    key: measurePageKey(id, ordinal),
    kind: "measure",
    id,
    code: pageCode(code, ordinal),
    nameZh: isTitled ? `${nameZh} · ${row.titleZh}` : nameZh,
    nameEn: isTitled ? `${nameEn} · ${row.titleEn}` : nameEn,
    ...(row && { title: { nameZh: row.titleZh, nameEn: row.titleEn } }),
  };
}

/** Whether a page belongs to a department in a meeting. */
export function isPageOf(
  db: Db,
  { id, companyId, month }: Pick<Meeting, "id" | "companyId" | "month">,
  departmentId: string,
  page: PageKey,
): boolean {
  const scorecard = scorecardAt(db, companyId, month);
  return pagesOf(scorecard, departmentId, measurePagesOf(db, id)).some(({ key }) => key === page);
}

/** The first page of the measure of which a further page with this code has been removed, or null. */
export function firstPageInstead(
  db: Db,
  meetingId: string,
  pages: readonly PageLink[],
  code: string | undefined,
): PageLink | null {
  const removed = measurePagesOf(db, meetingId).filter(({ removedAt }) => removedAt !== null);
  const isOf = ({ id, key, code: own }: PageLink) =>
    key === firstPageOf(key) &&
    removed.some(({ measureId, ordinal }) => measureId === id && pageCode(own, ordinal) === code);
  return pages.find(isOf) ?? null;
}
