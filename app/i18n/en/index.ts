import type { Words } from "../zh-CN";
import { account } from "./account";
import { actuals } from "./actuals";
import { admin } from "./admin";
import { errors } from "./errors";
import { followUps } from "./followUps";
import { general } from "./general";
import { history } from "./history";
import { meeting } from "./meeting";
import { record } from "./record";
import { reminders } from "./reminders";
import { questions } from "./questions";
import { scorecard } from "./scorecard";
import { sheet } from "./sheet";

/** The English dictionary. */
export const en: Words = {
  locale: "en",
  general,
  account,
  actuals,
  admin,
  errors,
  followUps,
  history,
  meeting,
  record,
  reminders,
  questions,
  scorecard,
  sheet,
};
