import * as Y from "yjs";
import { expect, it } from "vitest";
import { progressText, readProgress } from "~/sheet/progress";

it("two people who begin to write at the same moment both keep their words", () => {
  const [left, right] = [new Y.Doc(), new Y.Doc()];
  progressText(left, "f", "progress")?.insert(0, "甲写的");
  progressText(right, "f", "progress")?.insert(0, "乙写的");
  Y.applyUpdate(left, Y.encodeStateAsUpdate(right));
  Y.applyUpdate(right, Y.encodeStateAsUpdate(left));
  const words = readProgress(left, "f").progress;
  expect(words).toContain("甲写的");
  expect(words).toContain("乙写的");
  expect(readProgress(right, "f").progress).toBe(words);
});

it("each follow-up has its own words, progress and completion apart", () => {
  const doc = new Y.Doc();
  progressText(doc, "f", "progress")?.insert(0, "过半");
  expect(readProgress(doc, "f")).toEqual({ progress: "过半", completion: "" });
  expect(readProgress(doc, "g")).toEqual({ progress: "", completion: "" });
  expect([...doc.share.keys()]).toEqual(["progress/f"]);
});

it("what is no id names no text", () => {
  expect(progressText(new Y.Doc(), "a/b", "progress")).toBeNull();
});

it("reads as text whatever a browser put under the name", () => {
  const [hostile, server] = [new Y.Doc(), new Y.Doc()];
  hostile.getMap("progress/f").set("x", 1);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(hostile));
  expect(readProgress(server, "f")).toEqual({ progress: "", completion: "" });
});
