import type { Words } from "../zh-CN";

export const lights: Words["lights"] = {
  "two-stars": "Two stars",
  "one-star": "One star",
  green: "Green",
  yellow: "Yellow",
  red: "Red",
  grey: "Grey",
};
