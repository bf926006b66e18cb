import { expect, test } from "@playwright/test";
import { startCrowd } from "../bench/crowd/start-crowd";
import { kill } from "../bench/measures/kill";
import { cpuSeconds } from "../bench/process-usage";
import { liangdeng } from "../bench/subjects/liangdeng";
import type { Running } from "../bench/subjects/subject";

// The bench in small, against the product alone. What is compared is counted, or so far apart that
// no noise of a machine reaches it.

const ROOMS = 60;

test("nothing that others have seen is lost when the server is killed", async () => {
  const { server, crowd, end } = await begin(1);
  expect(await kill.run(server, crowd)).toEqual({ typing: 0, burst: 0 });
  await end();
});

test("rooms in which nobody writes cost those who write nothing to speak of", async () => {
  const { server, crowd, end } = await begin(ROOMS);
  const [first, ...others] = server.places;
  if (!first) throw new Error("a room is needed");
  await crowd.join({ rooms: [first], perRoom: 5, writers: 4, screens: false });
  await crowd.type({ perSecond: 10, seconds: 2 });
  const alone = await costOf(server, () => crowd.type({ perSecond: 25, seconds: 4 }));
  await crowd.join({ rooms: others, perRoom: 3, writers: 0, screens: false });
  const among = await costOf(server, () => crowd.type({ perSecond: 25, seconds: 4 }));
  // If every keystroke cost something for each room there is, it would be sixty times as much.
  expect(among / alone).toBeLessThan(ROOMS / 6);
  await end();
});

async function begin(rooms: number) {
  const crowd = await startCrowd();
  const server = await liangdeng.start(rooms);
  const end = async () => {
    await crowd.end();
    await server.remove();
  };
  return { server, crowd, end };
}

/** CPU seconds that the server takes for something whose strokes all arrive. */
async function costOf(
  server: Running,
  work: () => Promise<{ readonly unheard: number }>,
): Promise<number> {
  const before = cpuSeconds(server.pid());
  expect((await work()).unheard).toBe(0);
  return cpuSeconds(server.pid()) - before;
}
