/** The names of the lights. */
export const lights = {
  "two-stars": "两星",
  "one-star": "一星",
  green: "绿灯",
  yellow: "黄灯",
  red: "红灯",
  grey: "灰灯",
} as const;
