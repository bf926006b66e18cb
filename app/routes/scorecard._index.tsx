export { StructurePage as default } from "~/components/scorecard-editor/structure-page";
