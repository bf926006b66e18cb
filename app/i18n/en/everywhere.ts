import type { FirstWords } from "../zh-CN";
import { asked } from "./asked";
import { general } from "./general";
import { lights } from "./lights";
import { meeting } from "./meeting";
import { screens } from "./screens";

/** What is said before a page is alive: the product, its meetings' frame, lights. */
export const everywhere: FirstWords = {
  locale: "en",
  asked,
  general,
  lights,
  meeting,
  screens,
};
