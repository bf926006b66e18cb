import {
  KeyboardCode,
  PointerSensor,
  pointerWithin,
  rectIntersection,
  useSensor,
  useSensors,
  type CollisionDetection,
  type DndContextProps,
  type KeyboardCoordinateGetter,
  type UniqueIdentifier,
} from "@dnd-kit/core";
import { useId } from "react";
import { PromptKeyboardSensor } from "~/components/ui/prompt-keyboard-sensor";
import { columnOf, COLUMNS, type Column } from "~/domain/follow-up/state";
import type { Day } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";

/** How far inside a column a card is put by the keyboard, in CSS pixels. */
const INSET = 8;

interface BoardDrag {
  cards: readonly LiveFollowUp[];
  today: Day;
  onLift: (card: LiveFollowUp | null) => void;
  onDrop: (card: LiveFollowUp, column: Column) => void;
}

/** What `DndContext` needs to let cards be dragged by mouse, touch and keyboard, told in words. */
export function useBoardDrag({ cards, today, onLift, onDrop }: BoardDrag): DndContextProps {
  const { followUps } = useAllWords();
  const { drag, columns } = followUps;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(PromptKeyboardSensor, { coordinateGetter: toNextColumn }),
  );
  const cardOf = (id: UniqueIdentifier) => cards.find((card) => card.id === id);
  const name = ({ id }: { id: UniqueIdentifier }) => cardOf(id)?.wording || followUps.noWording;
  const home = ({ id }: { id: UniqueIdentifier }) => {
    const card = cardOf(id);
    return card ? columnOf(card, today) : null;
  };
  const picked = (active: { id: UniqueIdentifier }) => {
    const column = home(active);
    return column === null ? undefined : drag.picked(name(active), columns[column]);
  };
  const over = (target: { id: UniqueIdentifier } | null) => target && columnNamed(target.id);
  return {
    id: useId(),
    sensors,
    collisionDetection,
    accessibility: {
      // The page keeps it, and does not take it back from whoever has gone elsewhere.
      restoreFocus: false,
      container: typeof document === "undefined" ? undefined : document.body,
      screenReaderInstructions: { draggable: drag.instructions },
      announcements: {
        onDragStart: ({ active }) => picked(active),
        onDragOver: ({ active, over: target }) => {
          const column = over(target);
          if (column === null) return undefined;
          // Over its own column it is as it was picked up: no second sentence cuts off the first.
          return column === home(active)
            ? picked(active)
            : drag.over(name(active), columns[column]);
        },
        onDragEnd: ({ active, over: target }) => {
          const column = over(target);
          return column ? drag.dropped(name(active), columns[column]) : drag.back(name(active));
        },
        onDragCancel: ({ active }) => drag.back(name(active)),
      },
    },
    onDragStart: ({ active }) => onLift(cardOf(active.id) ?? null),
    onDragCancel: () => onLift(null),
    onDragEnd: ({ active, over: target }) => {
      onLift(null);
      const card = cardOf(active.id);
      const column = over(target);
      if (card && column && column !== home(active)) onDrop(card, column);
    },
  };
}

function columnNamed(id: UniqueIdentifier): Column | null {
  return COLUMNS.find((column) => column === id) ?? null;
}

/** Under the pointer, if there is one: a tall card lies over columns that nobody points at. */
const collisionDetection: CollisionDetection = (args) =>
  args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args);

const STEPS: Readonly<Record<string, -1 | 1>> = {
  [KeyboardCode.Left]: -1,
  [KeyboardCode.Up]: -1,
  [KeyboardCode.Right]: 1,
  [KeyboardCode.Down]: 1,
};

/** An arrow moves the card into the column beside the one it is over, wherever the columns stand. */
const toNextColumn: KeyboardCoordinateGetter = (event, { context }) => {
  const step = STEPS[event.code];
  if (step === undefined) return undefined;
  event.preventDefault();
  const { over, droppableRects } = context;
  const index = COLUMNS.findIndex((column) => column === over?.id);
  const next = COLUMNS[index + step];
  const rect = next && droppableRects.get(next);
  return rect ? { x: rect.left + INSET, y: rect.top + INSET } : undefined;
};
