import type { Clock } from "~/services/ports";

/** A clock that stands where it was set: the sample dealership's past happens at its own times. */
export interface SampleClock extends Clock {
  /** Goes to a time in Shanghai, such as "2021-02-04 14:00". */
  goTo(time: string): void;
  /** Goes on by some minutes. */
  pass(minutes: number): void;
}

/** Makes a clock that stands at the start of the sample year. */
export function sampleClock(): SampleClock {
  let ms = inShanghai("2021-01-04 09:00");
  return {
    now: () => ms,
    goTo: (time) => {
      ms = inShanghai(time);
    },
    pass: (minutes) => {
      ms += Math.round(minutes * 60_000);
    },
  };
}

/** A time in Shanghai, such as "2021-02-04 14:00", in ms since 1970. */
export function inShanghai(time: string): number {
  const ms = Date.parse(`${time.replace(" ", "T")}:00+08:00`);
  if (Number.isNaN(ms)) throw new Error(`not a time: ${time}`);
  return ms;
}
