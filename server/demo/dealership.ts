import type * as Y from "yjs";
import type { RoomName } from "~/protocol/room-name";
import { runCommand, type Command, type Outcome } from "~/services/command.server";
import type { Services } from "~/services/context.server";
import type { SignedIn } from "~/services/session.server";
import type { SampleClock } from "./sample-clock";
import type { Samples } from "./samples";

/** Writes into a room's document as the server does, on disk when it returns: the hub's `edit`. */
export type EditRoom = (
  room: RoomName,
  by: { readonly personId: string; readonly companyId: string },
  write: (doc: Y.Doc) => void,
) => { readonly ok: boolean };

/** What the loader works with, and the ids that the verbs gave to what the files call by a code. */
export interface Dealership {
  readonly services: Services;
  readonly clock: SampleClock;
  readonly edit: EditRoom;
  readonly samples: Samples;
  readonly companyId: string;
  readonly people: Map<string, SignedIn>;
  readonly departments: Map<string, string>;
  readonly objectives: Map<string, string>;
  readonly measures: Map<string, string>;
  readonly plans: Map<string, string>;
}

/** The person who keeps the scorecard and runs the meetings, by the code in the files. */
export const FACILITATOR = "facilitator";

/** The general manager, by the code in the files. */
export const GM = "gm";

/** Runs a verb as a person of the sample dealership. */
export function act<I, O>(
  dealership: Pick<Dealership, "services" | "people">,
  person: string,
  verb: Command<I, O>,
  input: NoInfer<I>,
): O {
  const who = get(dealership.people, person);
  return must(runCommand({ ...dealership.services, who }, verb, input));
}

/** The value of an outcome; a refusal means that the files and the verbs disagree, which is a bug. */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new Error(`the sample dealership was refused: ${outcome.error} ${outcome.field ?? ""}`);
}

/** What a code in the files stands for; a code that nothing carries is a mistake in them. */
export function get<T>(map: ReadonlyMap<string, T>, code: string): T {
  const found = map.get(code);
  if (found === undefined) throw new Error(`the sample files know no ${code}`);
  return found;
}
