/** What happened to a follow-up, in words. Pure. */
import { formatDay, nameIn } from "~/i18n/formats";
import type { AllWords } from "~/i18n/zh-CN";
import type { FollowUpEventView } from "~/views/board";

/** A year that no day lies in: a history may be old, so its days carry their year. */
const NO_YEAR = 0;

/** The lines that say what an event changed. */
export function eventLines(words: AllWords, { kind, before, after }: FollowUpEventView): string[] {
  const { events, states } = words.followUps;
  const day = (value: string | null | undefined) =>
    value ? formatDay(words.locale, value, NO_YEAR) : events.nothing;
  switch (kind) {
    case "raised":
    case "restored":
    case "withdrawn":
      return [events[kind]];
    case "moved": {
      const from = before.state ? states[before.state] : events.nothing;
      const to = after.state ? states[after.state] : events.nothing;
      return [
        after.doneOn ? events.movedDone(from, to, day(after.doneOn)) : events.moved(from, to),
      ];
    }
    case "postponed":
      return [events.postponed(day(before.dueOn), day(after.dueOn))];
    default:
      return changedLines(words, { before, after }, day);
  }
}

function changedLines(
  { followUps, general, locale }: AllWords,
  { before, after }: Pick<FollowUpEventView, "before" | "after">,
  day: (value: string | null | undefined) => string,
): string[] {
  const { events, dialog } = followUps;
  const lines: string[] = [];
  if (after.dueOn !== undefined) lines.push(events.dueChanged(day(before.dueOn), day(after.dueOn)));
  for (const part of ["wording", "goal"] as const) {
    if (after[part] === undefined) continue;
    lines.push(events.changed(dialog[part], before[part] ?? "", after[part]));
  }
  if (after.owners !== undefined) {
    const names = (owners: typeof after.owners = []) =>
      owners.map((owner) => nameIn(locale, owner)).join(general.listSeparator);
    lines.push(events.changed(dialog.owners, names(before.owners), names(after.owners)));
  }
  return lines;
}
