import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Db } from "#db/client";
import { listed, prepared } from "#db/prepared";
import {
  comment,
  commentMention,
  person,
  question,
  questionEvent,
  questionParty,
  supportRequest,
} from "#db/schema";
import { readAnchor } from "~/protocol/read-anchor";
import { threadKey, type PersonName } from "~/protocol/live-keys";
import type { LiveComment, LiveThread, ThreadEventKind } from "~/protocol/live-thread";
import { groupBy } from "./group-by";
import type { LiveEntry } from "./ports";

/** A row of the table of comments. */
export type CommentRow = typeof comment.$inferSelect;

/** The order in which rows were written: within one millisecond the clock tells nothing. */
const WRITTEN = sql`rowid`;

/** The threads that are wanted, by the ids of their heads. */
const IDS = listed("ids");

/** A meeting's screens hold this many plain comments, the newest; older ones stay in the record. */
const MAX_COMMENTS = 1000;

/** The threads of a meeting as its room is told of them, the first one first. */
export function threadEntries(db: Db, meetingId: string): LiveEntry[] {
  return threadsOf(db, meetingId).map((thread): LiveEntry => [threadKey(thread.id), thread]);
}

/** One thread, whole, under its key; for pushing it after a change. */
export function threadEntry(db: Db, headId: string): LiveEntry {
  return [threadKey(headId), threadOf(db, headId)];
}

/** One thread by the id of its first comment, which must exist. */
export function threadOf(db: Db, headId: string): LiveThread {
  const thread = buildThreads(db, [headId])[0];
  if (!thread) throw new Error(`there is no thread ${headId}`);
  return thread;
}

const headsIn = prepared((db) =>
  db
    .select({ id: comment.id, deletedAt: comment.deletedAt, asks: question.commentId })
    .from(comment)
    .leftJoin(question, eq(question.commentId, comment.id))
    .where(and(eq(comment.meetingId, sql.placeholder("meetingId")), isNull(comment.parentId)))
    .orderBy(asc(comment.createdAt), asc(sql`${comment}.rowid`))
    .prepare(),
);

/**
 * The threads of a meeting, the first one first: every question with its support, since somebody may
 * be waited for in it, and of the comments that ask nobody the newest thousand.
 */
export function threadsOf(db: Db, meetingId: string): LiveThread[] {
  const heads = headsIn(db).all({ meetingId });
  const isPlain = ({ asks, deletedAt }: (typeof heads)[number]) =>
    asks === null || deletedAt !== null;
  const plain = heads.filter(isPlain);
  const old = new Set(plain.slice(0, Math.max(0, plain.length - MAX_COMMENTS)));
  return buildThreads(
    db,
    heads.filter((head) => !old.has(head)).map(({ id }) => id),
  );
}

const headsById = prepared((db) =>
  db
    .select()
    .from(comment)
    .where(inArray(comment.id, IDS))
    .orderBy(asc(comment.createdAt), WRITTEN)
    .prepare(),
);

const repliesTo = prepared((db) =>
  db
    .select()
    .from(comment)
    .where(inArray(comment.parentId, IDS))
    .orderBy(asc(comment.createdAt), WRITTEN)
    .prepare(),
);

/** Threads by the ids of their heads, the first one first, read with one query per table. */
function buildThreads(db: Db, headIds: readonly string[]): LiveThread[] {
  if (headIds.length === 0) return [];
  const ids = JSON.stringify(headIds);
  const heads = headsById(db).all({ ids });
  const replies = groupBy(repliesTo(db).all({ ids }), ({ parentId }) => parentId);
  const parts = partsOf(db, ids, heads[0]?.companyId);
  return heads.flatMap((head): LiveThread[] => {
    const anchor = readAnchor(head.anchor);
    if (!anchor) return [];
    return [
      {
        id: head.id,
        anchor,
        head: parts.comment(head),
        replies: (replies.get(head.id) ?? []).map(parts.comment),
        question: head.deletedAt === null ? parts.question(head.id) : null,
        support: parts.support(head.id),
        events: parts.events(head.id),
      },
    ];
  });
}

