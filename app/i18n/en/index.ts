import type { AllWords } from "../zh-CN";
import { everywhere } from "./everywhere";
import { office } from "./office";
import { sheets } from "./sheets";

/** The English dictionary. */
export const en: AllWords = { ...everywhere, ...sheets, ...office };
