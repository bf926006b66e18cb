import { errors } from "./errors";
import { overview } from "./overview";
import { questions } from "./questions";
import { record } from "./record";
import { strategyMap } from "./strategyMap";
import { tableHeads } from "./tableHeads";

/** What pages of every kind say, once they are alive. */
export const pages = {
  errors,
  overview,
  questions,
  record,
  strategyMap,
  tableHeads,
};
