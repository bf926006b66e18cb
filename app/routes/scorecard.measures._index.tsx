import { MeasureList } from "~/components/scorecard-editor/measure-list";
import { WithRefusal } from "~/components/form/refusal-context";

export default function MeasuresRoute() {
  return (
    <WithRefusal>
      <MeasureList />
    </WithRefusal>
  );
}
