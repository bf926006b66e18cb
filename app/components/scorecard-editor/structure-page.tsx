import { DepartmentSection } from "./department-section";
import { ObjectiveSection } from "./objective-section";
import { WithRefusal } from "~/components/form/refusal-context";
import { ThemeSection } from "./theme-section";

/** What the scorecard stands on: departments, themes, objectives. */
export function StructurePage() {
  return (
    <WithRefusal>
      <DepartmentSection />
      <ObjectiveSection />
      <ThemeSection />
    </WithRefusal>
  );
}
