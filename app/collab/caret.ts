import type * as Y from "yjs";
import type { FieldCursor } from "~/protocol/presence";
import { isRelativePosition } from "~/domain/text/relative-position";
import { yjs } from "~/sheet/yjs";
import type { TextSelection } from "./field-sync";

/** Names a shared text the same way in every copy of its document. */
export function fieldId(text: Y.Text): string {
  const { tname, type } = yjs().createRelativePositionFromTypeIndex(text, 0, -1);
  return tname ?? `${type?.client}:${type?.clock}`;
}

/** A selection as others are told of it: tied to characters, so that it moves with them. */
export function toCursor(text: Y.Text, { anchor, head }: TextSelection): FieldCursor {
  const { createRelativePositionFromTypeIndex, relativePositionToJSON } = yjs();
  const position = (offset: number) =>
    relativePositionToJSON(createRelativePositionFromTypeIndex(text, offset, -1));
  return { field: fieldId(text), anchor: position(anchor), head: position(head) };
}

/**
 * Where somebody's cursor stands in this copy of the text; null when it cannot be told, because the
 * characters around it have not arrived yet or because the position is not one.
 */
export function fromCursor(text: Y.Text, cursor: FieldCursor): TextSelection | null {
  const anchor = resolve(text, cursor.anchor);
  const head = resolve(text, cursor.head);
  return anchor === null || head === null ? null : { anchor, head };
}

function resolve(text: Y.Text, json: unknown): number | null {
  if (text.doc === null || !isRelativePosition(json)) return null;
  const { createAbsolutePositionFromRelativePosition, createRelativePositionFromJSON } = yjs();
  const position = createRelativePositionFromJSON(json);
  const absolute = createAbsolutePositionFromRelativePosition(position, text.doc);
  return absolute?.type === text ? absolute.index : null;
}
