import { useCallback, useId, useMemo, useState } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { useMayType } from "~/collab/use-may-type";
import { useYOutline } from "~/collab/use-y-snapshot";
import { Button } from "~/components/ui/button";
import { useAllWords } from "~/i18n/words-context";
import { fieldPlace } from "~/protocol/anchor";
import { deletedFindingRow } from "~/sheet/findings";
import type { PageKey } from "~/sheet/page-key";
import {
  countOf,
  numbersByKind,
  outlineOf,
  readOutline,
  type FindingOutline,
  type InitialFinding,
} from "./finding-outline";
import { FindingRow } from "./finding-row";
import { findingVerbs, type FindingRowKind } from "./finding-verbs";
import styles from "./findings.module.css";
import { RemovalNotice, type Removed } from "./removal-notice";
import { stepRow } from "./row-moves";
import { useLostRow } from "./use-lost-row";
import { useSyncedDoc } from "./use-synced-doc";

const NONE: FindingOutline[] = [];

interface FindingsProps {
  /** The department's sheet; null until it is open. */
  room: Room | null;
  pageKey: PageKey;
  /** What the page says as the server knew it, shown until the document is here. */
  initial: readonly InitialFinding[];
  /** Whether this person will probably be able to write: keeps room for what is then added. */
  mayEdit?: boolean;
}

/** Main problems and risks of a page, each with its causes, written by everybody at once. */
export function Findings(props: FindingsProps) {
  return <FindingsOfPage key={props.pageKey} {...props} />;
}

function FindingsOfPage({ room, pageKey, initial, mayEdit = true }: FindingsProps) {
  const words = useAllWords().sheet.findings;
  const title = useId();
  const doc = useSyncedDoc(room);
  const read = useCallback((from: Y.Doc) => readOutline(from, pageKey), [pageKey]);
  const live = useYOutline(doc, read, NONE);
  const findings = doc === null ? outlineOf(initial) : live;
  const numbers = numbersByKind(findings);
  const mayType = useMayType(room);
  const verbs = useMemo(
    () => (room && doc && mayType ? findingVerbs(room, doc, pageKey) : null),
    [room, doc, mayType, pageKey],
  );
  const [removed, setRemoved] = useState<(Removed & { kind: FindingRowKind }) | null>(null);
  const [moved, setMoved] = useState("");

  const remove = (kind: FindingRowKind, id: string, next: string | null) => {
    const name = kind === "cause" ? words.causeLong : words[kind];
    verbs?.remove(kind, id, next);
    setRemoved({ id, kind, text: words.removed(name), takesFocus: next === null });
  };
  useLostRow(verbs && doc, deletedFindingRow, ({ kind, id }, at) => {
    const name = kind === "cause" ? words.causeLong : words[kind];
    setRemoved({ id, kind, text: words.lost(name), takesFocus: true, at });
  });
  const move = (
    kind: FindingRowKind,
    ids: readonly string[],
    id: string,
    direction: "up" | "down",
    name: string,
  ) => {
    const step = stepRow(ids, id, direction);
    if (step === null) return;
    verbs?.move(kind, id, step);
    const position = ids.indexOf(id) + (direction === "up" ? 0 : 2);
    setMoved(words.movedTo(name, position, ids.length));
  };
  const isBack = (id: string) =>
    findings.some((row) => row.id === id || row.causes.some((cause) => cause.id === id));

  return (
    <section aria-labelledby={title} className={styles.section}>
      <h2 id={title} className={styles.title} data-place={fieldPlace("findings")}>
        {words.title}
        {findings.length > 0 && (
          <small>{words.summary(countOf(findings, "problem"), countOf(findings, "risk"))}</small>
        )}
      </h2>
      {findings.length === 0 ? (
        <p className={styles.none}>{words.none}</p>
      ) : (
        <ol className={styles.list}>
          {findings.map((finding, index) => (
            <FindingRow
              key={finding.id}
              room={room}
              doc={doc}
              finding={finding}
              name={words.label(words[finding.kind], numbers[index] ?? index + 1)}
              ids={findings.map(({ id }) => id)}
              verbs={verbs}
              onMove={move}
              onRemove={remove}
            />
          ))}
        </ol>
      )}
      <RemovalNotice
        removed={verbs && removed}
        isBack={removed !== null && isBack(removed.id)}
        onUndo={(id) => removed && verbs?.restore(removed.kind, id, removed.at)}
        onClose={() => setRemoved(null)}
      />
      {(verbs !== null || (doc === null && mayEdit)) && (
        <p className={styles.foot} data-waiting={verbs === null} data-screen-only>
          <Button look="quiet" onClick={() => verbs?.add("problem")}>
            {words.addProblem}
          </Button>
          <Button look="quiet" onClick={() => verbs?.add("risk")}>
            {words.addRisk}
          </Button>
          <small>{words.hint}</small>
        </p>
      )}
      <p aria-live="polite" className="visually-hidden">
        {moved}
      </p>
    </section>
  );
}
