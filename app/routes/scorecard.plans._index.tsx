import { PlanList } from "~/components/scorecard-editor/plan-list";
import { WithRefusal } from "~/components/form/refusal-context";

export default function PlansRoute() {
  return (
    <WithRefusal>
      <PlanList />
    </WithRefusal>
  );
}
