import { can } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";
import { waitingFor } from "~/domain/question/comment";
import { pageOf } from "~/protocol/anchor";
import type { LiveThread } from "~/protocol/live-thread";
import type { WaitingQuestion } from "~/views/start";
import type { Ask } from "./context.server";
import { measurePagesOf } from "./measure-pages.server";
import { meetingsOf, type Meeting } from "./meetings.server";
import { pagesOf } from "./pages.server";
import { scorecardAt } from "./scorecard.server";
import { threadsOf } from "./threads.server";

/** What waits for a person in the threads of the meetings that are not closed, the newest month first. */
export function waitingQuestionsOf({
  db,
  who: { actor },
}: Pick<Ask, "db" | "who">): WaitingQuestion[] {
  const { companyId, personId } = actor;
  const speaksFor = actor.departmentIds.filter((departmentId) =>
    can(actor, "support.decide", { companyId, departmentId }),
  );
  return meetingsOf(db, companyId)
    .filter(({ phase }) => !isSealed(phase))
    .flatMap((meeting) => {
      const placeOf = placesIn(db, meeting);
      return threadsOf(db, meeting.id).flatMap((thread): WaitingQuestion[] => {
        const { head, replies, question, support } = thread;
        const facts = { asker: head.author.id, replies: replies.length, question, support };
        const wants = waitingFor(facts, { personId, speaksFor });
        const place = wants.length > 0 ? placeOf(thread) : null;
        if (!place) return [];
        const { id, body, author } = head;
        return [
          {
            id,
            month: meeting.month,
            body,
            asker: author,
            wants: wants[0]?.kind ?? "answer",
            ...place,
          },
        ];
      });
    });
}

/** Where a thread leads to: its department, and its page or (null) the department's cover. */
function placesIn(db: Ask["db"], { id: meetingId, companyId, month }: Meeting) {
  const measurePages = measurePagesOf(db, meetingId);
  const scorecard = scorecardAt(db, companyId, month);
  return ({ anchor }: LiveThread): Pick<WaitingQuestion, "department" | "page"> | null => {
    const department = scorecard.departments.find(({ id }) => id === anchor.departmentId);
    const pages = pagesOf(scorecard, anchor.departmentId, measurePages);
    const page = pages.find(({ key }) => key === pageOf(anchor));
    if (!department) return null;
    const { code, nameZh, nameEn } = department;
    return { department: { code, nameZh, nameEn }, page: page?.code ?? null };
  };
}
