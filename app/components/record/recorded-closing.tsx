import { useRoom } from "~/collab/use-room";
import { UnsentWords } from "~/components/sheet/unsent-words";
import { useWords } from "~/i18n/words-context";
import type { MinutesView } from "~/views/minutes";
import { AmendmentNotes } from "./beside-notes";
import { BesideRecord } from "./beside-record";
import { RecordActs } from "./record-acts";
import { RecordProvider, useRecord } from "./record-reader";
import styles from "./record.module.css";
import { AgreedMeasures, ClosingWords, Waivers } from "./recorded-decisions";

/** The closing page of a closed meeting, from its record, with what stands beside that. */
export function RecordedClosing({ room: name, minutes }: { room: string; minutes: MinutesView }) {
  const words = useWords();
  const room = useRoom(name);
  return (
    <RecordProvider view={minutes}>
      <h1>{words.meetingPages.closing.title}</h1>
      <p className={styles.sealed}>{words.record.minutes.sealedPage}</p>
      <UnsentWords room={room} />
      <BesideRecord acts={<RecordActs />} />
      <section className={styles.section}>
        <h2>{words.record.minutes.closing}</h2>
        <ClosingWords />
        <AmendmentNotes place="closing" />
      </section>
      <Agreed />
      <Waivers />
    </RecordProvider>
  );
}

function Agreed() {
  const words = useWords();
  const { record } = useRecord();
  return (
    <section className={styles.section}>
      <h2>{words.record.minutes.agreed}</h2>
      {record.improvements.length === 0 ? (
        <p className={styles.hint}>{words.meetingPages.closing.noneAgreed}</p>
      ) : (
        <AgreedMeasures />
      )}
    </section>
  );
}
