/**
 * What happens to an edit that a connection sends, and to the number that it gives to it.
 *
 * The gate stands in front of the document: an edit of somebody who may not edit is judged without
 * being applied. The rules of acknowledgement are here and nowhere else.
 */
import { CloseCode } from "~/protocol/close-codes";
import type { RefusalCode } from "~/protocol/messages";
import type { Connection, Rights } from "./connection";
import type { SharedDocument } from "./shared-document";

/** What the room must do next. */
export type EditOutcome =
  /** The document may have changed, or there is something to acknowledge: commit. */
  | "commit"
  | "nothing"
  /** The document in memory is damaged: give the room up. */
  | "discard";

/** Why somebody with these rights may not edit; null when they may. */
export function refusalFor(rights: Rights): RefusalCode | null {
  if (rights.sealed) return "sealed";
  return rights.mayEdit ? null : "read-only";
}

/**
 * Takes an update.
 *
 * @param isAnswer whether it is a sync step 2, which holds everything that the client has and the
 *   server had not: the only message after which the two are known to be in step
 */
export function receiveUpdate(
  connection: Connection,
  document: SharedDocument,
  update: Uint8Array,
  isAnswer: boolean,
): EditOutcome {
  if (isAnswer) connection.awaitsAnswer = false;
  const refusal = refusalFor(connection.rights);
  if (refusal) return judge(connection, document, update, isAnswer, refusal);

  const author = { personId: connection.rights.person.id, via: connection };
  switch (document.apply(update, author)) {
    case "malformed":
      connection.refuseAndClose("malformed", CloseCode.malformed);
      return "nothing";
    case "full":
      connection.refuseAndClose("too-large", CloseCode.tooLarge);
      return "nothing";
    case "broken":
      connection.refuseAndClose("malformed", CloseCode.malformed);
      return "discard";
    case "incomplete":
      fallBehind(connection, "incomplete");
      if (isAnswer) connection.send({ type: "refused", code: "incomplete" });
      else askForAll(connection, document);
      return "commit";
    case "applied":
      return isAnswer ? comeInStep(connection) : "commit";
  }
}

/**
 * Takes the number of the latest change that was sent: notes what to acknowledge once everything
 * pending is on disk, or says at once that what it names was refused.
 */
export function receiveNumber(connection: Connection, seq: number): void {
  const { standing } = connection;
  if (standing.kind === "in-step") {
    connection.owed = seq;
    return;
  }
  connection.standing = { ...standing, submitted: seq };
  if (standing.why !== "incomplete") {
    connection.send({ type: "refused", code: standing.why, seq });
  }
}

/** Asks a client for everything it has that the server has not, unless that is asked already. */
export function askForAll(connection: Connection, document: SharedDocument): void {
  if (connection.awaitsAnswer) return;
  connection.awaitsAnswer = true;
  connection.send({ type: "sync-step-1", stateVector: document.stateVector() });
}

/** Judges an update that must not be applied: only one that holds something new is refused. */
function judge(
  connection: Connection,
  document: SharedDocument,
  update: Uint8Array,
  isAnswer: boolean,
  refusal: RefusalCode,
): EditOutcome {
  const hasNews = document.hasNews(update);
  if (hasNews === null) {
    connection.refuseAndClose("malformed", CloseCode.malformed);
    return "nothing";
  }
  if (!hasNews) return isAnswer ? comeInStep(connection) : "nothing";
  fallBehind(connection, refusal);
  connection.send({ type: "refused", code: refusal });
  return "nothing";
}

function fallBehind(connection: Connection, why: RefusalCode): void {
  const { standing } = connection;
  const submitted = standing.kind === "behind" ? standing.submitted : null;
  connection.standing = { kind: "behind", why, submitted };
}

function comeInStep(connection: Connection): EditOutcome {
  if (connection.standing.kind === "behind") {
    connection.owed = connection.standing.submitted ?? connection.owed;
    connection.standing = { kind: "in-step" };
  }
  return "commit";
}
