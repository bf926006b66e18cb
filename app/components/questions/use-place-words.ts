import { useMeeting } from "~/components/meeting/meeting-context";
import { entryOf } from "~/components/meeting/places";
import { formatMonthShort, nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { Words } from "~/i18n/zh-CN";
import { isSubjectColumn, NAME_COLUMN, TOTAL_ROW } from "~/domain/breakdown/table";
import { LEVELS, type Level } from "~/domain/scorecard/types";
import { parseMonth } from "~/domain/scorecard/month";
import { pageOf, type Anchor, type CellNames } from "~/protocol/anchor";
import { parseTextPath, type TextPlace } from "~/sheet/text-path";

/** Says where a thread hangs: department and page, and what on it. */
export function usePlaceWords(): {
  /** 销售部 · M3; the department alone when it hangs on it as a whole. */
  pageOf(anchor: Anchor): string;
  /** What of the page: a field, a cell; "" for the page itself. */
  partOf(anchor: Anchor): string;
} {
  const words = useWords();
  const { view } = useMeeting();
  return {
    pageOf(anchor) {
      const entry = entryOf(view.agenda, anchor.departmentId);
      const page = entry?.pages.find(({ key }) => key === pageOf(anchor));
      const department = entry?.department ? nameIn(words.locale, entry.department) : "";
      return page ? `${department} · ${page.code}` : department;
    },
    partOf: (anchor) => partWords(words, anchor),
  };
}

function partWords(words: Words, anchor: Anchor): string {
  const { place } = words.questions;
  switch (anchor.kind) {
    case "department":
      return place.department;
    case "page":
      return "";
    case "field":
      return fieldWords(words, anchor.field);
    case "text":
      return fieldWords(words, anchor.text);
    case "cell": {
      if (anchor.names) return tableCellWords(words, anchor, anchor.names);
      const level = LEVELS.find((each): each is Level => each === anchor.row);
      const row = level ? words.scorecard.levels[level] : place.fields.actual;
      const month = parseMonth(anchor.column);
      const column = month ? formatMonthShort(words.locale, month) : words.scorecard.year;
      return place.cell(row, column);
    }
  }
}

/** A breakdown table's cell: fixed columns in the reader's language, all else as it was called. */
function tableCellWords(
  { tableHeads, questions }: Words,
  { row, column }: Anchor & { kind: "cell" },
  names: CellNames,
): string {
  const fixed = column === NAME_COLUMN || isSubjectColumn(column);
  const rowName = row === TOTAL_ROW ? tableHeads.total : names.row;
  const columnName = fixed ? tableHeads.columns[column] : names.column;
  return questions.place.cell(rowName, columnName);
}

function fieldWords(words: Words, name: string): string {
  const { fields } = words.questions.place;
  const path = parseTextPath(name);
  if (path) return fields[fieldOf(path)];
  if (name.endsWith(":owners")) return fields.owners;
  return isNamed(name) ? fields[name] : fields.other;
}

/** What a text is called by: an improvement measure and a plan have several. */
function fieldOf(path: TextPlace) {
  if (path.kind === "plan") return path.field === "progress" ? "planProgress" : path.field;
  return path.kind === "improvement" ? path.field : path.kind;
}

const NAMED = ["findings", "tables", "improvements", "pictures", "milestones", "actual"] as const;

function isNamed(name: string): name is (typeof NAMED)[number] {
  return NAMED.some((each) => each === name);
}
