import type { Words } from "../zh-CN";

export const unsent: Words["unsent"] = {
  copyUnsaved: "Copy unsaved words",
  copied: "Copied",
  renew: "Discard these words and load the latest version",
  tooLate:
    "The meeting is closed, or you may not edit: these words were not saved. Copy them to keep them.",
  replaced:
    "The document on the server was replaced: these words were not saved. Copy them to keep them.",
};
