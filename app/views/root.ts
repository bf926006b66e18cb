import type { Role } from "~/domain/access/can";
import type { Locale } from "~/i18n/zh-CN";

/** How this browser shows pages: as its system has it, or always light, or always dark. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** What every page knows: the language, the clock, who is asking and what their menu holds. */
export interface RootView {
  locale: Locale;
  theme: Theme;
  /** The product's name, for the window's title. */
  title: string;
  mode: "production" | "demo";
  /** Product clock, ms. */
  now: number;
  who: {
    personId: string;
    nameZh: string;
    nameEn: string;
    roles: readonly Role[];
    may: { scorecard: boolean; people: boolean; settings: boolean; audit: boolean };
  } | null;
}
