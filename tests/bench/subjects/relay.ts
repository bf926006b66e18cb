import { inProject } from "../../../server/bin/lib/project.mjs";
import { startServer } from "./child-server";
import type { Subject } from "./subject";

/**
 * No rival: a server that only passes messages on. What it needs is what the clients, the machine and
 * the sockets of `ws` need, which every figure beside it holds too.
 */
export const relay: Subject = {
  name: "only passing on",
  start: (rooms) =>
    startServer(
      {
        name: "relay",
        directory: inProject("tests", "bench", "subjects", "relay"),
        node: process.execPath,
        dialect: "plain",
      },
      rooms,
    ),
};
