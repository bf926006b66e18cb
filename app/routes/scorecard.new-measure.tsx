export { NewMeasurePage as default } from "~/components/scorecard-editor/measure-page";
