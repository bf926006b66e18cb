/** Where a client of the crowd connects. Plain data: it is sent from one process to another. */
import type { PageKey } from "~/sheet/page-key";
import type { Dialect } from "./dialects";
import { hocuspocusDialect, plainDialect } from "./dialects";
import { liangdengDialect } from "./liangdeng-dialect";

/** The wire formats by name. */
export const DIALECTS = {
  plain: plainDialect,
  hocuspocus: hocuspocusDialect,
  liangdeng: liangdengDialect,
} as const satisfies Record<string, Dialect>;

/** A room at a running server. */
export type Place = {
  readonly dialect: keyof typeof DIALECTS;
  /** `ws://127.0.0.1:PORT` */
  readonly base: string;
  readonly room: string;
  /** The page of the sheet on which is typed. */
  readonly page: PageKey;
  /** Of the upgrade request: who somebody is. */
  readonly headers: Readonly<Record<string, string>>;
};
