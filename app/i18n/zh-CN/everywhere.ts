import { asked } from "./asked";
import { general } from "./general";
import { lights } from "./lights";
import { meeting } from "./meeting";
import { screens } from "./screens";

/** The languages there are. */
export type Locale = "zh-CN" | "en";

/** What is said before a page is alive: the product, its meetings' frame, lights. */
export const everywhere = {
  locale: "zh-CN" as Locale,
  asked,
  general,
  lights,
  meeting,
  screens,
};
