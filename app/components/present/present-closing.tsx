import type * as Y from "yjs";
import { useRoom } from "~/collab/use-room";
import { useYSnapshot } from "~/collab/use-y-snapshot";
import { describe } from "~/components/closing/blocker-line";
import { useClosing, useMeeting } from "~/components/meeting/meeting-context";
import { useSyncedDoc } from "~/components/sheet/use-synced-doc";
import { unwaived } from "~/domain/meeting/closing";
import { yearOf } from "~/domain/scorecard/month";
import { formatDay, formatMonth, nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { THREAD_PREFIX } from "~/protocol/live-keys";
import { useLiveValuesUnder } from "~/collab/use-live-value";
import type { LiveThread } from "~/protocol/live-thread";
import { readClosing, type ClosingPage } from "~/sheet/closing-document";
import type { AgreedMeasure, ClosingView } from "~/views/closing";
import { More } from "./more";
import styles from "./present-page.module.css";
import { useFit } from "./use-fit";

const NOTHING: ClosingPage = { remarks: "", decisions: "" };

/** The closing on the wall: decisions and remarks as they are typed, and what is still open. */
export function PresentClosing({ closing }: { closing: ClosingView }) {
  const words = useWords();
  const { view } = useMeeting();
  const doc = useSyncedDoc(useRoom(closing.room));
  const live = useYSnapshot<Y.Doc, ClosingPage>(doc, readClosing, NOTHING);
  const { remarks, decisions } = doc === null ? closing : live;
  const { ref, left } = useFit();
  const text = words.meetingPages.closing;
  return (
    <>
      <header className={styles.head}>
        <div>
          <p className={styles.context}>{formatMonth(words.locale, view.month)}</p>
          <h1>{text.title}</h1>
        </div>
      </header>
      <div ref={ref} className={styles.columns}>
        <div className={styles.column}>
          <Said name="decisions" title={text.decisions} said={decisions} left={left} />
          <Said name="remarks" title={text.remarks} said={remarks} left={left} />
        </div>
        <div className={styles.column}>
          <OpenItems left={left["open"] ?? 0} />
          <Agreed measures={closing.agreed} left={left["agreed"] ?? 0} />
        </div>
      </div>
    </>
  );
}

interface SaidProps {
  name: string;
  title: string;
  said: string;
  left: Readonly<Record<string, number>>;
}

function Said({ name, title, said, left }: SaidProps) {
  const text = useWords().projector;
  // A line has no other name than its place.
  const lines = said
    .split("\n")
    .map((line, index) => ({ key: `line ${index}`, line }))
    .filter(({ line }) => line.trim() !== "");
  return (
    <section data-column={name} className={styles.words}>
      <h2>{title}</h2>
      {lines.length === 0 && <p className={styles.none}>{text.nothingWritten}</p>}
      <ol className={styles.rows}>
        {lines.map(({ key, line }) => (
          <li key={key}>{line}</li>
        ))}
      </ol>
      <More count={left[name] ?? 0} />
    </section>
  );
}

/** What blocks closing and was not waived: what pages lack, questions and support without answer. */
function OpenItems({ left }: { left: number }) {
  const words = useWords();
  const text = words.projector;
  const { view, room } = useMeeting();
  const { blockers, waivers } = useClosing();
  const threads = useLiveValuesUnder<LiveThread>(room, THREAD_PREFIX, view.values, view.revision);
  const keys = waivers.map(({ blocker }) => blocker);
  const open = unwaived(blockers, keys).map((blocker) => {
    const thread =
      "questionId" in blocker ? threads.get(`${THREAD_PREFIX}${blocker.questionId}`) : null;
    return { key: blocker.key, ...describe(words, view, blocker, thread ?? null) };
  });
  return (
    <section data-column="open" className={styles.words}>
      <h2>
        {text.openItems} <small>{open.length}</small>
      </h2>
      {open.length === 0 && <p className={styles.none}>{text.noOpenItems}</p>}
      <ul className={styles.rows}>
        {open.map(({ key, title, note }) => (
          <li key={key}>
            {title} <span className={styles.note}>{note}</span>
          </li>
        ))}
      </ul>
      <More count={left} />
    </section>
  );
}

function Agreed({ measures, left }: { measures: readonly AgreedMeasure[]; left: number }) {
  const words = useWords();
  const { view } = useMeeting();
  const text = words.meetingPages.closing;
  return (
    <section data-column="agreed" className={styles.words}>
      <h2>
        {text.agreed} <small>{measures.length}</small>
      </h2>
      {measures.length === 0 && <p className={styles.none}>{text.noneAgreed}</p>}
      <ul className={styles.rows}>
        {measures.map((measure) => {
          const owners = measure.owners.map((owner) => nameIn(words.locale, owner));
          const due = measure.dueOn
            ? formatDay(words.locale, measure.dueOn, yearOf(view.month))
            : measure.dueTyped;
          const facts = [owners.join(words.general.listSeparator), due].filter(Boolean);
          return (
            <li key={measure.id}>
              <b>{measure.code}</b> {measure.action}{" "}
              <span className={styles.note}>{facts.join(" · ")}</span>
            </li>
          );
        })}
      </ul>
      <More count={left} />
    </section>
  );
}
