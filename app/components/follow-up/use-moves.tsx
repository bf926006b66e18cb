import { useRevalidator } from "@remix-run/react";
import { useState, type ReactNode } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { moveTo, type MoveTarget } from "~/domain/follow-up/state";
import type { Day } from "~/domain/scorecard/month";
import { nameIn } from "~/i18n/formats";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import type { LiveFollowUp } from "~/protocol/live-follow-up";
import type { Moved } from "~/views/board";
import { MoveDialog } from "./move-dialog";

/** Moving follow-ups from a screen. */
export interface Moves {
  /** Moves a card, asks for what that needs first, or explains why it cannot be. */
  request(card: LiveFollowUp, target: MoveTarget): void;
  /** What came of the last move, for a place that is read out; "" before any. */
  notice: string;
  /** The dialog that asks; to be put on the page. */
  dialog: ReactNode;
}

/**
 * Moves follow-ups by command. The card moves on this screen as on every other: when the server has
 * pushed it.
 */
export function useMoves(today: Day): Moves {
  const words = useAllWords();
  const { revalidate } = useRevalidator();
  const [asking, setAsking] = useState<{ card: LiveFollowUp; target: MoveTarget } | null>(null);
  const [notice, setNotice] = useState("");

  const send = async (card: LiveFollowUp, target: MoveTarget) => {
    const input = { id: card.id, from: card.state, to: target };
    const sent = await sendCommand<Moved>("move-follow-up", input);
    setNotice(sent.ok ? movedWords(words, card, sent.value) : refusalWords(words, sent.error));
    if (sent.ok) revalidate();
  };
  const request = (card: LiveFollowUp, target: MoveTarget) => {
    const trial = moveTo(card, target, {}, today);
    if (trial.ok) return void send(card, target);
    if (trial.error !== "needs-date" && trial.error !== "needs-reason") {
      return setNotice(words.errors[trial.error]);
    }
    setNotice("");
    setAsking({ card, target });
  };
  const asks = asking && askedFor(asking.target);
  return {
    request,
    notice,
    dialog: asking && asks && (
      <MoveDialog
        card={asking.card}
        target={asks}
        today={today}
        onMoved={(moved) => {
          setNotice(movedWords(words, asking.card, moved));
          setAsking(null);
        }}
        onClose={() => setAsking(null)}
      />
    ),
  };
}

function askedFor(target: MoveTarget) {
  return target === "done" || target === "dropped" || target === "taken-over" ? target : null;
}

function movedWords({ followUps, locale }: AllWords, card: LiveFollowUp, moved: Moved): string {
  const name = card.wording || followUps.noWording;
  const column = followUps.columns[moved.column];
  if (moved.kind === "already-moved") {
    const by = moved.by ? nameIn(locale, moved.by) : followUps.somebody;
    return followUps.alreadyMoved(name, by, column);
  }
  return moved.column === "overdue" ? followUps.landedOverdue(name) : followUps.moved(name, column);
}
