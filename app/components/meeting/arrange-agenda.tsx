import {
  closestCenter,
  DndContext,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
} from "@dnd-kit/core";
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { Link, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { Refusal } from "~/components/ui/field";
import { PromptKeyboardSensor } from "~/components/ui/prompt-keyboard-sensor";
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
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(PromptKeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const accessibility = useSpokenMoves(entries);
  const ids = entries.map((entry) => entry.id);
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
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    onArrange(arrayMove(ids, ids.indexOf(String(active.id)), ids.indexOf(String(over.id))));
  };
  return (
    <DndContext
      id="arrange-agenda"
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={accessibility}
    >
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

/** What is said aloud while a department is moved. */
function useSpokenMoves(entries: readonly AgendaEntry[]) {
  const words = useWords();
  const text = words.meetingPages.arrange;
  const nameOf = (id: string | number) => {
    const entry = entries.find((each) => each.id === id);
    return entry ? entryName(words, entry) : "";
  };
  const positionOf = (id: string | number) => entries.findIndex((each) => each.id === id) + 1;
  const announcements: Announcements = {
    onDragStart: ({ active }) =>
      text.picked(nameOf(active.id), positionOf(active.id), entries.length),
    // dnd-kit reports the start as moving over itself: that must not drown the word of picking up.
    onDragOver: ({ active, over }) => {
      if (!over) return undefined;
      const say = over.id === active.id ? text.picked : text.moved;
      return say(nameOf(active.id), positionOf(over.id), entries.length);
    },
    onDragEnd: ({ active, over }) =>
      text.dropped(nameOf(active.id), positionOf((over ?? active).id)),
    onDragCancel: ({ active }) => text.cancelled(nameOf(active.id)),
  };
  return {
    announcements,
    // The page keeps it, and does not take it back from whoever has gone elsewhere.
    restoreFocus: false,
    screenReaderInstructions: { draggable: text.instructions },
  };
}
