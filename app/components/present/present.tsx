import { useEffect, useState } from "react";
import { useLiveMeeting, useMeeting } from "~/components/meeting/meeting-context";
import type { ShownScorecard } from "~/components/scorecard/shown";
import { useWords } from "~/i18n/words-context";
import type { ClosingView } from "~/views/closing";
import type { DepartmentCover } from "~/views/cover";
import type { AgendaEntry } from "~/views/meeting";
import type { DepartmentPage } from "~/views/page";
import { PresentClosing } from "./present-closing";
import { PresentControls } from "./present-controls";
import { PresentCover } from "./present-cover";
import { Connection, PresentFoot } from "./present-foot";
import { PresentClosed, PresentWaiting } from "./present-notice";
import { PresentOverview } from "./present-overview";
import { PresentPage } from "./present-page";
import styles from "./present.module.css";
import { useAwake } from "./use-awake";
import { useIdle } from "./use-idle";
import { useRoomScreen } from "./use-room-screen";

/** What the wall shows, by where the room is. */
export type PresentScreen =
  | { kind: "waiting" }
  | { kind: "closed" }
  | { kind: "overview"; overview: ShownScorecard }
  | { kind: "cover"; entry: AgendaEntry; cover: DepartmentCover }
  | { kind: "page"; page: DepartmentPage }
  | { kind: "closing"; closing: ClosingView };

interface PresentProps {
  screen: PresentScreen;
  /** The meeting's address for the phones around. */
  address: string;
}

/**
 * The meeting on the wall. It follows the room, has no menus, and shows nothing that belongs to the
 * person whose machine it runs on.
 */
export function Present({ screen, address }: PresentProps) {
  const words = useWords();
  const { room } = useMeeting();
  const { place } = useLiveMeeting();
  const isThere = useRoomScreen();
  const idle = useIdle();
  const [join, setJoin] = useState(false);
  useAwake();
  useEffect(() => {
    room?.presence.setPlace(place ?? undefined);
    room?.presence.setFollowing(true);
  }, [room, place]);
  const isMeeting = screen.kind !== "waiting" && screen.kind !== "closed";
  return (
    <main id="content" className={styles.screen} data-idle={idle || undefined} data-present>
      <div className={styles.page} aria-busy={!isThere}>
        <Screen screen={screen} address={address} />
      </div>
      {isMeeting ? <PresentFoot /> : <Connection />}
      <p className="visually-hidden" role="status">
        {!isThere && words.projector.following}
      </p>
      <PresentControls join={isMeeting ? join : null} onJoin={setJoin} address={address} />
    </main>
  );
}

function Screen({ screen, address }: PresentProps) {
  switch (screen.kind) {
    case "waiting":
      return <PresentWaiting address={address} />;
    case "closed":
      return <PresentClosed address={address} />;
    case "overview":
      return <PresentOverview overview={screen.overview} />;
    case "cover":
      return <PresentCover key={screen.entry.id} entry={screen.entry} cover={screen.cover} />;
    case "page":
      return <PresentPage key={screen.page.link.key} page={screen.page} />;
    case "closing":
      return <PresentClosing closing={screen.closing} />;
  }
}
