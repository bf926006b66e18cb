import { useCallback, useId, useMemo, useState } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { useMayType } from "~/collab/use-may-type";
import { useYOutline } from "~/collab/use-y-snapshot";
import { later, useLater } from "~/collab/later";
import type { Month } from "~/domain/scorecard/month";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { Locale } from "~/i18n/zh-CN";
import { fieldPlace } from "~/protocol/anchor";
import type { PersonName } from "~/protocol/live-keys";
import { improvementText, isImprovementDeleted, readImprovements } from "~/sheet/improvements";
import type { Owner } from "~/sheet/owners";
import { firstPageOf, type PageKey } from "~/sheet/page-key";
import type { EarlierFollowUps, ImprovementView } from "~/views/page";
import { EarlierRows } from "./earlier-rows";
import { ImprovementRow } from "./improvement-row";
import { improvementVerbs } from "./improvement-verbs";
import styles from "./improvements.module.css";
import { NewImprovementRow } from "./new-improvement-row";
import { RemovalNotice, type Removed } from "./removal-notice";
import { stepRow } from "./row-moves";
import { useLostRow } from "./use-lost-row";
import { useSyncedDoc } from "./use-synced-doc";

/** Rows are read before they are moved. */
const sorting = later(() => import("./improvement-sorting"));

/** What the table itself shows of a row; its words are shown by its fields. */
type Row = { readonly id: string; readonly owners: readonly Owner[] };

const NONE: Row[] = [];

interface ImprovementsProps {
  /** The department's sheet; null until it is open. */
  room: Room | null;
  pageKey: PageKey;
  /** The company's people, to be picked as owners. */
  people: readonly PersonName[];
  reviewMonth: Month;
  /** This month's rows as the server knew them, shown until the document is here. */
  initial: readonly ImprovementView[];
  /** What was raised on the page before this month, as of `revision`. */
  earlier: EarlierFollowUps;
  revision: number;
  timeZone: string;
  /** Whether this person will probably be able to write: keeps room for what is then added. */
  mayEdit?: boolean;
}

/** The improvement measures of a page: how the earlier ones went, and this month's. */
export function Improvements(props: ImprovementsProps) {
  return <ImprovementsOfPage key={props.pageKey} {...props} />;
}

function ImprovementsOfPage(props: ImprovementsProps) {
  const { room, pageKey, people, reviewMonth, initial, mayEdit = true } = props;
  const { locale, sheet } = useAllWords();
  const words = sheet.improvements;
  const title = useId();
  const doc = useSyncedDoc(room);
  const read = useCallback((from: Y.Doc) => readRows(from, pageKey), [pageKey]);
  const live = useYOutline(doc, read, NONE);
  const rows = doc === null ? initial.map((row) => initialRow(row, locale)) : live;
  const ids = rows.map(({ id }) => id);
  const mayType = useMayType(room);
  const moving = useLater(sorting);
  const verbs = useMemo(
    () => (room && doc && mayType ? improvementVerbs(room, doc, pageKey) : null),
    [room, doc, mayType, pageKey],
  );
  const [removed, setRemoved] = useState<Removed | null>(null);
  const remove = (id: string, next: string | null) => {
    verbs?.remove(id, next);
    setRemoved({ id, text: words.removed, takesFocus: next === null });
  };
  useLostRow(verbs && doc, deletedImprovement, (id, at) =>
    setRemoved({ id, text: words.lost, takesFocus: true, at }),
  );
  const nameOf = (id: string) =>
    (doc && improvementText(doc, id, "action")?.toString()) ||
    words.rowLabel(words.action, ids.indexOf(id) + 1);
  const step = (id: string, direction: "up" | "down") => {
    const move = stepRow(ids, id, direction);
    if (move) verbs?.move(id, move);
  };
  const waiting = doc === null && mayEdit;

  return (
    <section aria-labelledby={title} className={styles.section}>
      <h2 id={title} className={styles.title} data-place={fieldPlace("improvements")}>
        {words.title}
        {verbs && <small data-screen-only>{words.hint}</small>}
      </h2>
      <table className={styles.table} aria-labelledby={title}>
        <Head />
        {/* What was raised before comes back on the first page of a measure alone [FU13]. */}
        {pageKey === firstPageOf(pageKey) && (
          <EarlierRows
            {...{ room, doc, pageKey, people, reviewMonth }}
            earlier={props.earlier}
            revision={props.revision}
            timeZone={props.timeZone}
          />
        )}
        <tbody>
          <tr className={styles.band}>
            <th colSpan={5} scope="rowgroup">
              {words.thisMonth}
            </th>
          </tr>
          {rows.map(({ id, owners }, index) => (
            <ImprovementRow
              key={id}
              {...{ room, doc, id, owners, people, reviewMonth, verbs }}
              initial={doc === null ? initial[index] : undefined}
              number={index + 1}
              previous={ids[index - 1]}
              next={ids[index + 1]}
              onStep={step}
              onRemove={remove}
            />
          ))}
          {verbs || waiting ? (
            <NewImprovementRow
              onAdd={(action) => verbs?.add(action)}
              onPaste={(pasted) => verbs?.addAll(pasted)}
              people={people}
              waiting={waiting}
            />
          ) : (
            rows.length === 0 && (
              <tr className={styles.none}>
                <td colSpan={5}>{words.none}</td>
              </tr>
            )
          )}
        </tbody>
      </table>
      {verbs && moving && (
        <moving.ImprovementSorting ids={ids} nameOf={nameOf} onMove={verbs.move} />
      )}
      <RemovalNotice
        removed={verbs && removed}
        isBack={removed !== null && ids.includes(removed.id)}
        onUndo={(id) => verbs?.restore(id, removed?.at)}
        onClose={() => setRemoved(null)}
      />
    </section>
  );
}

function initialRow({ id, owners }: ImprovementView, locale: Locale): Row {
  return { id, owners: owners.map((owner) => ({ kind: "name", name: nameIn(locale, owner) })) };
}

function deletedImprovement(doc: Y.Doc, id: string): string | null {
  return isImprovementDeleted(doc, id) ? id : null;
}

function readRows(doc: Y.Doc, page: PageKey): Row[] {
  return readImprovements(doc, page).map(({ id, owners }) => ({ id, owners }));
}

function Head() {
  const words = useAllWords().sheet.improvements;
  return (
    <thead>
      <tr>
        {(["action", "goal", "owners", "due", "outcome"] as const).map((column) => (
          <th key={column} scope="col" data-column={column}>
            {words[column]}
          </th>
        ))}
      </tr>
    </thead>
  );
}
