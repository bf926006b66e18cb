import { expect, it } from "vitest";
import * as Y from "yjs";
import { addCause, addFinding } from "~/sheet/findings";
import { addImprovement } from "~/sheet/improvements";
import { addPicture, pictureText } from "~/sheet/pictures";
import { textAt } from "~/sheet/text-at";
import {
  causePath,
  findingPath,
  improvementPath,
  parseTextPath,
  picturePath,
} from "~/sheet/text-path";

it("a path leads to the text it was made for", () => {
  const doc = new Y.Doc();
  const finding = addFinding(doc, null, { page: "measure:m", kind: "risk", text: "a risk" });
  const cause = addCause(doc, null, { finding, text: "a cause" });
  const measure = addImprovement(doc, null, { page: "measure:m", goal: "a goal" });
  expect(textAt(doc, findingPath(finding))?.toString()).toBe("a risk");
  expect(textAt(doc, causePath(cause))?.toString()).toBe("a cause");
  expect(textAt(doc, improvementPath(measure, "goal"))?.toString()).toBe("a goal");
  const bytes = { hash: "a".repeat(64), width: 1, height: 1 };
  const picture = addPicture(doc, null, { ...bytes, page: "measure:m" });
  pictureText(doc, picture, "caption")?.insert(0, "a caption");
  expect(textAt(doc, picturePath(picture))?.toString()).toBe("a caption");
  expect(textAt(doc, findingPath("nothing"))).toBeNull();
});

it.each([
  "",
  "meta",
  "meta:version",
  "finding:",
  "finding:a b",
  "finding:a:text",
  "improvement:a",
  "improvement:a:owners",
  "cause:a:b:c",
])("%j is no path", (path) => {
  expect(parseTextPath(path)).toBeNull();
});

it("an improvement measure whose id is given is added once, and shown again when it was deleted", () => {
  const doc = new Y.Doc();
  const add = () => addImprovement(doc, null, { id: "q-1", page: "measure:m", action: "call" });
  expect([add(), add()]).toEqual(["q-1", "q-1"]);
  expect(textAt(doc, improvementPath("q-1", "action"))?.toString()).toBe("call");
});
