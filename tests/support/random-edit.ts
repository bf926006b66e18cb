/** Edits of a sheet at random, of the kinds that people make. */
import type * as Y from "yjs";
import {
  addCause,
  addFinding,
  deleteFinding,
  findingText,
  moveFinding,
  readFindings,
  restoreFinding,
} from "~/sheet/findings";
import {
  addImprovement,
  addOwner,
  deleteImprovement,
  improvementText,
  moveImprovement,
  readImprovements,
} from "~/sheet/improvements";
import type { PageKey } from "~/sheet/page-key";
import { pick } from "../server/rooms/support/seeded-random";

type Random = () => number;

/** How many rows of a kind stand on a page before more are deleted than added. */
const FULL = 40;

/**
 * One random edit on one of the pages.
 *
 * @param origin of the transaction: the outbox sends only what does not come from the network
 */
export function editSomething(
  doc: Y.Doc,
  random: Random,
  pages: readonly PageKey[],
  origin: unknown = null,
): void {
  const page = pick(random, pages) ?? "";
  const findings = readFindings(doc, page);
  const improvements = readImprovements(doc, page);
  const finding = pick(random, findings);
  const improvement = pick(random, improvements);
  const behind = pick(random, [null, undefined, finding?.id]);
  const addsFinding = () =>
    findings.length < FULL
      ? void addFinding(doc, origin, { page, kind: "problem", text: "问题", after: behind })
      : finding && deleteFinding(doc, origin, finding.id);
  const addsImprovement = () =>
    improvements.length < FULL
      ? void addImprovement(doc, origin, { page, action: "做", after: null })
      : improvement && deleteImprovement(doc, origin, improvement.id);
  const edits: (() => void)[] = [
    addsFinding,
    addsImprovement,
    () => finding && moveFinding(doc, origin, finding.id, null),
    () => finding && type(findingText(doc, finding.id), random, origin),
    () => finding && type(findingText(doc, finding.id), random, origin),
    () => finding && void addCause(doc, origin, { finding: finding.id, text: "因" }),
    () => finding && deleteFinding(doc, origin, finding.id),
    () => restoreFinding(doc, origin, pick(random, [...doc.getMap("findings").keys()]) ?? ""),
    () => improvement && moveImprovement(doc, origin, improvement.id, undefined),
    () => improvement && type(improvementText(doc, improvement.id, "progress"), random, origin),
    () => improvement && addOwner(doc, origin, improvement.id, { kind: "person", personId: "p" }),
  ];
  pick(random, edits)?.();
}

function type(text: Y.Text | null, random: Random, origin: unknown): void {
  if (!text) return;
  const at = Math.floor(random() * (text.length + 1));
  text.doc?.transact(() => {
    if (random() < 0.3 && at < text.length) text.delete(at, 1);
    else text.insert(at, String.fromCodePoint(0x4e00 + Math.floor(random() * 500)));
  }, origin);
}
