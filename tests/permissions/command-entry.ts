import type { Rule } from "./expectation";
import type { Asker, MeetingState, Setting } from "./setting";

/** A command in the table. */
export interface CommandEntry {
  /** Whether what it concerns is the asker's: it is then tried with what each of them asked. */
  readonly byAsker?: true;
  rule(of: Setting, asker: Asker): Rule;
  /** What is sent. */
  input(of: Setting, state: MeetingState, asker: Asker): unknown;
}
