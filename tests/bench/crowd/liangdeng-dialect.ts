import { ROOM_PATH_PREFIX } from "~/protocol/read-room-name";
import { plainDialect, type Dialect } from "./dialects";

/** Ours: y-websocket's messages under another address. Its edits have a number, see `Member`. */
export const liangdengDialect: Dialect = {
  ...plainDialect,
  address: (base, room) => `${base}${ROOM_PATH_PREFIX}${room}`,
};
