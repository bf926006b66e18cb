export { NewPlanPage as default } from "~/components/scorecard-editor/plan-page";
