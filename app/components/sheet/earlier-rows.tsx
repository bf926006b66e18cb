import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { failedSubjects } from "~/components/follow-up/failed-subjects";
import { useFollowUps } from "~/components/follow-up/use-follow-ups";
import { useMoves } from "~/components/follow-up/use-moves";
import { useToday } from "~/components/follow-up/use-today";
import { useLight } from "~/components/scorecard/lights-context";
import { comesBack } from "~/domain/follow-up/postponement";
import type { Month } from "~/domain/scorecard/month";
import { useAllWords } from "~/i18n/words-context";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { PersonName } from "~/protocol/live-keys";
import { parsePageKey, type PageKey } from "~/sheet/page-key";
import type { EarlierFollowUps } from "~/views/page";
import { EarlierRow } from "./earlier-row";
import styles from "./improvements.module.css";

interface EarlierRowsProps {
  /** The department's sheet of this month, which holds the progress; null until it is open. */
  room: Room | null;
  doc: Y.Doc | null;
  pageKey: PageKey;
  people: readonly PersonName[];
  reviewMonth: Month;
  earlier: EarlierFollowUps;
  revision: number;
  timeZone: string;
}

/** The band of the earlier months' follow-ups of a page: how they went, written this month. */
export function EarlierRows(props: EarlierRowsProps) {
  const { room, doc, pageKey, people, reviewMonth, earlier, timeZone } = props;
  const { band } = useAllWords().followUps;
  const today = useToday(timeZone);
  const moves = useMoves(today);
  const { followUps } = useFollowUps(earlier.companyId, earlier.followUps, props.revision);
  const ofPage = followUps.filter((each) => each.page === pageKey && each.raisedFor < reviewMonth);
  const rows = ofPage.filter((each) => comesBack(each, reviewMonth));
  return (
    <tbody className={styles.lastMonth}>
      <tr className={styles.band}>
        <th colSpan={5} scope="rowgroup">
          {band.title}
        </th>
      </tr>
      {rows.length === 0 && (
        <tr className={styles.none}>
          <td colSpan={5}>{band.none}</td>
        </tr>
      )}
      {rows.map((card, index) => (
        <EarlierRow
          key={card.id}
          {...{ room, doc, card, people, reviewMonth, today, timeZone }}
          number={index + 1}
          words={earlier.words[card.id]}
          before={earlier.before[card.id]}
          mayMove={earlier.mayMove.includes(card.department.id)}
          onMove={moves.request}
        />
      ))}
      <InVain pageKey={pageKey} month={reviewMonth} followUps={ofPage} />
      <tr className={styles.told}>
        <td colSpan={5}>
          <p role="status">{moves.notice}</p>
          {moves.dialog}
        </td>
      </tr>
    </tbody>
  );
}

interface InVainProps {
  pageKey: PageKey;
  month: Month;
  followUps: readonly LiveFollowUp[];
}

/** Says that the measures did not work, where that is so. */
function InVain({ pageKey, month, followUps }: InVainProps) {
  const { followUps: words } = useAllWords();
  const subject = parsePageKey(pageKey)?.subject;
  const id = subject?.kind === "measure" ? subject.measureId : "";
  const light = useLight("measure", id, month)?.light ?? null;
  if (!failedSubjects(followUps, month, new Map([[id, light]])).has(id)) return null;
  return (
    <tr className={styles.failed}>
      <td colSpan={5}>{words.didNotWork}</td>
    </tr>
  );
}
