import { Link, useLocation } from "@remix-run/react";
import { memo } from "react";
import { usePeople } from "~/collab/use-presence";
import { useQuestions } from "~/components/questions/questions-context";
import { stateOf } from "~/components/questions/thread-facts";
import { Button } from "~/components/ui/button";
import { Coming, lazily } from "~/components/ui/lazily";
import { LightMark } from "~/components/scorecard/light";
import { useLight, useLights } from "~/components/scorecard/lights-context";
import type { Place } from "~/domain/meeting/agenda";
import { subjectOf } from "~/domain/meeting/lack";
import { rankOf, WORST_FIRST, type Light } from "~/domain/scorecard/light";
import { useWords } from "~/i18n/words-context";
import styles from "./agenda-nav.module.css";
import type { AgendaEntry, PageLink } from "~/views/meeting";
import { useLiveMeeting, useMeeting, useReadiness } from "./meeting-context";
import { PersonDot } from "./person-dot";
import { entryName, isFirstPage, pathOf, placeName, shortName } from "./places";

const ReadinessButton = lazily(
  async () => (await import("~/components/closing/readiness-button")).ReadinessButton,
);

/** The element's id, for the buttons that unfold it. */
export const AGENDA_ID = "agenda";

interface AgendaNavProps {
  here: Place | null;
  /** On a narrow screen: whether it lies open. */
  unfolded: boolean;
  onUnfold(unfolded: boolean): void;
  /** This person goes somewhere by themselves (or, leading, takes the room there). */
  onGo(place: Place): void;
}

type ItemProps = Pick<AgendaNavProps, "here" | "onGo">;

/** The agenda: its three parts, each department's lights in miniature, and who is where. */
export function AgendaNav({ here, unfolded, onUnfold, onGo }: AgendaNavProps) {
  const words = useWords();
  const { view } = useMeeting();
  const parts = ["overview", "department", "closing"] as const;
  const go = (place: Place) => {
    onUnfold(false);
    onGo(place);
  };
  return (
    <nav className={styles.agenda} aria-label={words.meeting.agenda} data-unfolded={unfolded}>
      {/* On a narrow screen the agenda is folded away: the page comes first. */}
      <Button
        look="quiet"
        className={styles.unfold}
        aria-expanded={unfolded}
        aria-controls={AGENDA_ID}
        onClick={() => onUnfold(!unfolded)}
      >
        {words.meeting.agenda}
        {here && ` · ${placeName(words, view.agenda, here)}`}
      </Button>
      <div id={AGENDA_ID} className={styles.parts}>
        {parts.map((part) => (
          <section key={part}>
            <h2>{words.meeting.parts[part]}</h2>
            <ul>
              {view.agenda
                .filter((entry) => entry.part === part)
                .map((entry) => (
                  <AgendaItem key={entry.id} entry={entry} here={here} onGo={go} />
                ))}
            </ul>
          </section>
        ))}
        <QuestionsLink />
        <Readiness />
      </div>
    </nav>
  );
}

const Readiness = memo(function Readiness() {
  return (
    <Coming>
      <ReadinessButton />
    </Coming>
  );
});

/** The list of the whole meeting's questions, with how many departments owe an answer to. */
function QuestionsLink() {
  const words = useWords();
  const { view } = useMeeting();
  const { threads } = useQuestions();
  const open = threads.filter((thread) => stateOf(thread) === "open").length;
  const path = `/meetings/${view.month}/questions`;
  const isHere = useLocation().pathname === path;
  return (
    <Link to={path} className={styles.item} aria-current={isHere ? "page" : undefined}>
      <span className={styles.name}>{words.asked.all}</span>
      <span className={styles.open}>{words.asked.count(threads.length, open)}</span>
    </Link>
  );
}

