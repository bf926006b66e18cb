import type * as Y from "yjs";
import { causeText, findingText } from "./findings";
import { improvementText } from "./improvements";
import { pictureText } from "./pictures";
import { planText } from "./plan-review";
import { parseTextPath, type TextPath } from "./text-path";

/** The text that a path names in a document, its row deleted or not; null when there is none. */
export function textAt(doc: Y.Doc, path: TextPath): Y.Text | null {
  const place = parseTextPath(path);
  switch (place?.kind) {
    case "finding":
      return findingText(doc, place.id);
    case "cause":
      return causeText(doc, place.id);
    case "picture":
      return pictureText(doc, place.id, "caption");
    case "improvement":
      return improvementText(doc, place.id, place.field);
    case "plan":
      return planText(doc, place.id, place.field);
    case undefined:
      return null;
  }
}
