import { eq } from "drizzle-orm";
import { z } from "zod";
import { comment } from "#db/schema";
import { mayBeDeleted } from "~/domain/question/comment";
import { command, ok, refuse } from "../command.server";
import { threadOf } from "../threads.server";
import { checkWords, demand, finish, openComment, writeMentions } from "./thread-work.server";

/** Rewrites one's own comment or reply; that it was edited is shown, what it said is kept. */
export const editComment = command({
  input: z.object({
    commentId: z.string(),
    body: z.string(),
    mentions: z.array(z.string().max(64)).max(100).default([]),
  }),
  run(work, input) {
    const found = openComment(work, input.commentId);
    if (!found.ok) return found;
    const { head: row, meeting } = found.value;
    if (row.deletedAt !== null) return refuse("unknown-comment");
    const allowed = demand(work, "comment.edit", row.authorId);
    if (!allowed.ok) return allowed;
    const words = checkWords(work, input);
    if (!words.ok) return words;
    writeMentions(work, row.id, words.value.mentions);
    const headId = row.parentId ?? row.id;
    if (words.value.body === row.body) {
      finish(work, { id: headId, meeting });
      return ok(null);
    }
    work.db
      .update(comment)
      .set({ body: words.value.body, editedAt: work.now })
      .where(eq(comment.id, row.id))
      .run();
    finish(
      work,
      { id: headId, meeting },
      { kind: "edited", before: { id: row.id, body: row.body } },
    );
    return ok(null);
  },
});

/**
 * Deletes a comment or a reply: its words are no longer shown, its place stays. A question that has
 * got anywhere is not deleted, nor is an answer given for a department [CO2].
 */
export const deleteComment = command({
  input: z.object({ commentId: z.string() }),
  run(work, { commentId }) {
    const found = openComment(work, commentId);
    if (!found.ok) return found;
    const { head: row, meeting } = found.value;
    if (row.deletedAt !== null) return refuse("unknown-comment");
    const allowed = demand(work, "comment.delete", row.authorId);
    if (!allowed.ok) return allowed;
    const headId = row.parentId ?? row.id;
    const thread = threadOf(work.db, headId);
    const isHead = row.parentId === null;
    const goes = isHead
      ? mayBeDeleted({ ...thread, asker: row.authorId, replies: thread.replies.length })
      : row.departmentId === null;
    if (!goes) return refuse("question-stays");
    work.db.update(comment).set({ deletedAt: work.now }).where(eq(comment.id, row.id)).run();
    finish(
      work,
      { id: headId, meeting },
      { kind: "deleted", before: { id: row.id, body: row.body } },
    );
    return ok(null);
  },
});
