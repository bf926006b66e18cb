import type { Words } from "../zh-CN";

export const form: Words["form"] = {
  nameZh: "Chinese name",
  nameEn: "English name",
  nameEnHint: "Optional; left blank, the Chinese one is used",
  saving: "Saving…",
  requiredHint: "* required",
  blank: {
    missing: "Please fill this in.",
    incomplete: "This is not complete: finish it or clear it.",
  },
};
