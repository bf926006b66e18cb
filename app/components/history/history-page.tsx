import { Link, useLocation, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { Room } from "~/collab/room";
import { useRoom } from "~/collab/use-room";
import { pageName } from "~/components/meeting/places";
import { SheetState } from "~/components/sheet/sheet-state";
import { useSyncedDoc } from "~/components/sheet/use-synced-doc";
import { Button } from "~/components/ui/button";
import { useAllWords } from "~/i18n/words-context";
import type { PageRow } from "~/sheet/page-rows";
import type { HistoryRow, PageHistory } from "~/views/history";
import type { PageLink } from "~/views/meeting";
import { DeletedRows } from "./deleted-rows";
import styles from "./history.module.css";
import { MomentList, MomentSlider } from "./moment-picker";
import { PageAtMoment } from "./page-at-moment";
import { useRestore } from "./use-restore";

/** A page's history: a timeline to scrub through, the page as it was, and what can be brought back. */
export function HistoryPage({ link, history }: { link: PageLink; history: PageHistory }) {
  const words = useAllWords();
  const text = words.history;
  const { moments, timeZone } = history;
  const room = useRoom(history.sheet);
  const { deleted, restore } = useRestore(room, link.key);
  const [chosen, setChosen] = useState<number | null>(null);
  const [restored, setRestored] = useState("");
  const found = moments.findIndex(({ seq }) => seq === chosen);
  const index = found === -1 ? moments.length - 1 : found;
  const pick = (next: number) => setChosen(moments[next]?.seq ?? null);
  const bringBack = restore
    ? (row: PageRow | HistoryRow) => {
        restore(row);
        setRestored(text.restored(text.kinds[row.kind]));
      }
    : null;
  const path = useLocation().pathname.replace(/\/+$/, "");
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <h1>{text.title(pageName(words.locale, link))}</h1>
        <Link to={path.replace(/\/history$/, "")}>{text.back}</Link>
      </header>
      <SheetState room={room} />
      <p role="status" className={styles.restored}>
        {restored}
      </p>
      <News key={history.latest.seq} room={room} />
      {history.cut && <p className={styles.by}>{text.cut}</p>}
      {moments.length === 0 && <p className={styles.by}>{text.none}</p>}
      {moments.length > 0 && (
        <>
          <MomentSlider moments={moments} timeZone={timeZone} index={index} onPick={pick} />
          <div className={styles.columns}>
            <MomentList moments={moments} timeZone={timeZone} index={index} onPick={pick} />
            <PageAtMoment
              history={history}
              index={index}
              path={path}
              deletedNow={new Set(deleted.map(({ id }) => id))}
              onRestore={bringBack}
            />
          </div>
        </>
      )}
      <DeletedRows rows={deleted} moments={moments} timeZone={timeZone} onRestore={bringBack} />
    </article>
  );
}

/** Says that the document has changed since the history was loaded, and loads it anew when asked. */
function News({ room }: { room: Room | null }) {
  const { history } = useAllWords();
  const { revalidate, state } = useRevalidator();
  const doc = useSyncedDoc(room);
  const [news, setNews] = useState(false);
  useEffect(() => {
    if (!doc) return undefined;
    const note = () => setNews(true);
    doc.on("update", note);
    return () => doc.off("update", note);
  }, [doc]);
  return (
    <p className={styles.news} aria-live="polite" data-screen-only>
      {news && (
        <>
          {history.news}{" "}
          <Button look="quiet" disabled={state !== "idle"} onClick={revalidate}>
            {history.loadNews}
          </Button>
        </>
      )}
    </p>
  );
}
