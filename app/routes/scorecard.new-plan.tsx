import { wordsPart } from "~/i18n/load-words";

await wordsPart("office");
export { NewPlanPage as default } from "~/components/scorecard-editor/plan-page";
