import { Link } from "@remix-run/react";
import { useCommandForm } from "~/components/form/use-command-form";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { AmendmentForm } from "./amendment-form";
import { AmendmentNotes, CorrectionText } from "./beside-notes";
import { useRecord } from "./record-reader";
import styles from "./record.module.css";

/** Approval, amendments of the whole, corrections since, and the hash of the frozen bytes. */
export function BesideRecord() {
  const words = useWords();
  const { view, moment } = useRecord();
  const text = words.record.minutes;
  const { sealed, mayApprove, mayAmend } = view;
  if (!sealed) return null;
  const { approval, sealedAt, sha256 } = sealed;
  return (
    <section className={`${styles.section} ${styles.beside}`}>
      <h2>{text.approval}</h2>
      <p>
        {approval
          ? text.approved(nameIn(words.locale, approval.by), moment(approval.at))
          : text.notApproved}
      </p>
      {mayApprove && <Approve />}
      <AmendmentNotes place="record" />
      {mayAmend && (
        <p data-screen-only>
          <AmendmentForm />
        </p>
      )}
      <Corrections />
      <p className={`${styles.hint} ${styles.hash}`}>
        {text.sealed(moment(sealedAt))} · {text.hash} {sha256}
      </p>
      <p className={styles.links} data-screen-only>
        <Link to={`/meetings/${view.record.meeting.month}/minutes`}>{text.link}</Link>
        <a href={`/meetings/${view.record.meeting.month}/record.json`} download>
          {text.download}
        </a>
      </p>
    </section>
  );
}

function Approve() {
  const text = useWords().record.minutes;
  const { record } = useRecord();
  const form = useCommandForm("approve-meeting", []);
  return (
    <p data-screen-only>
      <Button
        look="primary"
        disabled={form.sending}
        onClick={() => form.send({ meetingId: record.meeting.id })}
      >
        {text.approve}
      </Button>{" "}
      <span className={styles.hint}>{text.approveHint}</span>
      {form.error && <Refusal>{form.error}</Refusal>}
    </p>
  );
}

/** Every figure that was corrected since; nothing when none was. */
export function Corrections() {
  const words = useWords();
  const { view, record } = useRecord();
  const corrections = view.sealed?.corrections ?? [];
  if (corrections.length === 0) return null;
  const { measures, plans, objectives } = record.scorecard;
  const nameOf = (id: string) => {
    const found = [...measures, ...plans, ...objectives].find((item) => item.id === id);
    return found ? `${found.code} ${nameIn(words.locale, found)}` : "";
  };
  return (
    <>
      <h3>{words.record.minutes.corrections}</h3>
      <ul>
        {corrections.map((correction) => (
          <li key={`${correction.kind} ${correction.id}`}>
            {nameOf(correction.id)} <CorrectionText correction={correction} />
          </li>
        ))}
      </ul>
    </>
  );
}
