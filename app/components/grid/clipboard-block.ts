/**
 * Blocks of cells as spreadsheets put them into the clipboard: as text with a tab between cells and
 * a line break between lines, and as an HTML table. A cell with a tab, a line break or a quote in it
 * stands in quotes, its own quotes doubled.
 */

/** Whether a text from the clipboard is more than one cell. */
export function isBlock(text: string): boolean {
  const lines = readBlock(text);
  return lines.length > 1 || (lines[0]?.length ?? 0) > 1;
}

/** The cells of a text from the clipboard, line by line. Lines may differ in length. */
export function readBlock(text: string): string[][] {
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  const lines: string[][] = [[]];
  let at = 0;
  while (at <= plain.length) {
    const { cell, end } = readCell(plain, at);
    lines.at(-1)?.push(cell);
    if (plain[end] === "\n") lines.push([]);
    at = end + 1;
  }
  return lines;
}

/** A block of cells as text, to be pasted into a spreadsheet. */
export function writeBlock(lines: readonly (readonly string[])[]): string {
  return lines.map((cells) => cells.map(quoted).join("\t")).join("\n");
}

/** A block of cells as HTML, for programs that take a table with its cells kept apart. */
export function writeHtmlBlock(lines: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`;
  return `<table><tbody>${lines.map(row).join("")}</tbody></table>`;
}

/** Reads the cell that starts at `at`; `end` is where its separator stands, or the text's end. */
function readCell(text: string, at: number): { cell: string; end: number } {
  const inQuotes = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(text.slice(at));
  if (inQuotes) {
    const [whole, cell = ""] = inQuotes;
    return { cell: cell.replaceAll('""', '"'), end: at + whole.length };
  }
  const rest = text.slice(at).search(/[\t\n]/);
  const end = rest === -1 ? text.length : at + rest;
  return { cell: text.slice(at, end), end };
}

function quoted(cell: string): string {
  return /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function escaped(cell: string): string {
  return cell
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\n", "<br>");
}
