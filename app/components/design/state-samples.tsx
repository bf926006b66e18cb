import { useEffect, useState } from "react";
import { notices } from "~/collab/connection-state";
import { ConnectionWords } from "~/components/meeting/connection-words";
import { PersonDot } from "~/components/meeting/person-dot";
import { CoText } from "~/components/sheet/co-text";
import { RemovalNotice } from "~/components/sheet/removal-notice";
import { SheetState } from "~/components/sheet/sheet-state";
import { ErrorContent } from "~/components/ui/error-page";
import { useAllWords } from "~/i18n/words-context";
import type { ErrorDetail } from "~/views/error-detail";
import styles from "./design.module.css";
import { Sample, Section } from "./section";

/** Colours of people as the server gives them out. */
const COLOURS = ["#2f4b8f", "#a8327f", "#0e7280"];

/** Who is here, and everything that the connection can say. */
export function PeopleSamples() {
  const { design } = useAllWords();
  const { samples } = design;
  const people = [samples.lead, samples.person, samples.other].map((name, at) => ({
    id: name,
    name,
    nameEn: name,
    colour: COLOURS[at] ?? "",
  }));
  const inBrowser = useInBrowser();
  return (
    <Section name="people">
      <Sample of={design.people.present}>
        <p className={styles.row}>
          {inBrowser &&
            people.map((person) => (
              <PersonDot key={person.id} person={person} lead={person.id === samples.lead} />
            ))}
          {inBrowser &&
            people.map((person) => <PersonDot key={person.id} person={person} size="small" />)}
        </p>
      </Sample>
      <Sample of={design.people.notices}>
        <ul className={styles.row} aria-label={design.people.notices}>
          {notices.map((notice) => (
            <li key={notice}>
              <ConnectionWords notice={notice} />
            </li>
          ))}
        </ul>
      </Sample>
    </Section>
  );
}

/** A person's colour is set by script: the page's policy takes no styles from the server's HTML. */
function useInBrowser(): boolean {
  const [inBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  return inBrowser;
}

/** The states in which there is nothing to show or to do. */
export function StateSamples() {
  const words = useAllWords();
  const text = words.design.states;
  const notFound: ErrorDetail = { kind: "unknown-measure", code: "M99" };
  return (
    <Section name="states">
      <div className={styles.columns}>
        <Sample of={text.loading}>
          <SheetState room={null} />
        </Sample>
        <Sample of={text.empty}>
          <p>{words.followUps.none}</p>
        </Sample>
        <Sample of={text.notFound}>
          <ErrorContent status={404} detail={notFound} />
        </Sample>
        <Sample of={text.forbidden}>
          <ErrorContent status={403} detail={null} />
        </Sample>
        <Sample of={text.failed}>
          <ErrorContent status={500} detail={null} />
        </Sample>
        <Sample of={text.written}>
          <CoText room={null} text={null} initial={text.writtenText} label={text.written} />
          <CoText room={null} text={null} label={text.empty} placeholder={text.placeholder} />
        </Sample>
        <Sample of={text.removed}>
          <RemovalNotice
            removed={{ id: "", text: text.removedText, takesFocus: false }}
            isBack={false}
            onUndo={() => {}}
            onClose={() => {}}
          />
        </Sample>
      </div>
    </Section>
  );
}
