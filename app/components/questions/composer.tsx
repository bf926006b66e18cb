import { useEffect, useState } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { wordsProblem } from "~/domain/question/comment";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { pageOf, type Anchor } from "~/protocol/anchor";
import styles from "./composer.module.css";
import { MentionField } from "./mention-field";
import { mentionedIn } from "./mention-text";
import { useQuestions } from "./questions-context";
import { useDraft } from "./use-draft";
import { usePickPlace } from "./use-pick-place";
import { usePlaceWords } from "./use-place-words";
import { useMay } from "./use-may";
import { useSend } from "./use-send";

/** Under which name what is being written in a meeting is kept. */
export const composing = (meetingId: string) => `comment ${meetingId}`;

/** Where a new comment is written: what it hangs on, its words, and whom it asks. */
export function Composer() {
  const words = useWords();
  const text = words.questions.compose;
  const { view } = useMeeting();
  const { draft, compose, shown, rail } = useQuestions();
  const { words: body, id, write: setBody } = useDraft(composing(view.id));
  const [ask, setAsk] = useState<readonly string[]>([]);
  const [departmentId, setDepartmentId] = useState("");
  const { busy, refusal, send } = useSend();
  // What was begun on one page stays on it, wherever its writer goes meanwhile.
  const [begun, setBegun] = useState<Anchor | null>(null);
  useEffect(() => setBegun(null), [draft]);
  // It never shrinks when it loses the focus: what was about to be clicked would slip away.
  const [begunOnce, setBegunOnce] = useState(false);
  const anchor = draft ?? begun ?? anchorOf(shown, departmentId);
  const write = (typed: string) => {
    if (body === "") setBegun(anchor);
    if (typed === "") setBegun(null);
    setBody(typed);
  };
  const ready = anchor !== null && wordsProblem(body) === null && !busy;
  const submit = async () => {
    if (!ready) return;
    const mentions = mentionedIn(body, view.people);
    const asked = ask.length > 0 ? ask : null;
    const input = { meetingId: view.id, anchor, body, mentions, ask: asked, draft: id };
    if (!(await send("add-comment", input))) return;
    write("");
    setAsk([]);
    compose(null);
  };
  const wanted = rail.wanted?.what === "composer" ? rail.wanted.times : 0;
  return (
    <form
      className={styles.composer}
      aria-label={text.label}
      data-begun={begunOnce || draft !== null || body !== "" || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {shown ? (
        <Where anchor={anchor} />
      ) : (
        <DepartmentSelect value={departmentId} onChange={setDepartmentId} />
      )}
      <MentionField
        label={text.label}
        placeholder={text.placeholder}
        value={body}
        onChange={write}
        onSubmit={() => void submit()}
        onEscape={() => compose(null)}
        onFocus={() => setBegunOnce(true)}
        focusTimes={wanted}
      />
      <Asked chosen={ask} onChange={setAsk} />
      {refusal && <Refusal>{refusal}</Refusal>}
      <div className={styles.send}>
        <Button type="submit" look="primary" disabled={!ready}>
          {ask.length > 0 ? text.question : text.comment}
        </Button>
        <small>{text.hint}</small>
      </div>
    </form>
  );
}

function anchorOf(
  shown: { departmentId: string; page: string | null } | null,
  departmentId: string,
): Anchor | null {
  if (shown?.page) return { kind: "page", departmentId: shown.departmentId, page: shown.page };
  const id = shown?.departmentId ?? departmentId;
  return id === "" ? null : { kind: "department", departmentId: id };
}

/** What the comment hangs on, and how to hang it on something else. */
function Where({ anchor }: { anchor: Anchor | null }) {
  const text = useWords().questions.compose;
  const { compose, shown } = useQuestions();
  const place = usePlaceWords();
  const { picking, pick } = usePickPlace();
  if (!anchor) return null;
  const isHere = pageOf(anchor) === shown?.page;
  const part = [isHere ? "" : place.pageOf(anchor), place.partOf(anchor)]
    .filter(Boolean)
    .join(" · ");
  return (
    <div className={styles.where}>
      <span>
        <span className={styles.faint}>{text.where}</span> {part || text.page}
      </span>
      {anchor.kind === "text" && <blockquote>{anchor.quote}</blockquote>}
      {shown?.page && (
        <span className={styles.places}>
          <Button look="quiet" aria-pressed={picking} onClick={pick}>
            {text.pick}
          </Button>
          {anchor.kind !== "page" && (
            <Button look="quiet" onClick={() => compose(null)}>
              {text.wholePage}
            </Button>
          )}
        </span>
      )}
      {picking && <p role="status">{text.picking}</p>}
    </div>
  );
}

/** Beside no department's page a comment hangs on a department as a whole. */
function DepartmentSelect({ value, onChange }: { value: string; onChange(id: string): void }) {
  const words = useWords();
  const text = words.questions.compose;
  const { view } = useMeeting();
  return (
    <label className={styles.department}>
      {text.departmentChoice}{" "}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">…</option>
        {view.agenda.flatMap(({ department }) =>
          department ? (
            <option key={department.id} value={department.id}>
              {text.department(nameIn(words.locale, department))}
            </option>
          ) : (
            []
          ),
        )}
      </select>
    </label>
  );
}

function Asked({
  chosen,
  onChange,
}: {
  chosen: readonly string[];
  onChange(ids: readonly string[]): void;
}) {
  const words = useWords();
  const { view } = useMeeting();
  const may = useMay();
  if (!may("question.ask")) return null;
  return (
    <fieldset className={styles.asked}>
      <legend>{words.questions.compose.ask}</legend>
      {view.agenda.flatMap(({ department }) =>
        department ? (
          <label key={department.id} className={styles.chip}>
            <input
              type="checkbox"
              checked={chosen.includes(department.id)}
              onChange={({ target }) =>
                onChange(
                  target.checked
                    ? [...chosen, department.id]
                    : chosen.filter((id) => id !== department.id),
                )
              }
            />
            {nameIn(words.locale, department)}
          </label>
        ) : (
          []
        ),
      )}
    </fieldset>
  );
}
