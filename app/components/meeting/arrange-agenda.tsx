import { DndContext } from "@dnd-kit/core";
import { arrayMove, SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Link, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { changeKeepingFocus } from "~/components/sheet/row-focus";
import { useSorting } from "~/components/sheet/use-row-sorting";
import { Refusal } from "~/components/ui/field";
import { useWords } from "~/i18n/words-context";
import type { AgendaEntry } from "~/views/meeting";
import { AgendaRow, SortableAgendaRow } from "./agenda-row";
import styles from "./arrange-agenda.module.css";
import { DiscardMeeting } from "./discard-meeting";
import { useMeeting } from "./meeting-context";
import { entryName } from "./places";

/** The agenda as the facilitator arranges it: the departments' order, and minutes for each item. */
export function ArrangeAgenda() {
  const words = useWords();
  const { view } = useMeeting();
  const text = words.meetingPages.arrange;
  const [refusal, setRefusal] = useState<string | null>(null);
  const { entries, arrange } = useDepartmentOrder(view.id, view.agenda, setRefusal);
  const row = (part: AgendaEntry["part"]) =>
    view.agenda
      .filter((entry) => entry.part === part)
      .map((entry) => <AgendaRow key={entry.id} entry={entry} onRefused={setRefusal} />);
  const total = view.agenda.reduce((sum, { budgetMinutes }) => sum + budgetMinutes, 0);
  return (
    <>
      <h1>{text.title}</h1>
      <p className={styles.intro}>{text.intro}</p>
      {refusal && <Refusal>{refusal}</Refusal>}
      <ul className={styles.list}>{row("overview")}</ul>
      <Departments entries={entries} onArrange={arrange} onRefused={setRefusal} />
      <ul className={styles.list}>{row("closing")}</ul>
      <p className={styles.total}>
        {text.total(total)} <Link to={`/meetings/${view.month}/overview`}>{text.done}</Link>
      </p>
      <DiscardMeeting />
    </>
  );
}

/** The departments in their order: at once as dropped here, then as the server has it. */
function useDepartmentOrder(
  meetingId: string,
  agenda: readonly AgendaEntry[],
  onRefused: (sentence: string | null) => void,
) {
  const words = useWords();
  const { revalidate } = useRevalidator();
  const [order, setOrder] = useState<string[] | null>(null);
  const departments = agenda.filter((entry) => entry.part === "department");
  useEffect(() => setOrder(null), [agenda]);
  const entries = order
    ? order.flatMap((id) => departments.find((entry) => entry.id === id) ?? [])
    : departments;
  const arrange = async (itemIds: string[]) => {
    setOrder(itemIds);
    const sent = await sendCommand("arrange-agenda", { meetingId, itemIds });
    onRefused(sent.ok ? null : refusalWords(words, sent.error));
    if (!sent.ok) setOrder(null);
    revalidate();
  };
  return { entries, arrange: (itemIds: string[]) => void arrange(itemIds) };
}

interface DepartmentsProps {
  entries: readonly AgendaEntry[];
  onArrange(itemIds: string[]): void;
  onRefused(sentence: string | null): void;
}

function Departments({ entries, onArrange, onRefused }: DepartmentsProps) {
  const words = useWords();
  const ids = entries.map((entry) => entry.id);
  const sorting = useSorting({
    ids,
    nameOf(id) {
      const entry = entries.find((each) => each.id === id);
      return entry ? entryName(words, entry) : "";
    },
    onDrop: (id, over) =>
      changeKeepingFocus(() => onArrange(arrayMove(ids, ids.indexOf(id), ids.indexOf(over)))),
  });
  // dnd-kit renders hidden helpers with inline styles, which the page's policy forbids in HTML from
  // the server: there the rows are plain.
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  if (!mounted) {
    return (
      <ul className={styles.list}>
        {entries.map((entry) => (
          <AgendaRow key={entry.id} entry={entry} onRefused={onRefused} />
        ))}
      </ul>
    );
  }
  return (
    <DndContext {...sorting}>
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        <ul className={styles.list}>
          {entries.map((entry) => (
            <SortableAgendaRow key={entry.id} entry={entry} onRefused={onRefused} />
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  );
}
