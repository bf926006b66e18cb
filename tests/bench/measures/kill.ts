import type { Measure } from "./measure";

/** What others have seen and a killed server has lost, when typing slowly and in a burst. */
export const kill: Measure = {
  name: "kill",
  of: "all",
  rooms: 1,
  figures: {
    typing: { title: "seen edits lost on SIGKILL, 25 a second", better: "smaller" },
    burst: { title: "the same, 300 a second", better: "smaller" },
  },
  async run(server, crowd) {
    const lost: number[] = [];
    for (const perSecond of [25, 300]) {
      const rooms = server.places;
      await crowd.join({ rooms, perRoom: 10, writers: 5, screens: false });
      const typed = crowd.typeUntilAlone(perSecond / 5);
      await new Promise((resolve) => setTimeout(resolve, 1_500 + Math.random() * 500));
      await server.end("SIGKILL");
      const seen = await typed;
      await crowd.leave();
      await server.again();
      lost.push(await crowd.missing(rooms, seen));
      await crowd.leave();
    }
    return { typing: lost[0] ?? Number.NaN, burst: lost[1] ?? Number.NaN };
  },
};
