import { and, count, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Db } from "#db/client";
import { pagePictureRow, picture } from "#db/schema";
import { isSealed } from "~/domain/meeting/phase";
import { roomProblem } from "~/domain/picture/picture-rules";
import { formatRoomName } from "~/protocol/room-name";
import { COVER_PAGE, isPictureHash, type PictureBytes } from "~/sheet/pictures";
import {
  command,
  judging,
  ok,
  refuse,
  runCommand,
  type Judging,
  type Outcome,
} from "../command.server";
import type { Ask } from "../context.server";
import { meetingById, type Meeting } from "../meetings.server";
import { isPageOf } from "../pages.server";
import { scorecardAt } from "../scorecard.server";
import { encodePicture } from "./encode-picture.server";
import { OneAtATime } from "./one-at-a-time";

/** Where a picture is to stand: a page of a department's sheet. */
export interface PicturePlace {
  meetingId: string;
  departmentId: string;
  /** A page's key, or the cover's name. */
  page: string;
}

/** Keeps the bytes of a picture, encoded already; not a command that anybody can send. */
const keepPicture = command({
  input: z.object({
    meetingId: z.string(),
    departmentId: z.string(),
    page: z.string(),
    hash: z.string().refine(isPictureHash),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    bytes: z.instanceof(Buffer),
  }),
  prepare: ({ rooms }, { meetingId, departmentId }) => {
    // What was put on the page a moment ago counts.
    rooms.projectNow(formatRoomName({ kind: "sheet", meetingId, departmentId }));
    return ok(null);
  },
  run(work, { page, ...values }) {
    const { db, actor, now } = work;
    const { meetingId, departmentId, hash, width, height, bytes } = values;
    const found = pageFor(work, { meetingId, departmentId, page });
    if (!found.ok) return found;
    const kept = keptBytes(db, values);
    const problem = roomProblem(countOn(db, { meetingId, departmentId, page }), kept.after);
    if (problem) return refuse(problem);
    if (!kept.isHere) {
      db.insert(picture)
        .values({ ...values, personId: actor.personId, at: now })
        .run();
      const subject = `${meetingId} ${departmentId}`;
      work.record("add-picture", subject, null, { page, hash, width, height, size: bytes.length });
    }
    return ok<PictureBytes>({ hash, width, height });
  },
});

const encoders = new OneAtATime();

/**
 * Takes a picture for a page: judges first whether it may be added at all, only then reads the bytes,
 * encodes them anew and keeps them. Whoever sent it then puts it on the page, in the shared document.
 *
 * @param read the bytes as they were sent; null when there were more than may be sent.
 * @returns the name and size of what is kept, or why nothing was.
 */
export async function addPicture(
  ask: Ask,
  place: PicturePlace,
  read: () => Promise<Uint8Array | null>,
): Promise<Outcome<PictureBytes>> {
  const found = pageFor(judging(ask), place);
  if (!found.ok) return found;
  const sent = await read();
  if (!sent) return refuse("picture-too-large");
  const encoding = encoders.run(() => encodePicture(sent));
  if (!encoding) return refuse("picture-busy");
  const encoded = await encoding;
  // Judged once more in its transaction: the meeting may have been closed meanwhile.
  return encoded.ok ? runCommand(ask, keepPicture, { ...place, ...encoded.value }) : encoded;
}

/** The meeting that a page belongs to, for somebody who may write on that page. */
function pageFor(
  { db, actor, may }: Pick<Judging, "db" | "actor" | "may">,
  { meetingId, departmentId, page }: PicturePlace,
): Outcome<Meeting> {
  const row = meetingById(db, meetingId);
  if (!row || row.companyId !== actor.companyId) return refuse("unknown-meeting");
  if (isSealed(row.phase)) return refuse("meeting-closed");
  const { departments } = scorecardAt(db, row.companyId, row.month);
  if (!departments.some(({ id }) => id === departmentId)) return refuse("unknown-department");
  if (!may("sheet.edit", { departmentId })) return refuse("forbidden");
  const isPage = page === COVER_PAGE || isPageOf(db, row, departmentId, page);
  return isPage ? ok(row) : refuse("unknown-page");
}

/** How many pictures stand on a page. */
function countOn(db: Db, { meetingId, departmentId, page }: PicturePlace): number {
  const isThere = and(
    eq(pagePictureRow.meetingId, meetingId),
    eq(pagePictureRow.departmentId, departmentId),
    eq(pagePictureRow.page, page),
  );
  return db.select({ n: count() }).from(pagePictureRow).where(isThere).get()?.n ?? 0;
}

/** What the pictures of a meeting take with this one, and whether the same one is kept already. */
function keptBytes(
  db: Db,
  {
    meetingId,
    departmentId,
    hash,
    bytes,
  }: Omit<PicturePlace, "page"> & PictureBytes & { bytes: Buffer },
): { isHere: boolean; after: number } {
  const isIts = eq(picture.meetingId, meetingId);
  const all = db
    .select({ sum: sql<number>`coalesce(sum(length(${picture.bytes})), 0)` })
    .from(picture)
    .where(isIts)
    .get();
  const same = db
    .select({ hash: picture.hash })
    .from(picture)
    .where(and(isIts, eq(picture.departmentId, departmentId), eq(picture.hash, hash)))
    .get();
  return { isHere: same !== undefined, after: (all?.sum ?? 0) + (same ? 0 : bytes.length) };
}
