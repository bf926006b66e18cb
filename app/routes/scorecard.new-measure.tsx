import { wordsPart } from "~/i18n/load-words";

await wordsPart("office");
export { NewMeasurePage as default } from "~/components/scorecard-editor/measure-page";
