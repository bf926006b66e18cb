import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { PlanFigures } from "~/components/meeting/plan-figures";
import { en } from "~/i18n/en";
import { WordsProvider } from "~/i18n/words-context";
import { zhCN } from "~/i18n/zh-CN";
import { planPageKey } from "~/sheet/page-key";

const MILESTONE = { id: "m", name: "培训", description: "", deliverable: "", doneOn: null };

/** The plan's page, as text, with one milestone that is expected on 30 June. */
function page(words: Parameters<typeof WordsProvider>[0]["words"], firstExpectedOn: string | null) {
  const html = renderToString(
    <WordsProvider words={words}>
      <PlanFigures
        link={{ kind: "plan", id: "p", key: planPageKey("p"), code: "K1", nameZh: "", nameEn: "" }}
        month="2021-03"
        subject={{
          kind: "plan",
          plan: {
            id: "p",
            owner: "",
            lead: "",
            participants: "",
            startsOn: "2021-01-01",
            endsOn: "2021-12-31",
            goal: "",
          },
          milestones: [{ ...MILESTONE, expectedOn: "2021-06-30", firstExpectedOn }],
          mayReport: false,
          today: "2021-04-05",
        }}
      />
    </WordsProvider>,
  );
  return html.replace(/<[^>]*>/g, "");
}

it("[MS7] says beside the day on which a milestone is expected when it was first to be done", () => {
  expect(page(zhCN, "2021-01-20")).toContain("6月30日 原定 1月20日");
  expect(page(en, "2021-01-20")).toMatch(/first 20 Jan/);
  expect(page(zhCN, null)).not.toContain("原定");
});
