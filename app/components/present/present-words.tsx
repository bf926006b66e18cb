import type { Room } from "~/collab/room";
import { useToday } from "~/components/follow-up/use-today";
import { useMeeting } from "~/components/meeting/meeting-context";
import { columnOf, isOpen } from "~/domain/follow-up/state";
import { yearOf } from "~/domain/scorecard/month";
import { formatDay, nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { DepartmentPage } from "~/views/page";
import { More } from "./more";
import styles from "./present-page.module.css";
import {
  useLiveEarlier,
  useLiveFindings,
  useLiveImprovements,
  type PresentedEarlier,
  type PresentedImprovement,
} from "./use-live-page";

interface WordsProps {
  /** The department's sheet; null until it is open. */
  room: Room | null;
  page: DepartmentPage;
  /** How many rows have no room. */
  left: number;
}

/** Problems and risks with their causes, as they are typed. */
export function PresentFindings({ room, page, left }: WordsProps) {
  const words = useAllWords();
  const text = words.sheet.findings;
  const findings = useLiveFindings(room, page);
  return (
    <section data-column="findings" className={styles.words}>
      <h2>{text.title}</h2>
      {findings.length === 0 && <p className={styles.none}>{words.projector.nothingWritten}</p>}
      <ol className={styles.rows}>
        {findings.map(({ id, kind, text: said, causes }) => (
          <li key={id}>
            <p>
              {kind === "risk" && <span className={styles.mark}>{text.risk}</span>}
              {said}
            </p>
            {[...new Set(causes)].map((cause) => (
              <p key={cause} className={styles.note}>
                <span className={styles.mark}>{text.cause}</span>
                {cause}
              </p>
            ))}
          </li>
        ))}
      </ol>
      <More count={left} />
    </section>
  );
}

/** How last month's measures went, and this month's, as they are typed. */
export function PresentImprovements({ room, page, left }: WordsProps) {
  const words = useAllWords();
  const { view } = useMeeting();
  const earlier = useLiveEarlier(room, page, view.month);
  const improvements = useLiveImprovements(room, page, view.people, view.month);
  const { improvements: text } = words.sheet;
  return (
    <section data-column="improvements" className={styles.words}>
      {earlier.length > 0 && (
        <>
          <h2>{text.lastMonth}</h2>
          <ol className={styles.rows}>
            {earlier.map((each) => (
              <Earlier key={each.card.id} {...each} />
            ))}
          </ol>
        </>
      )}
      <h2>{text.thisMonth}</h2>
      {improvements.length === 0 && <p className={styles.none}>{words.projector.nothingWritten}</p>}
      <ol className={styles.rows}>
        {improvements.map((each) => (
          <Improvement key={each.id} {...each} />
        ))}
      </ol>
      <More count={left} />
    </section>
  );
}

function Earlier({ card, words: said }: PresentedEarlier) {
  const words = useAllWords();
  const { view } = useMeeting();
  const today = useToday(view.timeZone);
  const day = (value: string) => formatDay(words.locale, value, yearOf(view.month));
  const due = card.dueOn === null ? card.dueTyped : day(card.dueOn);
  const owners = card.owners.map((owner) => nameIn(words.locale, owner));
  const facts = [owners.join(words.general.listSeparator), card.doneOn ? "" : due];
  const state = [
    words.followUps.columns[columnOf(card, today)],
    card.doneOn && words.followUps.doneOn(day(card.doneOn)),
    card.postponed > 0 && words.followUps.postponed(card.postponed),
  ];
  const progress = [said.progress, said.completion].filter(Boolean).join(" ");
  return (
    <li data-row-weight={isOpen(card.state) ? 1 : 0}>
      <p>{card.wording || words.followUps.noWording}</p>
      <p className={styles.note}>
        <strong>{state.filter(Boolean).join(" · ")}</strong>
        {facts.filter(Boolean).map((fact) => ` · ${fact}`)}
      </p>
      {progress !== "" && <p className={styles.note}>{progress}</p>}
    </li>
  );
}

function Improvement({ action, goal, owners, due }: PresentedImprovement) {
  const facts = [goal, owners, due].filter((fact) => fact.trim() !== "");
  return (
    <li data-row-weight="2">
      <p>{action}</p>
      {facts.length > 0 && <p className={styles.note}>{facts.join(" · ")}</p>}
    </li>
  );
}
