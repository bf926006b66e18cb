import { Link } from "@remix-run/react";
import { useMeeting, useThread } from "~/components/meeting/meeting-context";
import { pageName, pathOf } from "~/components/meeting/places";
import type { Blocker } from "~/domain/meeting/closing";
import { subjectOf } from "~/domain/meeting/lack";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import { pageOf } from "~/protocol/anchor";
import type { LiveThread } from "~/protocol/live-thread";
import type { MeetingView } from "~/views/meeting";
import styles from "./closing.module.css";

/** One thing that blocks closing, leading to the place where it is settled; `id` names the line. */
export function BlockerLine({ blocker, id }: { blocker: Blocker; id?: string }) {
  const words = useWords();
  const { view } = useMeeting();
  const thread = useThread(threadIdOf(blocker, view));
  const { title, href, note } = describe(words, view, blocker, thread);
  return (
    <span id={id}>
      {href === null ? title : <Link to={href}>{title}</Link>}{" "}
      <span className={styles.lacks}>{note}</span>
    </span>
  );
}

/** Something in words, and with the address of its place. */
type Described = { title: string; href: string | null; note: string };

/** A blocker in words and with the address of its place. */
export function describe(
  words: Words,
  view: MeetingView,
  blocker: Blocker,
  thread: LiveThread | null,
): Described {
  const departmentName = (id: string) => departmentNameIn(words, view, id);
  switch (blocker.kind) {
    case "lack":
      return describeLack(words, view, blocker);
    case "question": {
      const names = blocker.departmentIds.map(departmentName).join(words.general.listSeparator);
      return {
        title: words.record.blockers.question(names),
        href: thread && hrefOf(view, thread),
        note: thread?.head.body ?? "",
      };
    }
    case "turned":
      return {
        title: words.record.blockers.measureGone,
        href: thread && hrefOf(view, thread),
        note: thread?.head.body ?? "",
      };
    case "support":
      return {
        title: `${departmentName(blocker.departmentId)} · ${words.record.blockers.support}`,
        href: thread && hrefOf(view, thread),
        note: thread?.support.find(({ id }) => id === blocker.requestId)?.what ?? "",
      };
  }
}

function describeLack(
  words: Words,
  view: MeetingView,
  lack: Extract<Blocker, { kind: "lack" }>,
): Described {
  const { departmentId, parts } = lack;
  const entry = view.agenda.find(({ department }) => department?.id === departmentId);
  const page = entry?.pages.find(({ id }) => id === subjectOf(lack));
  return {
    title: page ? pageName(words.locale, page) : departmentNameIn(words, view, departmentId),
    href: entry && page ? pathOf(view, { item: entry.id, page: page.key }) : null,
    note: parts.map((part) => words.meeting.missing[part]).join(words.general.listSeparator),
  };
}

function departmentNameIn(words: Words, view: MeetingView, id: string): string {
  const entry = view.agenda.find(({ department }) => department?.id === id);
  return entry?.department ? nameIn(words.locale, entry.department) : "";
}

/** The page on which a thread hangs, or the first one of its department. */
function hrefOf(view: MeetingView, { anchor }: LiveThread): string | null {
  const entry = view.agenda.find(({ department }) => department?.id === anchor.departmentId);
  return entry ? pathOf(view, { item: entry.id, page: pageOf(anchor) }) : null;
}

function threadIdOf(blocker: Blocker, { values }: MeetingView): string | null {
  if (blocker.kind === "question" || blocker.kind === "turned") return blocker.questionId;
  if (blocker.kind === "lack") return null;
  const threads = Object.entries(values)
    .filter(([key]) => key.startsWith("thread/"))
    .map(([, value]) => value as LiveThread);
  return (
    threads.find(({ support }) => support.some(({ id }) => id === blocker.requestId))?.id ?? null
  );
}