const mentionsIn = prepared((db) =>
  db
    .select({ commentId: commentMention.commentId, personId: commentMention.personId })
    .from(commentMention)
    .innerJoin(comment, eq(comment.id, commentMention.commentId))
    .where(or(inArray(comment.id, IDS), inArray(comment.parentId, IDS)))
    .prepare(),
);

const questionsById = prepared((db) =>
  db.select().from(question).where(inArray(question.commentId, IDS)).prepare(),
);

const partiesOf = prepared((db) =>
  db
    .select()
    .from(questionParty)
    .where(inArray(questionParty.commentId, IDS))
    .orderBy(asc(questionParty.departmentId))
    .prepare(),
);

const supportIn = prepared((db) =>
  db
    .select()
    .from(supportRequest)
    .where(inArray(supportRequest.commentId, IDS))
    .orderBy(WRITTEN)
    .prepare(),
);

const eventsOf = prepared((db) =>
  db
    .select()
    .from(questionEvent)
    .where(inArray(questionEvent.commentId, IDS))
    .orderBy(asc(questionEvent.id))
    .prepare(),
);

/**
 * Everything that hangs on threads, and how to put it together for one of them.
 *
 * @param ids of their heads, as JSON.
 */
function partsOf(db: Db, ids: string, companyId: string | undefined) {
  const of = ({ commentId }: { readonly commentId: string }) => commentId;
  const mentions = groupBy(mentionsIn(db).all({ ids }), of);
  const questions = new Map(
    questionsById(db)
      .all({ ids })
      .map((row) => [row.commentId, row]),
  );
  const parties = groupBy(partiesOf(db).all({ ids }), of);
  const support = groupBy(supportIn(db).all({ ids }), of);
  const events = groupBy(eventsOf(db).all({ ids }), of);
  const names = namesOf(db, companyId);
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    comment: (row: CommentRow): LiveComment => ({
      id: row.id,
      author: names.get(row.authorId) ?? { id: row.authorId, nameZh: "", nameEn: "" },
      at: row.createdAt,
      editedAt: row.editedAt,
      deletedAt: row.deletedAt,
      body: row.deletedAt === null ? row.body : "",
      mentions: (row.deletedAt === null ? (mentions.get(row.id) ?? []) : []).flatMap(
        ({ personId }) => nameOf(personId) ?? [],
      ),
      answersFor: answeredFor(row),
    }),
    question: (id: string): LiveThread["question"] => {
      const found = questions.get(id);
      if (!found) return null;
      const asked = (parties.get(id) ?? []).map(({ departmentId, state }) => ({
        departmentId,
        state,
      }));
      return { parties: asked, end: found.end };
    },
    support: (id: string) =>
      (support.get(id) ?? []).map(
        ({ commentId: _thread, changedAt: _at, askedBy, decidedBy, ...request }) => ({
          ...request,
          askedBy: nameOf(askedBy),
          decidedBy: nameOf(decidedBy),
        }),
      ),
    events: (id: string) =>
      (events.get(id) ?? []).map(({ id: eventId, kind, departmentId, personId, at, detail }) => ({
        id: eventId,
        // The commands are the only writers of this column.
        kind: kind as ThreadEventKind,
        departmentId,
        person: nameOf(personId),
        at,
        note: noteIn(detail),
      })),
  };
}

/** A reply's own department column says for whom it answers; a head's says where it hangs. */
function answeredFor({ parentId, departmentId }: CommentRow): string | null {
  return parentId === null ? null : departmentId;
}

/** Of an event's detail only its note is shown; what was there before stays in the record. */
function noteIn(detail: unknown): string {
  const note = typeof detail === "object" && detail !== null && "note" in detail && detail.note;
  return typeof note === "string" ? note : "";
}

const namesIn = prepared((db) =>
  db
    .select({ id: person.id, nameZh: person.nameZh, nameEn: person.nameEn })
    .from(person)
    .where(eq(person.companyId, sql.placeholder("companyId")))
    .prepare(),
);

function namesOf(db: Db, companyId: string | undefined): Map<string, PersonName> {
  if (companyId === undefined) return new Map();
  return new Map(
    namesIn(db)
      .all({ companyId })
      .map((row) => [row.id, row]),
  );
}
