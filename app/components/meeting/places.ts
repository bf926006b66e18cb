import type { AgendaItem, Place } from "~/domain/meeting/agenda";
import type { Locale, Words } from "~/i18n/zh-CN";
import { nameIn } from "~/i18n/formats";
import { firstPageOf } from "~/sheet/page-key";
import type { AgendaEntry, MeetingView, PageLink } from "~/views/meeting";

/** The agenda as the domain walks through it. */
export function asAgenda(entries: readonly AgendaEntry[]): AgendaItem[] {
  return entries.map(({ id, part, budgetMinutes, department, pages }) => {
    const item = { id, budgetMinutes, pages: pages.map((page) => page.key) };
    return part === "department"
      ? { ...item, kind: part, departmentId: department?.id ?? "" }
      : { ...item, kind: part };
  });
}

/** The address of a place of the meeting. */
export function pathOf(
  { month, agenda }: Pick<MeetingView, "month" | "agenda">,
  place: Place,
): string {
  const base = `/meetings/${month}`;
  const entry = agenda.find(({ id }) => id === place.item);
  if (!entry || entry.part === "overview") return `${base}/overview`;
  if (entry.part === "closing") return `${base}/closing`;
  const page = pageAt(entry, place.page);
  const department = `${base}/departments/${entry.department?.code ?? ""}`;
  return page ? `${department}/${page.code}` : department;
}

/** The page of an agenda item with this key; undefined for the item's own page. */
export function pageAt(entry: AgendaEntry, key: string | null): PageLink | undefined {
  return entry.pages.find((page) => page.key === key);
}

/** The place an address within the meeting stands for; null when it is none of the agenda's. */
export function placeAt(
  agenda: readonly AgendaEntry[],
  at: { part: AgendaEntry["part"]; department?: string; page?: string },
): Place | null {
  const entry = agenda.find(
    (each) =>
      each.part === at.part &&
      (at.department === undefined || each.department?.code === at.department),
  );
  if (!entry) return null;
  const page = entry.pages.find((each) => each.code === at.page);
  return { item: entry.id, page: page?.key ?? null };
}

/** What an agenda item is called. */
export function entryName(words: Words, entry: AgendaEntry): string {
  if (entry.part === "department")
    return entry.department ? nameIn(words.locale, entry.department) : "";
  return words.meeting.items[entry.part];
}

/** What a place is called: its item, and the page's code and name. */
export function placeName(words: Words, agenda: readonly AgendaEntry[], place: Place): string {
  const entry = agenda.find(({ id }) => id === place.item);
  if (!entry) return "";
  const page = entry.part === "department" ? pageAt(entry, place.page) : undefined;
  return page ? pageName(words.locale, page) : entryName(words, entry);
}

/** What a place is called in short: a page's code, an item's own page by the item's name. */
export function placeCode(words: Words, agenda: readonly AgendaEntry[], place: Place): string {
  const entry = agenda.find(({ id }) => id === place.item);
  return entry ? (pageAt(entry, place.page)?.code ?? entryName(words, entry)) : "";
}

/** A page's code and name. */
export function pageName(locale: Locale, page: PageLink): string {
  return `${page.code} ${nameIn(locale, page)}`;
}

/** Whether a page is its measure's first, which alone carries the year's figures, or a plan's. */
export function isFirstPage({ key }: PageLink): boolean {
  return key === firstPageOf(key);
}

/** What a page is called under its measure's others: a further one by its title alone. */
export function shortName(locale: Locale, page: PageLink): string {
  return nameIn(locale, page.title && !isFirstPage(page) ? page.title : page);
}

/** The agenda's entry of a department. */
export function entryOf(
  agenda: readonly AgendaEntry[],
  departmentId: string,
): AgendaEntry | undefined {
  return agenda.find(({ department }) => department?.id === departmentId);
}
