import { useId } from "react";
import { lightColour, LightShape, shapeWidth } from "~/components/scorecard/light-shape";
import { yearOf, type Month } from "~/domain/scorecard/month";
import { formatDay, formatMonthShort } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import type { PlanPage } from "~/views/page";
import styles from "./plan-timeline.module.css";
import { timelineOf, type Lane, type Timeline } from "./timeline-geometry";

/** Half of a light's shape, in pixels: it stands around its day. */
const HALF = 8;

/** How far apart the names of months have to be to be read, in percent of the timeline's width. */
const NAME_GAP = 7;

/** Nearer than this to the left edge, in percent, a line is named on its right. */
const NEAR_EDGE = 10;

interface PlanTimelineProps {
  plan: PlanPage["plan"];
  milestones: PlanPage["milestones"];
  /** The month under review. */
  month: Month;
  today: PlanPage["today"];
}

/**
 * A plan's milestones over its months: where each was expected, where its light stands, and by how
 * long it is late. Drawn on the server; the table below says the same in words.
 */
export function PlanTimeline({ plan, milestones, month, today }: PlanTimelineProps) {
  const words = useAllWords();
  const text = words.sheet.plan.timeline;
  const title = useId();
  const timeline = timelineOf(plan, milestones, month, today);
  return (
    <figure className={styles.timeline} aria-labelledby={title}>
      <figcaption id={title} className={styles.caption}>
        <b>{text.title}</b>
        <Legend withToday={timeline.today !== null} />
      </figcaption>
      <div className={styles.chart}>
        <Calendar timeline={timeline} month={month} />
        <ol>
          {timeline.lanes.map((lane) => (
            <li key={lane.milestone.id} className={styles.row}>
              <p className={styles.name}>
                {lane.milestone.name} <small>{noteOf(words, lane, month)}</small>
              </p>
              <LaneDrawing lane={lane} />
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}

/** The months, the one under review, the plan's span, and the day up to which is judged. */
function Calendar({ timeline, month }: { timeline: Timeline; month: Month }) {
  const words = useAllWords();
  const text = words.sheet.plan.timeline;
  const { months, span, cut, today } = timeline;
  const width = months.length === 0 ? 100 : 100 / months.length;
  const every = Math.ceil(NAME_GAP / width);
  const year = yearOf(month);
  return (
    <svg className={styles.calendar} aria-hidden="true" focusable="false">
      {months.map(({ month: each, from, to }, index) => (
        <g key={each}>
          {each === month && (
            <rect
              className={styles.review}
              x={`${from}%`}
              y="0"
              width={`${to - from}%`}
              height="100%"
            />
          )}
          <line className={styles.grid} x1={`${from}%`} x2={`${from}%`} y1="18" y2="100%" />
          {(index % every === 0 || each === month) && (
            <text
              x={`${(from + to) / 2}%`}
              y="12"
              textAnchor="middle"
              className={each === month ? styles.now : undefined}
            >
              {formatMonthShort(words.locale, each)}
            </text>
          )}
        </g>
      ))}
      <line className={styles.span} x1={`${span.from}%`} x2={`${span.to}%`} y1="19" y2="19" />
      {today !== null && (
        <line className={styles.today} x1={`${today}%`} x2={`${today}%`} y1="18" y2="100%" />
      )}
      <line className={styles.cut} x1={`${cut.at}%`} x2={`${cut.at}%`} y1="18" y2="100%" />
      <text
        x={`${cut.at}%`}
        dx={cut.at < NEAR_EDGE ? 5 : -5}
        y="33"
        textAnchor={cut.at < NEAR_EDGE ? "start" : "end"}
        className={styles.cutName}
      >
        {cut.isToday ? text.today : text.monthEnd(formatMonthShort(words.locale, month))}
        {cut.isToday && ` ${formatDay(words.locale, cut.day, year)}`}
      </text>
    </svg>
  );
}

/** One milestone: a tick where it was expected, a bar as long as it is late, and its light. */
function LaneDrawing({ lane: { judged, expected, light, late, doneAfter } }: { lane: Lane }) {
  const half = shapeWidth(judged.light) / 2;
  return (
    <svg className={styles.lane} aria-hidden="true" focusable="false">
      <line className={styles.line} x1="0" x2="100%" y1="50%" y2="50%" />
      {late && (
        <line
          className={judged.live ? `${styles.late} ${lightColour(judged.light)}` : styles.late}
          x1={`${late.from}%`}
          x2={`${late.to}%`}
          y1="50%"
          y2="50%"
        />
      )}
      <svg x={`${expected}%`} y="50%" overflow="visible">
        <line className={styles.tick} y1={-HALF - 1} y2={HALF + 1} />
      </svg>
      {doneAfter !== null && (
        <circle className={styles.after} cx={`${doneAfter}%`} cy="50%" r="4" />
      )}
      <svg x={`${light}%`} y="50%" overflow="visible">
        <g
          className={`${styles.light} ${lightColour(judged.light)}`}
          transform={`translate(${-half} ${-HALF})`}
        >
          <LightShape light={judged.light} />
        </g>
      </svg>
    </svg>
  );
}

/** What the tick, the bar and the dotted line are. The lights are named in the table. */
function Legend({ withToday }: { withToday: boolean }) {
  const text = useAllWords().sheet.plan.timeline;
  return (
    <span className={styles.legend} aria-hidden="true">
      <svg width="3" height="14">
        <line className={styles.tick} x1="1.5" x2="1.5" y1="0" y2="14" />
      </svg>
      {text.expectedMark}
      <svg width="22" height="14">
        <line className={styles.late} x1="0" x2="22" y1="7" y2="7" />
      </svg>
      {text.lateMark}
      {withToday && (
        <>
          <svg width="3" height="14">
            <line className={styles.today} x1="1.5" x2="1.5" y1="0" y2="14" />
          </svg>
          {text.today}
        </>
      )}
    </span>
  );
}

/** A lane in words: when it was expected, when it was done, and by how long it is late. */
function noteOf(words: AllWords, { milestone, judged, late }: Lane, month: Month): string {
  const text = words.sheet.plan.timeline;
  const day = (of: string) => formatDay(words.locale, of, yearOf(month));
  const { expectedOn, doneOn } = milestone;
  const isDone = doneOn !== null;
  const lateness = late && (judged.state === "overdue" ? text.overdue : text.late)(late.days);
  const done = isDone
    ? judged.state === "overdue" || judged.state === "not-due"
      ? text.doneLater(day(doneOn))
      : text.done(day(doneOn))
    : null;
  return [text.expected(day(expectedOn)), done, lateness].filter(Boolean).join(" · ");
}
