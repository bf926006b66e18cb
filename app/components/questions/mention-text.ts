/** Mentions as they stand in words: `@` and a person's name. Pure. */
import type { PersonName } from "~/protocol/live-keys";

/** A mention that is being typed: where its `@` stands, and what stands behind it. */
export interface TypedMention {
  readonly from: number;
  readonly query: string;
}

/** A piece of a comment: words, or the name of somebody whom it mentions. */
export interface WordPiece {
  readonly start: number;
  readonly text: string;
  readonly mention: boolean;
}

/** Names are shorter than this. */
const MAX_QUERY = 20;
/** Nobody looks through a longer list. */
const MAX_FOUND = 8;

/** The mention in front of the caret; null when none is being typed. `a@b` is an address, not one. */
export function typedMention(text: string, caret: number): TypedMention | null {
  const before = text.slice(Math.max(0, caret - MAX_QUERY - 1), caret);
  const match = /(^|[^A-Za-z0-9._-])[@＠]([^\s@＠]*)$/u.exec(before);
  const query = match?.[2];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

/** The people whose name holds what was typed, those first whose name begins with it. */
export function peopleFound(query: string, people: readonly PersonName[]): PersonName[] {
  const sought = query.toLowerCase();
  const names = (person: PersonName) => [person.nameZh, person.nameEn].map((n) => n.toLowerCase());
  const begins = (person: PersonName) => names(person).some((name) => name.startsWith(sought));
  return people
    .filter((person) => names(person).some((name) => name.includes(sought)))
    .toSorted((a, b) => Number(begins(b)) - Number(begins(a)))
    .slice(0, MAX_FOUND);
}

/** The words with a picked name in the place of what was typed, and the caret behind it. */
export function withMention(
  text: string,
  caret: number,
  { from }: TypedMention,
  name: string,
): { text: string; caret: number } {
  const mention = `@${name} `;
  return {
    text: text.slice(0, from) + mention + text.slice(caret).replace(/^ /, ""),
    caret: from + mention.length,
  };
}

/** The people whose names stand behind an `@`; of names that begin alike the longest counts. */
export function mentionedIn(text: string, people: readonly PersonName[]): string[] {
  const found = placesOf(text, people).map(({ person }) => person.id);
  return [...new Set(found)];
}

/** A comment cut at the names of those whom it mentions. */
export function wordPieces(text: string, mentioned: readonly PersonName[]): WordPiece[] {
  const places = placesOf(text, mentioned);
  const pieces: WordPiece[] = [];
  let at = 0;
  for (const { start, length } of places) {
    if (start > at) pieces.push({ start: at, text: text.slice(at, start), mention: false });
    pieces.push({ start, text: text.slice(start, start + length), mention: true });
    at = start + length;
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), mention: false });
  return pieces;
}

function placesOf(text: string, people: readonly PersonName[]) {
  const names = people
    .flatMap((person) => [person.nameZh, person.nameEn].map((name) => ({ name, person })))
    .filter(({ name }) => name !== "")
    .toSorted((a, b) => b.name.length - a.name.length);
  return [...text.matchAll(/[@＠]/g)].flatMap(({ index }) => {
    const behind = text.slice(index + 1);
    const named = names.find(({ name }) => behind.startsWith(name));
    return named ? [{ start: index, length: named.name.length + 1, person: named.person }] : [];
  });
}
