import { useEffect, useState, useSyncExternalStore } from "react";
import { later, useLater } from "~/collab/later";
import type { ActualOutbox, WaitingActuals } from "~/commands/actual-outbox";

/** What sends numbers comes behind the page: until somebody enters one, only an earlier visit's wait. */
const sending = later(() => import("~/commands/use-actual-outbox"));

const subscribeNothing = () => () => undefined;

/**
 * Whether a number of this person's is not at the server yet: for the notice of what is saved, and
 * for the warning before the page is left. Also what sends the numbers that an earlier visit left.
 */
export function useWaitingActuals(personId: string): WaitingActuals {
  const code = useLater(sending);
  const [outbox, setOutbox] = useState<ActualOutbox | null>(null);
  useEffect(() => setOutbox(code && code.outboxOf(personId)), [code, personId]);
  return useSyncExternalStore(
    outbox?.subscribe ?? subscribeNothing,
    () => outbox?.waiting() ?? "none",
    () => "none",
  );
}

/** Sends at once what waits: the person has signed in again, or asks for it. */
export function retryActuals(): void {
  sending.get()?.retryActuals();
}
