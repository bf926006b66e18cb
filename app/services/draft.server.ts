import { z } from "zod";
import { idFrom, newId } from "#db/id";
import { isId } from "~/sheet/limits";
import type { Judging } from "./command.server";

/**
 * The name that a browser gives to what it is about to add. It sends it again with the same words when
 * it was not told what became of them: they may have been taken, and only the answer lost.
 */
export const draft = z.string().refine(isId).optional();

/**
 * The id of what a command adds. With a draft it follows from who says what, so that a verb finds what
 * it has added before, instead of adding it twice. Other words, another verb's and another person's
 * lead to other ids: nothing that was changed meanwhile is lost, and nobody learns what there is.
 *
 * @param verb which command it is
 * @param input all that it was sent
 */
export function idOfDraft(
  { actor }: Judging,
  verb: string,
  input: { readonly draft?: string | undefined },
): string {
  return input.draft === undefined ? newId() : idFrom([actor.personId, verb, input]);
}