function AgendaItem({ entry, here, onGo }: ItemProps & { entry: AgendaEntry }) {
  const words = useWords();
  const { view } = useMeeting();
  const { place, phase } = useLiveMeeting();
  const open = here?.item === entry.id;
  const roomIsHere = phase === "live" && place?.item === entry.id;
  const first: Place = { item: entry.id, page: null };
  return (
    <li>
      <Link
        to={pathOf(view, first)}
        className={styles.item}
        aria-current={open ? (here.page === null ? "page" : "true") : undefined}
        data-room={roomIsHere || undefined}
        onClick={() => onGo(first)}
      >
        <span className={styles.name}>
          {entryName(words, entry)}
          {roomIsHere && (
            <span className={styles.room} title={words.meeting.here}>
              <span className="visually-hidden">{words.meeting.here}</span>
            </span>
          )}
        </span>
        <span className={styles.lights} aria-hidden={open || undefined}>
          {!open && <Miniature pages={entry.pages.filter(isFirstPage)} />}
        </span>
        <span className={styles.minutes}>{words.meeting.minutes(entry.budgetMinutes)}</span>
      </Link>
      {entry.department && <DepartmentState entry={entry} departmentId={entry.department.id} />}
      {open && entry.pages.length > 0 && <Pages entry={entry} here={here} onGo={onGo} />}
    </li>
  );
}

function Pages({ entry, here, onGo }: ItemProps & { entry: AgendaEntry }) {
  const words = useWords();
  const { view } = useMeeting();
  return (
    <ol className={styles.pages}>
      {entry.pages.map((page) => {
        const place = { item: entry.id, page: page.key };
        return (
          <li key={page.key}>
            <Link
              to={pathOf(view, place)}
              aria-current={here?.page === page.key ? "page" : undefined}
              onClick={() => onGo(place)}
            >
              <PageLight page={page} />
              <span>
                {page.code} {shortName(words.locale, page)}
              </span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}

/** A department's lights at a glance, the worst first. */
function Miniature({ pages }: { pages: readonly PageLink[] }) {
  const { view } = useMeeting();
  const lit = useLights(pages.map(({ kind, id }) => ({ kind, id, month: view.month })));
  const place = (light: Light) => rankOf(light) ?? WORST_FIRST.length;
  const lights = lit.map((each) => each?.light ?? ("grey" as const));
  const sorted = lights.toSorted((a, b) => place(a) - place(b));
  // Not keyed by whose light it is: one that changes its place would be seen to jump.
  return pages.map(({ key }, index) => (
    <LightMark key={key} light={sorted[index] ?? "grey"} size="small" />
  ));
}

function PageLight({ page }: { page: PageLink }) {
  const { view } = useMeeting();
  const lit = useLight(page.kind, page.id, view.month);
  return <LightMark light={lit?.light ?? "grey"} />;
}

/** Whether the department is ready, and who is looking at it. */
function DepartmentState({ entry, departmentId }: { entry: AgendaEntry; departmentId: string }) {
  const words = useWords();
  const { view, room } = useMeeting();
  const { missing, unanswered } = useReadiness(departmentId);
  const people = usePeople(room).filter(({ places }) =>
    places.some((place) => place.item === entry.id),
  );
  const count = unanswered.length + missing.reduce((sum, lack) => sum + lack.parts.length, 0);
  const details = missing.map((lack) => {
    const page = entry.pages.find(({ id }) => id === subjectOf(lack));
    const parts = lack.parts.map((part) => words.meeting.missing[part]);
    return `${page?.code ?? ""} ${parts.join(words.general.listSeparator)}`;
  });
  if (unanswered.length > 0) details.push(words.asked.unanswered(unanswered.length));
  if (view.sealed) return null;
  return (
    <div className={styles.state}>
      <span title={details.join("\n")}>
        {count === 0 ? words.meeting.ready : words.meeting.notReady(count)}
      </span>
      <span className={styles.here}>
        {people.map(({ person }) => (
          <PersonDot key={person.id} person={person} size="small" />
        ))}
      </span>
    </div>
  );
}
