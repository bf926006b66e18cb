import { PlanList } from "~/components/scorecard-editor/plan-list";
import { WithRefusal } from "~/components/form/refusal-context";
import { wordsPart } from "~/i18n/load-words";

await wordsPart("office");

export default function PlansRoute() {
  return (
    <WithRefusal>
      <PlanList />
    </WithRefusal>
  );
}
