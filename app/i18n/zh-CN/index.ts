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

/** The Chinese dictionary, and the shape that every other language has to fill. */
export const zhCN = {
  locale: "zh-CN" as Locale,
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

/** The languages there are. */
export type Locale = "zh-CN" | "en";

/** A dictionary: the Chinese one's keys and parameters, with any words. */
export type Words = Worded<Omit<typeof zhCN, "locale">> & { locale: Locale };

type Worded<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Worded<T[K]> };
