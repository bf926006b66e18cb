import type { RemoteCrowd } from "../crowd/start-crowd";
import type { Running, Subject } from "../subjects/subject";

/** One thing that is measured, in one run of one server with a crowd of its own. */
export interface Measure {
  readonly name: string;
  /** Whether it can be measured of every server, or only of the product. */
  readonly of: "all" | "ours";
  /** How many rooms it needs. */
  readonly rooms: number;
  /** What the figures are, with their units and in the order in which they are shown. */
  readonly figures: Readonly<Record<string, string>>;
  readonly run: (server: Running, crowd: RemoteCrowd) => Promise<Readonly<Record<string, number>>>;
}

/** What one repetition gave. */
export type Reading = {
  readonly measure: string;
  readonly subject: Subject["name"];
  readonly figure: string;
  readonly value: number;
};
