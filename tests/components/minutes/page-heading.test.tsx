import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { findingRow } from "#db/schema";
import { MinutesDepartment } from "~/components/minutes/minutes-department";
import { RecordProvider } from "~/components/record/record-reader";
import { WordsProvider } from "~/i18n/words-context";
import { zhCN } from "~/i18n/zh-CN";
import { formatRoomName } from "~/protocol/room-name";
import { addMeasurePage, titleMeasurePage } from "~/services/measure-page-commands.server";
import { minutesOf } from "~/services/record/minutes-view.server";
import { measurePageKey } from "~/sheet/page-key";
import { done, makeCompany, testServices } from "../../support/company";
import { beginMeeting } from "../../support/meetings";

it("names each page of a measure in the minutes by the title that its department gave it", () => {
  const services = testServices();
  const company = makeCompany(services);
  const live = beginMeeting(services, company, 20);
  const { meetingId, measureId } = live;
  const { manager } = company.people;
  const at = { meetingId, measureId };
  const { ordinal } = done(services, manager, addMeasurePage, {
    ...at,
    nameZh: "按车型",
    nameEn: "",
  });
  done(services, manager, titleMeasurePage, { ...at, ordinal: 1, nameZh: "总量", nameEn: "" });
  const departmentId = company.departments.sales;
  const room = formatRoomName({ kind: "sheet", meetingId, departmentId });
  for (const page of [measurePageKey(measureId), measurePageKey(measureId, ordinal)]) {
    const said = {
      id: page.replaceAll(/\W/g, "-"),
      kind: "problem" as const,
      text: "问题",
      causes: [],
    };
    services.db
      .insert(findingRow)
      .values({ ...said, room, meetingId, departmentId, page, position: 0 })
      .run();
  }

  const view = minutesOf({ ...services, who: manager }, live.row());
  const [department] = view.record.scorecard.departments.filter(({ id }) => id === departmentId);
  if (!department) throw new Error("the department is not in the record");
  const html = renderToString(
    <WordsProvider words={zhCN}>
      <RecordProvider view={view}>
        <MinutesDepartment department={department} />
      </RecordProvider>
    </WordsProvider>,
  );
  const headings = [...html.matchAll(/<h3>(.*?)<\/h3>/gs)].map(([, words = ""]) =>
    words.replace(/<[^>]*>/g, ""),
  );
  expect(headings).toEqual([
    expect.stringContaining("· 总量"),
    expect.stringMatching(/^\S+-2 .* · 按车型/),
  ]);
});
