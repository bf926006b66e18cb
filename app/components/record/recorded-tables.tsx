import { PrintedTable } from "~/components/table/printed-table";
import type { RecordedTable } from "~/views/record";
import { useRecord } from "./record-reader";

/** The breakdown tables of a page, as they stood. */
export function RecordedTables({ tables }: { tables: readonly RecordedTable[] }) {
  const { record, person } = useRecord();
  return tables.map(({ table, lastMonth }) => (
    <PrintedTable
      key={table.id}
      table={table}
      month={record.meeting.month}
      lastMonth={lastMonth}
      nameOf={(id) => person(id) || null}
    />
  ));
}
