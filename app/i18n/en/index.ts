import type { AllWords } from "../zh-CN";
import { everywhere } from "./everywhere";
import { office } from "./office";
import { pages } from "./pages";
import { sheets } from "./sheets";

/** The English dictionary. */
export const en: AllWords = { ...everywhere, ...pages, ...sheets, ...office };
