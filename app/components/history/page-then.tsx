import { Button } from "~/components/ui/button";
import type { Stretch } from "~/domain/text/word-difference";
import { useAllWords } from "~/i18n/words-context";
import type { PageRow, PlanRowKind } from "~/sheet/page-rows";
import styles from "./history.module.css";
import type { ShownRow } from "./page-comparison";

const PLAN_KINDS: readonly PlanRowKind[] = ["onTrack", "targets", "planProgress", "nextSteps"];

interface PageThenProps {
  rows: readonly ShownRow[];
  /** The rows that are deleted now, by their id. */
  deletedNow: ReadonlySet<string>;
  onRestore: ((row: PageRow | ShownRow["row"]) => void) | null;
}

/** The page as it was, or between two moments; to be read, not written on. */
export function PageThen({ rows, deletedNow, onRestore }: PageThenProps) {
  const { sheet, pictures, breakdown } = useAllWords();
  const isOf = (kind: PageRow["kind"]) => (each: ShownRow) => each.row.kind === kind;
  const [isEarlier, isMeasure, isPicture, isTable] = [
    isOf("progress"),
    isOf("improvement"),
    isOf("picture"),
    isOf("table"),
  ];
  const isPlan = (each: ShownRow) => PLAN_KINDS.some((kind) => kind === each.row.kind);
  const isFinding = (each: ShownRow) =>
    [isPlan, isEarlier, isMeasure, isPicture, isTable].every((is) => !is(each));
  const parts = [
    { title: sheet.plan.review.title, rows: rows.filter(isPlan) },
    {
      title: sheet.findings.title,
      rows: rows.filter(isFinding),
    },
    { title: breakdown.title, rows: rows.filter(isTable) },
    { title: sheet.improvements.lastMonth, rows: rows.filter(isEarlier) },
    { title: sheet.improvements.thisMonth, rows: rows.filter(isMeasure) },
    { title: pictures.title, rows: rows.filter(isPicture) },
  ];
  return parts
    .filter((part) => part.rows.length > 0)
    .map((part) => (
      <section key={part.title} className={styles.part}>
        <h3>{part.title}</h3>
        <ul>
          {part.rows.map((shown) => (
            <Row
              key={shown.row.id}
              shown={shown}
              isDeletedNow={deletedNow.has(shown.row.id)}
              onRestore={onRestore}
            />
          ))}
        </ul>
      </section>
    ));
}

interface RowProps {
  shown: ShownRow;
  isDeletedNow: boolean;
  onRestore: PageThenProps["onRestore"];
}

function Row({ shown: { row, mark, fields }, isDeletedNow, onRestore }: RowProps) {
  const { history } = useAllWords();
  const kind = history.kinds[row.kind];
  const name = Object.values(row.fields).find((text) => text !== "") ?? "";
  return (
    <li className={styles.row} data-kind={row.kind} data-mark={mark ?? undefined}>
      <span className={styles.kind}>{kind}</span>
      <dl className={styles.fields}>
        {row.about !== null && (
          <div>
            <dt className="visually-hidden">{history.fields.action}</dt>
            <dd>{row.about}</dd>
          </div>
        )}
        {fields.map(({ field, stretches }) => (
          <div key={field}>
            <dt className={field === "text" ? "visually-hidden" : undefined}>
              {history.fields[field]}
            </dt>
            <dd>
              <Stretches stretches={stretches} />
            </dd>
          </div>
        ))}
      </dl>
      <span className={styles.side}>
        {mark && <b className={styles.mark}>{history.marks[mark]}</b>}
        {isDeletedNow && <span className={styles.mark}>{history.deletedNow}</span>}
        {isDeletedNow && onRestore && (
          <Button
            look="quiet"
            aria-label={history.restoreOf(kind, name)}
            onClick={() => onRestore(row)}
          >
            {history.restore}
          </Button>
        )}
      </span>
    </li>
  );
}

/** Words with what was added underlined and what was removed struck through, and both said aloud. */
function Stretches({ stretches }: { stretches: readonly Stretch[] }) {
  const { spoken } = useAllWords().history;
  return withPlaces(stretches).map(({ kind, text, place }) => {
    if (kind === "same") return <span key={place}>{text}</span>;
    const Changed = kind === "added" ? "ins" : "del";
    return (
      <Changed key={place}>
        <span className="visually-hidden">{spoken[kind]}</span>
        {text}
      </Changed>
    );
  });
}

/** Each stretch with the place at which it begins, which no other one has. */
function withPlaces(stretches: readonly Stretch[]): (Stretch & { place: number })[] {
  const placed: (Stretch & { place: number })[] = [];
  for (const stretch of stretches) {
    const last = placed.at(-1);
    placed.push({ ...stretch, place: last ? last.place + last.text.length : 0 });
  }
  return placed;
}
