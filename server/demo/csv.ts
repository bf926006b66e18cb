/** A row of a file with a head line: what stands under a column; throws for a column there is none. */
export type CsvRow = (column: string) => string;

/**
 * Reads comma-separated text with a head line, as RFC 4180 describes it: a field in double quotes
 * may hold commas, line ends and doubled quotes. For the files of this project, not for uploads:
 * a row with more or fewer fields than the head is a mistake in them, and throws.
 */
export function parseCsv(text: string): CsvRow[] {
  const [head = [], ...rows] = recordsOf(text);
  return rows.map((fields, index) => {
    if (fields.length !== head.length) {
      throw new Error(`row ${index + 2} has ${fields.length} fields instead of ${head.length}`);
    }
    return (column) => {
      const value = fields[head.indexOf(column)];
      if (value === undefined) throw new Error(`no column ${column}`);
      return value;
    };
  });
}

/** A field, in quotes or without, and what ends it. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

function recordsOf(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  FIELD.lastIndex = text.startsWith("\uFEFF") ? 1 : 0;
  while (FIELD.lastIndex < text.length || record.length > 0) {
    const match = FIELD.exec(text);
    if (!match) throw new Error("a quotation mark is out of place");
    const [, quoted, plain = "", end] = match;
    record.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ",") continue;
    records.push(record);
    record = [];
  }
  return records;
}
