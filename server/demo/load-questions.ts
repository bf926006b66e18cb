import type * as Y from "yjs";
import type { Anchor } from "~/protocol/anchor";
import { addComment } from "~/services/question-commands/add-comment.server";
import { acceptAnswer, answerQuestion } from "~/services/question-commands/answer.server";
import { askSupport, decideSupport } from "~/services/question-commands/support.server";
import { turnQuestion } from "~/services/question-commands/turn-question.server";
import { causeText, findingText, readFindings } from "~/sheet/findings";
import { measurePageKey } from "~/sheet/page-key";
import { stretchOf } from "~/sheet/stretch";
import { causePath, findingPath, type TextPath } from "~/sheet/text-path";
import type { CsvRow } from "./csv";
import { act, get, type Dealership } from "./dealership";
import { wordsIn } from "./samples";

/** What the verbs gave to a thread of the file: its question's id, and that of the support asked for. */
interface LoadedThread {
  commentId: string;
  requestId?: string;
}

/** Asks and answers the sample's cross-questions of a month ("02"), each as its person at its time. */
export function askQuestions(dealership: Dealership, meetingId: string, month: string): void {
  const threads = new Map<string, LoadedThread>();
  for (const row of dealership.samples.questions.filter((each) => each("month") === month)) {
    dealership.clock.goTo(row("at"));
    if (row("act") === "ask") threads.set(row("thread"), ask(dealership, meetingId, row));
    else step(dealership, get(threads, row("thread")), row);
  }
}

function ask(dealership: Dealership, meetingId: string, row: CsvRow): LoadedThread {
  const { id } = act(dealership, row("person"), addComment, {
    meetingId,
    anchor: anchorOf(dealership, meetingId, row),
    body: row("text_zh"),
    mentions: wordsIn(row("mentions")).map((code) => personOf(dealership, code)),
    ask: [get(dealership.departments, row("department"))],
  });
  return { commentId: id };
}

function step(dealership: Dealership, thread: LoadedThread, row: CsvRow): void {
  const { commentId } = thread;
  const person = row("person");
  const departmentId = get(dealership.departments, row("department"));
  switch (row("act")) {
    case "answer":
      act(dealership, person, answerQuestion, {
        commentId,
        departmentId,
        body: row("text_zh"),
        mentions: [],
      });
      break;
    case "accept":
      act(dealership, person, acceptAnswer, { commentId, departmentId });
      break;
    case "ask-support": {
      const what = row("text_zh");
      thread.requestId = act(dealership, person, askSupport, { commentId, departmentId, what }).id;
      break;
    }
    case "promise":
      act(dealership, person, decideSupport, {
        requestId: thread.requestId ?? "",
        decision: "promise",
        dueOn: row("day"),
      });
      break;
    case "turn":
      act(dealership, person, turnQuestion, {
        commentId,
        page: measurePageKey(get(dealership.measures, row("page"))),
        action: row("text_zh"),
        ownerIds: wordsIn(row("mentions")).map((code) => personOf(dealership, code)),
        due: row("day"),
      });
      break;
    default:
      throw new Error(`the sample files know no ${row("act")}`);
  }
}

/** The stretch of the page's words that says what is quoted. */
function anchorOf(dealership: Dealership, meetingId: string, row: CsvRow): Anchor {
  const { measures, samples, departments, companyId, people, edit } = dealership;
  const measure = samples.measures.find((each) => each("code") === row("page"));
  if (!measure) throw new Error(`the sample files know no ${row("page")}`);
  const departmentId = get(departments, measure("department"));
  const page = measurePageKey(get(measures, row("page")));
  const { personId } = get(people, row("person")).actor;
  const room = { kind: "sheet", meetingId, departmentId } as const;
  let found: Anchor | null = null;
  edit(room, { personId, companyId }, (doc) => {
    for (const [path, text] of textsOf(doc, page)) {
      const from = text.toString().indexOf(row("quote"));
      const stretch = from === -1 ? null : stretchOf(text, from, from + row("quote").length);
      if (stretch) found ??= { kind: "text", departmentId, page, text: path, ...stretch };
    }
  });
  if (!found) throw new Error(`the sample pages do not say ${row("quote")}`);
  return found;
}

function textsOf(doc: Y.Doc, page: string): [TextPath, Y.Text][] {
  return readFindings(doc, page).flatMap(({ id, causes }) => [
    ...pair(findingPath(id), findingText(doc, id)),
    ...causes.flatMap((cause) => pair(causePath(cause.id), causeText(doc, cause.id))),
  ]);
}

function pair(path: TextPath, text: Y.Text | null): [TextPath, Y.Text][] {
  return text ? [[path, text]] : [];
}

function personOf({ people }: Dealership, code: string): string {
  return get(people, code).actor.personId;
}
