import { asked } from "./asked";
import { general } from "./general";
import { meeting } from "./meeting";
import { scorecard } from "./scorecard";
import { screens } from "./screens";

/** The languages there are. */
export type Locale = "zh-CN" | "en";

/** What is said before a page is alive: the product, its meetings' frame, lights. */
export const everywhere = {
  locale: "zh-CN" as Locale,
  asked,
  general,
  meeting,
  scorecard,
  screens,
};
