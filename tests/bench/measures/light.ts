import { LIANGDENG } from "../subjects/liangdeng";
import type { RunningProduct } from "../subjects/liangdeng";
import { query } from "../../torture/disk";
import { median, percentile } from "../statistics";
import type { Measure } from "./measure";

const SCREENS = 50;
const TIMES = 60;

/** An actual that is entered until the last of 50 screens has the new light. */
export const light: Measure = {
  name: "light",
  of: "ours",
  rooms: 1,
  figures: {
    p50: { title: "actual typed until 50 screens have the light, p50 ms" },
    p99: { title: "the same, p99 ms" },
    first: { title: "the same until the first screen has it, p50 ms" },
  },
  async run(server, crowd) {
    const { product, places } = server as RunningProduct;
    const [place] = places;
    const [found] = query<{ meeting: string; measure: string }>(
      server.dataDir,
      `SELECT meeting.id AS meeting, measure.id AS measure FROM meeting, measure
       WHERE month = '2021-02' AND code = 'M3'`,
    );
    if (!place || !found) throw new Error(`${LIANGDENG} has no meeting`);
    const meeting = { ...place, room: `meeting/${found.meeting}` };
    const address = `${product.url}/commands/enter-actual`;
    // Below its threshold and above every level by turns, so that the light is another one each time.
    const bodies = Array.from({ length: TIMES }, (_, time) =>
      JSON.stringify({
        measureId: found.measure,
        month: "2021-02",
        value: (time % 2) * 1_000 + time,
      }),
    );
    // What the process does for the first time is not what is measured.
    const took = (await crowd.lights(meeting, SCREENS, address, bodies)).slice(10);
    const last = took.map((each) => each.last);
    const first = took.map((each) => each.first);
    return { p50: median(last), p99: percentile(last, 0.99), first: median(first) };
  },
};
