import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { AmendmentNotes, CorrectionText } from "./beside-notes";
import { useRecord } from "./record-reader";
import styles from "./record.module.css";

/**
 * Approval, amendments of the whole, corrections since, and the hash of the frozen bytes.
 *
 * @param acts how to approve and amend, or where that is done
 */
export function BesideRecord({ acts }: { acts: ReactNode }) {
  const words = useWords();
  const { view, moment } = useRecord();
  const text = words.record.minutes;
  const { sealed } = view;
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
      <AmendmentNotes place="record" />
      {acts}
      <Corrections />
      <p className={`${styles.hint} ${styles.hash}`}>
        {text.sealed(moment(sealedAt))} · {text.hash} {sha256}
      </p>
      <p className={styles.links} data-screen-only>
        <Link to={`/meetings/${view.record.meeting.month}/minutes`} reloadDocument>
          {words.meeting.bar.minutes}
        </Link>
        <a href={`/meetings/${view.record.meeting.month}/record.json`} download>
          {text.download}
        </a>
      </p>
    </section>
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
