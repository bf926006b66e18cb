/** Comma-separated values that spreadsheets open without harm. Rules CV1–CV3. */

/** [CV3] Put before the first row, so that spreadsheets read Chinese as what it is. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** [CV2] What makes a spreadsheet take a cell for a formula; full-width signs do in Chinese ones. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/** [CV1] One row as RFC 4180 has it, its line break included. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
