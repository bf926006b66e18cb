import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { useYText } from "~/collab/use-y-snapshot";
import { ChangeButtons } from "~/components/follow-up/change-buttons";
import { DueFacts, isPending, StateNote } from "~/components/follow-up/card-facts";
import { History } from "~/components/follow-up/history";
import { MoveMenu } from "~/components/follow-up/move-menu";
import { columnOf, type MoveTarget } from "~/domain/follow-up/state";
import type { Day, Month } from "~/domain/scorecard/month";
import { formatMonthShort, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { PersonName } from "~/protocol/live-keys";
import { progressText, type ProgressField } from "~/sheet/progress";
import type { ProgressWords } from "~/views/page";
import { CoText } from "./co-text";
import styles from "./improvements.module.css";
import { useNameOf } from "./use-name-of";

interface EarlierRowProps {
  room: Room | null;
  doc: Y.Doc | null;
  card: LiveFollowUp;
  people: readonly PersonName[];
  reviewMonth: Month;
  today: Day;
  timeZone: string;
  /** The row's number in the band, from 1. */
  number: number;
  /** This month's words as projected, until the document is here. */
  words: ProgressWords | undefined;
  /** The newest words of a month before. */
  before: (ProgressWords & { month: Month }) | undefined;
  mayMove: boolean;
  onMove: (card: LiveFollowUp, target: MoveTarget) => void;
}

/** A follow-up of an earlier month: what was agreed, where it stands, and this month's progress. */
export function EarlierRow(props: EarlierRowProps) {
  const { card, today } = props;
  const { sheet, followUps, general, locale } = useAllWords();
  const words = sheet.improvements;
  return (
    <tr className={styles.row} data-follow-up={card.id}>
      <td data-label={words.action}>
        <span className={styles.said}>{card.wording || followUps.noWording}</span>
        {card.kind !== "improvement" && <small>{followUps.kinds[card.kind]}</small>}
      </td>
      <td data-label={words.goal}>{card.goal}</td>
      <td data-label={words.owners}>
        {card.owners.map((owner) => nameIn(locale, owner)).join(general.listSeparator)}
      </td>
      <td data-label={words.due}>
        <DueFacts card={card} today={today} headed />
      </td>
      <td data-label={words.outcome} className={styles.outcomes}>
        <Progress {...props} field="progress" />
        <Progress {...props} field="completion" />
        <StateNote card={card} today={today} />
        <State {...props} />
      </td>
    </tr>
  );
}

/** One of the two texts of this month, and under an empty one what was written the month before. */
function Progress(props: EarlierRowProps & { field: ProgressField }) {
  const { room, doc, card, number, words: projected, before, field } = props;
  const { sheet, followUps, locale } = useAllWords();
  const text = sheet.improvements;
  const nameOf = useNameOf();
  const shared = doc && progressText(doc, card.id, field);
  const initial = projected?.[field] ?? "";
  const written = useYText(shared, initial);
  const earlier = written === "" ? (before?.[field] ?? "") : "";
  return (
    <div className={styles.outcome} data-field={field}>
      <span className={styles.mark} aria-hidden="true">
        {field === "progress" ? text.progressMark : text.completionMark}
      </span>
      <div>
        <CoText
          room={room}
          text={shared}
          initial={initial}
          label={followUps.band.label(text[field], number)}
          placeholder={field === "progress" ? text.progressEmpty : text.completionEmpty}
          nameOf={nameOf}
        />
        {before && earlier !== "" && (
          <p className={styles.before}>
            {followUps.band.before(formatMonthShort(locale, before.month), earlier)}
          </p>
        )}
      </div>
    </div>
  );
}

/** Where it stands, and for those who may: moving and changing it. */
function State({ card, today, timeZone, people, mayMove, onMove }: EarlierRowProps) {
  const { followUps } = useAllWords();
  const column = followUps.columns[columnOf(card, today)];
  const name = card.wording || followUps.noWording;
  return (
    <div className={styles.state}>
      {mayMove && !card.withdrawn ? (
        <>
          <MoveMenu
            card={card}
            today={today}
            label={column}
            onMove={(target) => onMove(card, target)}
          />
          {isPending(card) && !card.onPage && <ChangeButtons card={card} people={people} />}
        </>
      ) : (
        <span>{column}</span>
      )}
      <History followUpId={card.id} name={name} timeZone={timeZone} />
    </div>
  );
}
