import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { overviewSentence } from "#db/schema";
import { PERSPECTIVES } from "~/domain/scorecard/types";
import { overviewKey } from "~/protocol/live-keys";
import { command, ok, refuse } from "./command.server";
import { openMeetingFor } from "./meeting-commands.server";
import { writtenSentences } from "./overview-sentences.server";

/** A sentence, not a page; and as much as a basis of some hundred items can need. */
const [LONGEST_TEXT, LONGEST_BASIS] = [1000, 20_000];

/**
 * Puts somebody's own words in place of a perspective's generated sentence, or (`text` null) the
 * generated one back. Refused as `sentence-overtaken` when the words that they had before them
 * (`replaces`) are not those that stand now.
 */
export const writeOverviewSentence = command({
  input: z.object({
    meetingId: z.string(),
    perspective: z.enum(PERSPECTIVES),
    text: z.string().trim().min(1).max(LONGEST_TEXT).nullable(),
    /** What the generated sentence said when this was written. */
    basis: z.string().max(LONGEST_BASIS),
    replaces: z.string().nullable(),
  }),
  run(work, { meetingId, perspective, text, basis, replaces }) {
    const found = openMeetingFor(work, meetingId, "overview.write");
    if (!found.ok) return found;
    const { db, actor, now } = work;
    const before = writtenSentences(db, meetingId).get(perspective)?.text ?? null;
    if (before !== replaces) return refuse("sentence-overtaken");
    if (text === null) {
      db.delete(overviewSentence)
        .where(
          and(
            eq(overviewSentence.meetingId, meetingId),
            eq(overviewSentence.perspective, perspective),
          ),
        )
        .run();
    } else {
      const sentence = { text, basis, personId: actor.personId, at: now };
      db.insert(overviewSentence)
        .values({ meetingId, perspective, ...sentence })
        .onConflictDoUpdate({
          target: [overviewSentence.meetingId, overviewSentence.perspective],
          set: sentence,
        })
        .run();
    }
    work.record(
      "write-overview-sentence",
      meetingId,
      { perspective, text: before },
      { perspective, text },
    );
    const written = writtenSentences(db, meetingId).get(perspective) ?? null;
    work.push([[overviewKey(perspective), written]], meetingId);
    return ok(null);
  },
});
