import type { AllWords } from "~/i18n/zh-CN";

/** The groups of colours, by the names of their headings. */
type ColourGroup = keyof AllWords["design"]["colours"];

/** Every colour role of styles/tokens.css, in the groups in which they are shown. */
export const COLOUR_TOKENS: Readonly<Record<ColourGroup, readonly string[]>> = {
  surfaces: ["--paper", "--sheet", "--raised", "--accent-wash", "--warn-wash"],
  text: ["--ink", "--ink-2", "--faint"],
  lines: ["--line", "--line-2"],
  accent: ["--accent", "--accent-ink", "--person-ink", "--scan"],
  lights: ["--light-star", "--light-green", "--light-yellow", "--light-red", "--light-grey"],
  washes: [
    "--light-star-wash",
    "--light-green-wash",
    "--light-yellow-wash",
    "--light-red-wash",
    "--light-grey-wash",
  ],
};
