import type { Words } from "../zh-CN";
import { account } from "./account";
import { actuals } from "./actuals";
import { admin } from "./admin";
import { errors } from "./errors";
import { general } from "./general";
import { meeting } from "./meeting";
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
  meeting,
  scorecard,
  sheet,
};
