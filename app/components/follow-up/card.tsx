import { useDraggable } from "@dnd-kit/core";
import type { PointerEvent } from "react";
import type { MoveTarget } from "~/domain/follow-up/state";
import type { Day, Month } from "~/domain/scorecard/month";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { PersonName } from "~/protocol/live-keys";
import { DueFacts, isPending, Origin, StateNote } from "./card-facts";
import styles from "./card.module.css";
import { ChangeButtons } from "./change-buttons";
import { History } from "./history";
import { MoveMenu } from "./move-menu";

/** What a card needs of the board around it. */
export interface CardSetting {
  today: Day;
  timeZone: string;
  month: Month | null;
  people: readonly PersonName[];
  mayMove: boolean;
  /** The measures of its page did not work. */
  didNotWork: boolean;
  onMove: (card: LiveFollowUp, target: MoveTarget) => void;
}

/** A follow-up on the board: to be read, dragged by its grip (by mouse anywhere), and changed. */
export function FollowUpCard({ card, setting }: { card: LiveFollowUp; setting: CardSetting }) {
  const { followUps } = useAllWords();
  const { today, timeZone, people, mayMove, onMove } = setting;
  const name = card.wording || followUps.noWording;
  const canBeMoved = mayMove && !card.withdrawn;
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({
    id: card.id,
    disabled: !canBeMoved,
    attributes: { roleDescription: followUps.drag.role },
  });
  // A finger on the card scrolls the page; only the grip is for dragging it.
  const onPointerDown = (event: PointerEvent) => {
    const isMouse = event.pointerType === "mouse" && !isControl(event.target);
    if (isMouse) listeners?.["onPointerDown"]?.(event);
  };
  return (
    <article
      ref={setNodeRef}
      className={styles.card}
      data-dragging={isDragging || undefined}
      data-movable={canBeMoved || undefined}
      data-follow-up={card.id}
      aria-label={name}
      onPointerDown={onPointerDown}
    >
      <CardBody card={card} setting={setting} />
      <div className={styles.actions}>
        {canBeMoved && (
          <button
            type="button"
            id={`grip-${card.id}`}
            ref={setActivatorNodeRef}
            {...attributes}
            {...listeners}
            className={styles.grip}
            aria-label={followUps.moveNamed(name)}
          >
            ⠿
          </button>
        )}
        {canBeMoved && (
          <MoveMenu card={card} today={today} onMove={(target) => onMove(card, target)} />
        )}
        {mayMove && isPending(card) && !card.onPage && (
          <ChangeButtons card={card} people={people} />
        )}
        <History followUpId={card.id} name={name} timeZone={timeZone} />
      </div>
    </article>
  );
}

/** Whether something on the card has a use of its own for the pointer; its dialogs lie within it. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest("a, button, dialog") !== null;
}

/** What a card says; also shown under the pointer while it is dragged. */
export function CardBody({ card, setting }: { card: LiveFollowUp; setting: CardSetting }) {
  const { followUps, general, locale } = useAllWords();
  const { today, month, didNotWork } = setting;
  return (
    <>
      <p className={styles.wording}>{card.wording || followUps.noWording}</p>
      {card.goal !== "" && <p className={styles.goal}>{followUps.goal(card.goal)}</p>}
      <p className={styles.owners}>
        {card.owners.map((owner) => nameIn(locale, owner)).join(general.listSeparator)}
      </p>
      <DueFacts card={card} today={today} />
      <StateNote card={card} today={today} />
      <Origin card={card} month={month} />
      {didNotWork && card.subject && (
        <p className={styles.failed}>{followUps.didNotWorkOn(card.subject.code)}</p>
      )}
    </>
  );
}
