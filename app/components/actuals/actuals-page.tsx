import { Form, useNavigate, useRevalidator } from "@remix-run/react";
import { useWaitingActuals } from "~/components/actuals/waiting-actuals";
import { useLeaveWarning, useRoom } from "~/collab/use-room";
import { LightsProvider } from "~/components/scorecard/lights-context";
import { Button } from "~/components/ui/button";
import { addMonths } from "~/domain/scorecard/month";
import { formatMonth, formatMonthShort } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import { formatRoomName } from "~/protocol/room-name";
import type { AllWords } from "~/i18n/zh-CN";
import type { ActualsPage } from "~/views/actuals";
import { ActualRow } from "./actual-row";
import styles from "./actuals-page.module.css";
import type { PastedColumn } from "./pasted-column";
import { usePasteColumn } from "./use-paste-column";

/**
 * A list of one's measures with a field for each, before, during and after a meeting. While the
 * month's meeting is open its room pushes what others enter; without one the page is loaded anew
 * after every number of one's own.
 */
export function ActualsPageView({ page, me }: { page: ActualsPage; me: string }) {
  const words = useAllWords();
  const text = words.actuals;
  const { revalidate } = useRevalidator();
  const { meetingId, month, rows, timeZone } = page;
  const room = useRoom(meetingId && formatRoomName({ kind: "meeting", meetingId }));
  const { table, pasted } = usePasteColumn(rows.length);
  useLeaveWarning(useWaitingActuals(me) === "only-here");
  return (
    <LightsProvider room={room} loaded={page.values} revision={page.revision}>
      <header className={styles.head}>
        <h1>
          {text.title} <small>{formatMonth(words.locale, month)}</small>
        </h1>
        <MonthPicker page={page} />
      </header>
      {rows.length === 0 ? (
        <p className={styles.none}>{text.none}</p>
      ) : (
        <>
          <p className={styles.intro}>{page.ownOnly ? text.intro : text.introAll}</p>
          <table ref={table} className={styles.table}>
            <caption className="visually-hidden">
              {text.title} {formatMonth(words.locale, month)}
            </caption>
            <thead>
              <tr>
                <th scope="col">{words.scorecard.measure}</th>
                <th scope="col">{text.levels}</th>
                <th scope="col" className={styles.number}>
                  {text.last(formatMonthShort(words.locale, addMonths(month, -1)))}
                </th>
                <th scope="col" className={styles.number}>
                  {text.last(formatMonthShort(words.locale, month))}
                </th>
                <th scope="col" className={styles.light}>
                  {words.scorecard.light}
                </th>
                <th scope="col">
                  <span className="visually-hidden">{words.sheet.history.open}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, line) => (
                <ActualRow
                  key={row.id}
                  row={row}
                  line={line}
                  month={month}
                  me={me}
                  timeZone={timeZone}
                  onSaved={meetingId === null ? revalidate : undefined}
                />
              ))}
            </tbody>
          </table>
          <p role="status" className={styles.pasted}>
            {pasted && pastedWords(text, pasted)}
          </p>
        </>
      )}
    </LightsProvider>
  );
}

/** What a paste came to, in a sentence. */
function pastedWords(text: AllWords["actuals"], pasted: PastedColumn): string {
  if (pasted.kind === "several-columns") return text.severalColumns;
  const { entries, beyond } = pasted;
  return beyond > 0 ? text.pastedBeyond(entries.length, beyond) : text.pasted(entries.length);
}

/** Chooses the month; without scripts by the button beside it. */
function MonthPicker({ page }: { page: ActualsPage }) {
  const words = useAllWords();
  const navigate = useNavigate();
  return (
    <Form action="/actuals" className={styles.picker}>
      <label>
        {words.actuals.month}{" "}
        <select
          name="month"
          defaultValue={page.month}
          onChange={({ target }) => navigate(`/actuals/${target.value}`)}
        >
          {page.months.map((month) => (
            <option key={month} value={month}>
              {formatMonth(words.locale, month)}
            </option>
          ))}
        </select>
      </label>
      <noscript>
        <Button type="submit">{words.actuals.show}</Button>
      </noscript>
    </Form>
  );
}
