import { expect, it } from "vitest";
import * as Y from "yjs";
import { localOrigin } from "~/collab/undo";
import { replaceText } from "~/sheet/replace-text";

it("a replaced text is one change of the person who replaced it, and none when it says so already", () => {
  const doc = new Y.Doc();
  const text = doc.getText("due");
  text.insert(0, "2月29日");
  const origins: unknown[] = [];
  doc.on("update", (_update, origin) => origins.push(origin));
  replaceText(text, localOrigin, "2月28日");
  replaceText(text, localOrigin, "2月28日");
  expect(text.toString()).toBe("2月28日");
  expect(origins).toEqual([localOrigin]);
});
