import type { RemoteCrowd } from "../crowd/start-crowd";
import type { Running, Subject } from "../subjects/subject";

/** What one number means. */
export type Figure = {
  /** As a row of the table names it, with its unit. */
  readonly title: string;
  /** Which way it is better, where it is compared with the rivals'. */
  readonly better?: "smaller" | "larger";
  /**
   * The figure that tells how much of a core the crowd took: where it is above `CROWD_FULL`, the server
   * could have done more than the crowd could ask for.
   */
  readonly boundBy?: string;
};

/** One thing that is measured, in one run of one server with a crowd of its own. */
export interface Measure {
  readonly name: string;
  /**
   * Whether it can be measured of every server, only of the product, or of every server and of one
   * that does nothing but pass messages on.
   */
  readonly of: "all" | "ours" | "all and the relay";
  /** How many rooms it needs. */
  readonly rooms: number;
  /** What the figures are, in the order in which they are shown. */
  readonly figures: Readonly<Record<string, Figure>>;
  readonly run: (server: Running, crowd: RemoteCrowd) => Promise<Readonly<Record<string, number>>>;
}

/** The share of a core above which the crowd counts as what limited. */
export const CROWD_FULL = 0.9;

/** How long is typed before it is measured: until the machine code is compiled that such typing needs. */
export const WARM_UP_SECONDS = 10;

/** What one repetition gave. */
export type Reading = {
  readonly measure: string;
  readonly subject: Subject["name"];
  readonly repetition: number;
  readonly figure: string;
  readonly value: number;
};
