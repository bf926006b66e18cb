import { useState } from "react";
import { useMeeting } from "~/components/meeting/meeting-context";
import { pageName } from "~/components/meeting/places";
import { takesAnswers } from "~/domain/question/question";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { pageOf } from "~/protocol/anchor";
import type { LiveThread } from "~/protocol/live-thread";
import { newRowId } from "~/sheet/row-id";
import { LineField, LineForm } from "./line-form";
import type { May } from "./use-may";
import { entryOf } from "~/components/meeting/places";

/** The rarer things to do with a question, by the names of their words. */
export type MoreAction = "askSupport" | "turn" | "defer" | "waive";

/** Which of them this person may do now. */
export function moreActions({ question, head }: LiveThread, may: May): MoreAction[] {
  if (!question) return [];
  const askerId = head.author.id;
  const settles = may("question.settle", { askerId });
  const answers =
    may("comment.write") &&
    question.parties.some(({ departmentId }) => may("question.answer", { departmentId }));
  const isOpen = takesAnswers(question.end);
  return [
    ...((settles || answers) && isOpen ? (["askSupport"] as const) : []),
    ...(settles && isOpen ? (["turn", "defer"] as const) : []),
    ...(may("question.waive") && isOpen ? (["waive"] as const) : []),
  ];
}

interface MoreFormProps {
  thread: LiveThread;
  action: MoreAction;
  onDone(): void;
}

/** The form of one of them. */
export function MoreForm({ thread, action, onDone }: MoreFormProps) {
  const text = useWords().questions.actions;
  const commentId = thread.id;
  const [draft] = useState(newRowId);
  const shared = { label: text[action], submit: text[action], onDone };
  switch (action) {
    case "defer":
      return (
        <LineForm
          {...shared}
          command="defer-question"
          inputOf={(form) => ({
            commentId,
            until: form.text("until"),
            reason: form.text("reason"),
          })}
        >
          <LineField label={text.deferUntil}>
            <input type="date" name="until" />
          </LineField>
          {thread.question?.end?.kind === "deferred" && (
            <LineField label={text.deferReason}>
              <textarea name="reason" rows={2} />
            </LineField>
          )}
        </LineForm>
      );
    case "waive":
      return (
        <LineForm
          {...shared}
          command="waive-question"
          inputOf={(form) => ({ commentId, reason: form.text("reason") })}
        >
          <LineField label={text.waiveReason}>
            <textarea name="reason" rows={2} />
          </LineField>
        </LineForm>
      );
    case "askSupport":
      return (
        <LineForm
          {...shared}
          command="ask-support"
          inputOf={(form) => ({
            commentId,
            departmentId: form.text("departmentId"),
            what: form.text("what"),
            draft,
          })}
        >
          <SupportFields />
        </LineForm>
      );
    case "turn":
      return (
        <LineForm
          {...shared}
          command="turn-question"
          inputOf={(form) => ({
            commentId,
            page: form.text("page"),
            action: form.text("action"),
            ownerIds: form.all("owner").filter((id) => id !== ""),
            due: form.text("due"),
          })}
        >
          <TurnFields thread={thread} />
        </LineForm>
      );
  }
}

function SupportFields() {
  const words = useWords();
  const text = words.questions.actions;
  const { agenda } = useMeeting().view;
  return (
    <>
      <LineField label={text.supportFrom}>
        <select name="departmentId">
          {agenda.flatMap(({ department }) =>
            department ? (
              <option key={department.id} value={department.id}>
                {nameIn(words.locale, department)}
              </option>
            ) : (
              []
            ),
          )}
        </select>
      </LineField>
      <LineField label={text.supportWhat}>
        <textarea name="what" rows={2} />
      </LineField>
    </>
  );
}

function TurnFields({ thread: { anchor, head } }: { thread: LiveThread }) {
  const words = useWords();
  const text = words.questions.actions;
  const { agenda, people } = useMeeting().view;
  const pages = entryOf(agenda, anchor.departmentId)?.pages ?? [];
  return (
    <>
      <LineField label={text.turnAction}>
        <textarea name="action" rows={3} defaultValue={head.body} />
      </LineField>
      <LineField label={text.turnPage}>
        <select name="page" defaultValue={pageOf(anchor) ?? undefined}>
          {pages.map((page) => (
            <option key={page.key} value={page.key}>
              {pageName(words.locale, page)}
            </option>
          ))}
        </select>
      </LineField>
      <LineField label={text.turnOwner}>
        <select name="owner">
          <option value="">{text.nobody}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {nameIn(words.locale, person)}
            </option>
          ))}
        </select>
      </LineField>
      <LineField label={text.turnDue}>
        <input type="date" name="due" />
      </LineField>
    </>
  );
}
