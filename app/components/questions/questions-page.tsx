import { Link, useSearchParams } from "@remix-run/react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { Button } from "~/components/ui/button";
import { nameIn } from "~/i18n/formats";
import { formatShortMoment } from "~/i18n/format-moment";
import { useWords } from "~/i18n/words-context";
import type { LiveThread } from "~/protocol/live-thread";
import styles from "./questions-page.module.css";
import { useQuestions } from "./questions-context";
import { passes, THREAD_STATES, type ThreadFilter } from "./thread-filter";
import { ThreadState } from "./thread-state";
import { useDepartmentName } from "./use-department-name";
import { usePlaceWords } from "./use-place-words";

const FILTERS = ["department", "state", "asker", "waiting"] as const;

/** All questions and comments of the meeting, narrowed as the address says; each leads to its place. */
export function QuestionsPage() {
  const words = useWords();
  const text = words.questions;
  const { threads } = useQuestions();
  const [search, setSearch] = useSearchParams();
  const filter = filterIn(search);
  const found = threads.filter((thread) => passes(thread, filter)).toReversed();
  const isNarrowed = FILTERS.some((name) => filter[name] !== "");
  return (
    <>
      <h1>{text.list.title}</h1>
      <Filters
        filter={filter}
        onChange={(name, value) => {
          setSearch(
            (before) => {
              if (value === "") before.delete(name);
              else before.set(name, value);
              return before;
            },
            { replace: true, preventScrollReset: true },
          );
        }}
      />
      <p className={styles.shown} role="status">
        {text.list.shown(found.length, threads.length)}{" "}
        {isNarrowed && (
          <Button look="quiet" onClick={() => setSearch({}, { replace: true })}>
            {text.list.clear}
          </Button>
        )}
      </p>
      {found.length === 0 ? (
        <p className={styles.none}>
          {threads.length === 0 ? text.noneAnywhere : text.list.noMatch}
        </p>
      ) : (
        <ol className={styles.list}>
          {found.map((thread) => (
            <ThreadLine key={thread.id} thread={thread} />
          ))}
        </ol>
      )}
    </>
  );
}

function filterIn(search: URLSearchParams): ThreadFilter {
  const read = (name: string) => search.get(name) ?? "";
  return {
    department: read("department"),
    state: read("state"),
    asker: read("asker"),
    waiting: read("waiting"),
  };
}

interface FiltersProps {
  filter: ThreadFilter;
  onChange(name: (typeof FILTERS)[number], value: string): void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const words = useWords();
  const text = words.questions.list;
  const { view } = useMeeting();
  const { threads } = useQuestions();
  const departments = view.agenda.flatMap(({ department }) =>
    department ? [{ value: department.id, label: nameIn(words.locale, department) }] : [],
  );
  const askers = new Map(threads.map(({ head: { author } }) => [author.id, author]));
  const choices = {
    department: departments,
    state: THREAD_STATES.map((state) => ({ value: state, label: text.states[state] })),
    asker: [...askers.values()].map((person) => ({
      value: person.id,
      label: person.id === view.me ? text.mine : nameIn(words.locale, person),
    })),
    waiting: [...departments, { value: "asker", label: text.askerWaits }],
  };
  const labels = { ...text, waiting: text.waitingFor };
  return (
    <search className={styles.filters} aria-label={text.filters} data-screen-only>
      {FILTERS.map((name) => (
        <label key={name}>
          {labels[name]}
          <select value={filter[name]} onChange={(event) => onChange(name, event.target.value)}>
            <option value="">{text.any}</option>
            {choices[name].map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ))}
    </search>
  );
}

function ThreadLine({ thread }: { thread: LiveThread }) {
  const words = useWords();
  const { view } = useMeeting();
  const { hrefOf } = useQuestions();
  const place = usePlaceWords();
  const departmentName = useDepartmentName();
  const { head, anchor, replies } = thread;
  const last = replies.at(-1);
  return (
    <li className={styles.line}>
      <p className={styles.place}>
        <Link to={hrefOf(thread)}>
          {place.pageOf(anchor)}
          <span className="visually-hidden"> {words.questions.list.goTo}</span>
        </Link>{" "}
        {place.partOf(anchor)}
      </p>
      <div>
        {anchor.kind === "text" && <blockquote>{anchor.quote}</blockquote>}
        <p className={styles.words}>
          <b>{nameIn(words.locale, head.author)}</b>{" "}
          <time dateTime={new Date(head.at).toISOString()}>
            {formatShortMoment(words.locale, head.at, view.timeZone)}
          </time>{" "}
          {head.deletedAt === null ? head.body : words.questions.deleted}
        </p>
        {last && last.deletedAt === null && (
          <p className={styles.last}>
            <b>{nameIn(words.locale, last.author)}</b>{" "}
            {last.answersFor && words.questions.answersFor(departmentName(last.answersFor))}{" "}
            {last.body}
          </p>
        )}
      </div>
      <ThreadState thread={thread} />
    </li>
  );
}
