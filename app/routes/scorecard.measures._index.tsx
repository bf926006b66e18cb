import { MeasureList } from "~/components/scorecard-editor/measure-list";
import { WithRefusal } from "~/components/form/refusal-context";
import { wordsPart } from "~/i18n/load-words";

await wordsPart("office");

export default function MeasuresRoute() {
  return (
    <WithRefusal>
      <MeasureList />
    </WithRefusal>
  );
}
