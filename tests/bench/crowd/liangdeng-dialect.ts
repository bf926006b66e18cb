import { ROOM_PATH_PREFIX } from "~/protocol/read-room-name";
import { plainDialect, type Dialect } from "./dialects";

/** Ours: y-websocket's messages under another address. The numbers behind them are `submittedAs`. */
export const liangdengDialect: Dialect = {
  ...plainDialect,
  address: (base, room) => `${base}${ROOM_PATH_PREFIX}${room}`,
};
