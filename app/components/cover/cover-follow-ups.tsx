import { useMemo } from "react";
import { failedSubjects } from "~/components/follow-up/failed-subjects";
import { useFollowUps } from "~/components/follow-up/use-follow-ups";
import { useToday } from "~/components/follow-up/use-today";
import { useMeeting } from "~/components/meeting/meeting-context";
import { pageName, pathOf } from "~/components/meeting/places";
import { useLights } from "~/components/scorecard/lights-context";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { DepartmentCover } from "~/views/cover";
import type { AgendaEntry } from "~/views/meeting";
import { FollowUpLines, type CoverFollowUp } from "./follow-up-lines";
import { itemsOf } from "./cover-heading";

interface CoverFollowUpsProps {
  cover: DepartmentCover;
  entry: AgendaEntry;
}

/** What the department took on before and has not finished, as it is now. */
export function CoverFollowUps({ cover, entry }: CoverFollowUpsProps) {
  const words = useWords();
  const { view } = useMeeting();
  const today = useToday(view.timeZone);
  const { followUps } = useFollowUps(cover.companyId, cover.followUps, cover.revision);
  const own = useMemo(
    () =>
      followUps.filter(
        ({ department, raisedFor }) =>
          department.id === cover.departmentId && raisedFor < view.month,
      ),
    [followUps, cover.departmentId, view.month],
  );
  const measures = itemsOf(entry).filter(({ kind }) => kind === "measure");
  const lights = useLights(measures.map(({ id }) => ({ kind: "measure", id, month: view.month })));
  const failed = failedSubjects(
    own,
    view.month,
    new Map(measures.map(({ id }, index) => [id, lights[index]?.light ?? null])),
  );
  const hrefOf = (page: string) => pathOf(view, { item: entry.id, page });
  const lineOf = (each: LiveFollowUp): CoverFollowUp => ({
    ...each,
    owners: each.owners
      .map((owner) => nameIn(words.locale, owner))
      .join(words.general.listSeparator),
    subject: each.subject && {
      name: `${each.subject.code} ${nameIn(words.locale, each.subject)}`,
      href: hrefOf(each.page),
    },
  });
  return (
    <FollowUpLines
      followUps={own.map(lineOf)}
      failed={measures
        .filter(({ id }) => failed.has(id))
        .map((page) => ({
          id: page.id,
          name: pageName(words.locale, page),
          href: hrefOf(page.key),
        }))}
      today={today}
      board={`/board?department=${encodeURIComponent(entry.department?.code ?? "")}`}
    />
  );
}
