import { QuestionsPage } from "~/components/questions/questions-page";

/** All questions of the meeting: the frame's loader has asked whether this person may read it. */
export default function QuestionsRoute() {
  return <QuestionsPage />;
}
