import { lazily } from "~/components/ui/lazily";

const QuestionsPage = lazily(
  async () => (await import("~/components/questions/questions-page")).QuestionsPage,
);

/** All questions of the meeting: the frame's loader has asked whether this person may read it. */
export default function QuestionsRoute() {
  return <QuestionsPage />;
}
