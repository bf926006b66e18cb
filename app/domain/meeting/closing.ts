/** What blocks the closing of a meeting, and what the GM has waived of it. Rules CL1–CL5, QU7. */
import { waitsFor, type Question, type SupportState } from "../question/question";
import type { Readiness } from "./readiness";
import { subjectOf, type PageLack } from "./lack";

/** Something that blocks closing. Its `key` says what it is and stays the same as long as it is that. */
export type Blocker =
  /** A measure's or plan's page lacks something: `lack/<its id>/<part>+<part>…`. */
  | ({ readonly kind: "lack"; readonly key: string; readonly departmentId: string } & PageLack)
  /** Departments have not answered a question: `question/<questionId>`. */
  | {
      readonly kind: "question";
      readonly key: string;
      readonly questionId: string;
      readonly departmentIds: readonly string[];
    }
  /** The improvement measure that a question became is not on its page: `turned/<questionId>`. */
  | { readonly kind: "turned"; readonly key: string; readonly questionId: string }
  /** A department has neither promised nor declined support: `support/<requestId>`. */
  | {
      readonly kind: "support";
      readonly key: string;
      readonly requestId: string;
      readonly departmentId: string;
    };

/** The readiness of one department. */
export interface DepartmentReadiness {
  readonly departmentId: string;
  readonly missing: Readiness["missing"];
}

/** A request for support as far as closing goes. */
export interface SupportAsked {
  readonly id: string;
  readonly departmentId: string;
  readonly state: SupportState;
}

/**
 * [CL1] [CL2] [CL5] [QU7] Everything that blocks closing, in the order given: what pages lack,
 * questions, support.
 *
 * @param measures the row ids of the improvement measures that stand on the meeting's pages
 */
export function blockersOf({
  readiness,
  questions,
  measures,
  support,
}: {
  readonly readiness: readonly DepartmentReadiness[];
  readonly questions: readonly Question[];
  readonly measures: ReadonlySet<string>;
  readonly support: readonly SupportAsked[];
}): Blocker[] {
  return [
    ...readiness.flatMap(({ departmentId, missing }) =>
      missing.map((lack): Blocker => {
        const key = `lack/${subjectOf(lack)}/${lack.parts.join("+")}`;
        return { kind: "lack", key, departmentId, ...lack };
      }),
    ),
    ...questions.flatMap((question): Blocker[] => {
      const { departmentIds } = waitsFor(question);
      const { id, end } = question;
      if (end?.kind === "turned" && !measures.has(end.followUpSource)) {
        return [{ kind: "turned", key: `turned/${id}`, questionId: id }];
      }
      if (departmentIds.length === 0) return [];
      return [{ kind: "question", key: `question/${id}`, questionId: id, departmentIds }];
    }),
    ...support
      .filter(({ state }) => state === "open")
      .map(({ id, departmentId }): Blocker => {
        return { kind: "support", key: `support/${id}`, requestId: id, departmentId };
      }),
  ];
}

/** [CL3] [CL4] What still blocks, given the keys of what the GM has waived. */
export function unwaived(blockers: readonly Blocker[], waivers: readonly string[]): Blocker[] {
  return blockers.filter((blocker) => !waivers.some((waiver) => covers(waiver, blocker)));
}

/** [CL4] A waiver of what a page lacks holds while the page lacks no more than that. */
function covers(waiver: string, blocker: Blocker): boolean {
  if (waiver === blocker.key) return true;
  if (blocker.kind !== "lack") return false;
  const home = `lack/${subjectOf(blocker)}/`;
  if (!waiver.startsWith(home)) return false;
  const waived = waiver.slice(home.length).split("+");
  return blocker.parts.every((part) => waived.includes(part));
}
