import { useId, useState, type FormEvent } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { TextAreaField } from "~/components/form/text-area-field";
import { useClosing, useMeeting } from "~/components/meeting/meeting-context";
import { Button } from "~/components/ui/button";
import { unwaived, type Blocker } from "~/domain/meeting/closing";
import { nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { useWords } from "~/i18n/words-context";
import { BlockerLine } from "./blocker-line";
import styles from "./closing.module.css";

/** In one line, how many things block closing, leading to their list further down. Live. */
export function BlockedLine() {
  const text = useWords().record.blockers;
  const { open } = useBlockers();
  return (
    <p aria-live="polite" className={styles.state} data-screen-only>
      {open.length === 0 ? text.none : <a href="#blockers">{text.count(open.length)}</a>}
    </p>
  );
}

/** What blocks closing, each leading to its place; the GM may waive it with a reason. Live. */
export function Blockers() {
  const text = useWords().record.blockers;
  const { view } = useMeeting();
  const { open, waived } = useBlockers();
  if (open.length + waived.length === 0) return null;
  return (
    <section id="blockers" aria-labelledby="blockers-title" className={styles.blockers}>
      <h2 id="blockers-title">{text.title}</h2>
      {open.length > 0 && (view.rights.waive ? <WaiveForm open={open} /> : <Open open={open} />)}
      {waived.length > 0 && <Waived blockers={waived} />}
    </section>
  );
}

function useBlockers(): { open: Blocker[]; waived: Blocker[] } {
  const { blockers, waivers } = useClosing();
  const keys = waivers.map(({ blocker }) => blocker);
  const open = unwaived(blockers, keys);
  return { open, waived: blockers.filter((blocker) => !open.includes(blocker)) };
}

function Open({ open }: { open: readonly Blocker[] }) {
  const text = useWords().record.blockers;
  return (
    <>
      <p className={styles.hint}>{text.onlyGm}</p>
      <ul className={styles.list}>
        {open.map((blocker) => (
          <li key={blocker.key}>
            <BlockerLine blocker={blocker} />
          </li>
        ))}
      </ul>
    </>
  );
}

function WaiveForm({ open }: { open: readonly Blocker[] }) {
  const words = useWords();
  const text = words.record.blockers;
  const { view } = useMeeting();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<string | null>(null);
  // The whole line: two questions to one department differ in their words alone.
  const id = useId();
  const lineOf = (blocker: Blocker) => `${id}${blocker.key}`;
  const keys = open.map(({ key }) => key).filter((key) => chosen.has(key));
  const all = keys.length === open.length;
  const choose = (key: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const waive = async (event: FormEvent) => {
    event.preventDefault();
    if (keys.length === 0) {
      setRefusal(text.nothing);
      return;
    }
    const sent = await sendCommand("waive-blockers", {
      meetingId: view.id,
      blockers: keys,
      reason,
    });
    setRefusal(sent.ok ? null : refusalWords(words, sent.error));
    if (sent.ok) setReason("");
  };
  return (
    <form className={styles.waive} noValidate onSubmit={(event) => void waive(event)}>
      <ul className={styles.list}>
        <li>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={all}
              onChange={() => setChosen(new Set(all ? [] : open.map(({ key }) => key)))}
            />
            {text.chooseAll}
          </label>
        </li>
        {open.map((blocker) => (
          <li key={blocker.key} className={styles.choice}>
            <input
              type="checkbox"
              aria-labelledby={lineOf(blocker)}
              checked={chosen.has(blocker.key)}
              onChange={(event) => choose(blocker.key, event.target.checked)}
            />
            <BlockerLine blocker={blocker} id={lineOf(blocker)} />
          </li>
        ))}
      </ul>
      <TextAreaField
        label={text.reason}
        hint={text.reasonHint}
        error={refusal ?? undefined}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" className={styles.submit}>
        {text.chosen(keys.length)}
      </Button>
    </form>
  );
}

function Waived({ blockers }: { blockers: readonly Blocker[] }) {
  const words = useWords();
  const text = words.record.blockers;
  const { view } = useMeeting();
  const { waivers } = useClosing();
  return (
    <>
      <h3>{text.waivedTitle}</h3>
      <ul className={styles.list}>
        {blockers.map((blocker) => {
          const waiver = waivers.find((each) => unwaived([blocker], [each.blocker]).length === 0);
          return (
            <li key={blocker.key}>
              <BlockerLine blocker={blocker} />
              {waiver && (
                <p className={styles.hint}>
                  {waiver.reason} ·{" "}
                  {text.waived(
                    nameIn(words.locale, waiver.by),
                    formatMoment(words.locale, waiver.at, view.timeZone),
                  )}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
