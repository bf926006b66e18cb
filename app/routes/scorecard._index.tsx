import { wordsPart } from "~/i18n/load-words";

await wordsPart("office");

export { StructurePage as default } from "~/components/scorecard-editor/structure-page";
