import type { Words } from "../zh-CN";
import { account } from "./account";
import { actuals } from "./actuals";
import { admin } from "./admin";
import { design } from "./design";
import { cover } from "./cover";
import { breakdown } from "./breakdown";
import { errors } from "./errors";
import { followUps } from "./followUps";
import { general } from "./general";
import { history } from "./history";
import { meeting } from "./meeting";
import { overview } from "./overview";
import { pictures } from "./pictures";
import { record } from "./record";
import { reminders } from "./reminders";
import { questions } from "./questions";
import { scorecard } from "./scorecard";
import { screens } from "./screens";
import { sheet } from "./sheet";
import { strategyMap } from "./strategyMap";

/** The English dictionary. */
export const en: Words = {
  locale: "en",
  general,
  account,
  actuals,
  admin,
  breakdown,
  cover,
  design,
  errors,
  followUps,
  history,
  meeting,
  overview,
  pictures,
  record,
  reminders,
  questions,
  scorecard,
  screens,
  sheet,
  strategyMap,
};
