import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { Month } from "~/domain/scorecard/month";
import type { LiveActual } from "~/protocol/live-keys";
import { createActualOutbox, type ActualOutbox, type EntryState } from "./actual-outbox";
import { localActuals } from "./kept-actuals";
import { sendCommand } from "./send-command";

const outboxes = new Map<string, ActualOutbox>();

/** The outbox of a person in this tab; one, however many fields there are. In the browser only. */
export function outboxOf(personId: string): ActualOutbox {
  const known = outboxes.get(personId);
  if (known) return known;
  const created = createActualOutbox({
    storage: localActuals(storageOfBrowser(), personId),
    send: (entry) => sendCommand<LiveActual>("enter-actual", entry, personId),
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    newStamp: () => `${Date.now()}-${Math.random()}`,
  });
  window.addEventListener("online", () => created.retry());
  outboxes.set(personId, created);
  return created;
}

/** Sends at once what waits: the person has signed in again, or asks for it. */
export function retryActuals(): void {
  for (const outbox of outboxes.values()) outbox.retry();
}

/** Merely asking for it throws where the browser is told to keep nothing. */
function storageOfBrowser(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const subscribeNothing = () => () => undefined;

/** The person's outbox; null on the server and until the first effect. */
export function useActualOutbox(personId: string): ActualOutbox | null {
  const [outbox, setOutbox] = useState<ActualOutbox | null>(null);
  useEffect(() => setOutbox(outboxOf(personId)), [personId]);
  return outbox;
}

/** Where the number that was entered for a measure's month has got to; null when there is none. */
export function useEntryState(
  outbox: ActualOutbox | null,
  measureId: string,
  month: Month,
): EntryState | null {
  const get = useCallback(
    () => outbox?.stateOf(measureId, month) ?? null,
    [outbox, measureId, month],
  );
  return useSyncExternalStore(outbox?.subscribe ?? subscribeNothing, get, () => null);
}
