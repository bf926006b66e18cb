import type { Words } from "../zh-CN";
import { general } from "./general";
import { errors } from "./errors";
import { meeting } from "./meeting";
import { overview } from "./overview";
import { questions } from "./questions";
import { record } from "./record";
import { scorecard } from "./scorecard";
import { screens } from "./screens";
import { strategyMap } from "./strategyMap";
import { tableHeads } from "./tableHeads";

/** What pages of every kind say. */
export const everywhere: Words = {
  locale: "en",
  general,
  errors,
  meeting,
  overview,
  questions,
  record,
  scorecard,
  screens,
  strategyMap,
  tableHeads,
};
