import { enterActual } from "./actual-commands.server";
import { addAmendment, approveMeeting, waiveBlockers } from "./closing-commands.server";
import { makeCalendarAddress, revokeCalendarAddress } from "./calendar-commands.server";
import { refuse, runCommand, type Command, type Outcome } from "./command.server";
import type { Ask } from "./context.server";
import { deleteDigestChannel, saveDigestChannel } from "./digest-channels.server";
import { changeDue, editFollowUp, moveFollowUp } from "./follow-ups/follow-up-commands.server";
import { discardMeeting } from "./discard-meeting.server";
import {
  addMeasurePage,
  moveMeasurePage,
  removeMeasurePage,
  restoreMeasurePage,
  titleMeasurePage,
} from "./measure-page-commands.server";
import {
  arrangeAgenda,
  closeMeeting,
  openMeeting,
  setBudget,
  startMeeting,
  startPreparing,
} from "./meeting-commands.server";
import {
  invitePerson,
  saveCompany,
  savePerson,
  setLanguage,
  setPersonActive,
} from "./people-commands.server";
import { writeOverviewSentence } from "./overview-commands.server";
import { acceptAnswer, answerQuestion, askAgain } from "./question-commands/answer.server";
import { addComment, replyComment } from "./question-commands/add-comment.server";
import { deleteComment, editComment } from "./question-commands/change-comment.server";
import { deferQuestion, waiveQuestion } from "./question-commands/end-question.server";
import { askSupport, decideSupport } from "./question-commands/support.server";
import { turnQuestion } from "./question-commands/turn-question.server";
import { arrangeScorecard } from "./scorecard-commands/arrange-scorecard.server";
import { reportMilestone } from "./scorecard-commands/report-milestone.server";
import { saveDepartment } from "./scorecard-commands/save-department.server";
import { saveLevels } from "./scorecard-commands/save-levels.server";
import { saveMeasure } from "./scorecard-commands/save-measure.server";
import { saveObjective } from "./scorecard-commands/save-objective.server";
import { savePlan } from "./scorecard-commands/save-plan.server";
import { deleteTheme, saveTheme } from "./scorecard-commands/save-theme.server";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  resetSecondFactor,
} from "./second-factor/second-factor-commands.server";
import { guessed } from "./second-factor/guesses.server";
import { handOver, moveRoom, takeOver } from "./room-commands.server";
import { drawArrow, removeArrow } from "./strategy-map/arrow-commands.server";
import {
  chooseHeadlines,
  placeObjectives,
  resetLayout,
  saveVision,
} from "./strategy-map/map-commands.server";
import { changePassword } from "./own-password.server";

/** A verb with its types closed in: takes whatever came over the wire. */
type Runner = (ask: Ask, raw: unknown) => Outcome<unknown>;

function runs<I, O>(verb: Command<I, O>): Runner {
  return (ask, raw) => runCommand(ask, verb, raw);
}

/** What comes of a command: at once, except where attempts are counted first. */
type Answer = Outcome<unknown> | Promise<Outcome<unknown>>;

/** Every command that can be sent, by its name on the wire. */
const COMMANDS: Readonly<Record<string, (ask: Ask, raw: unknown) => Answer>> = {
  "add-amendment": runs(addAmendment),
  "approve-meeting": runs(approveMeeting),
  "accept-answer": runs(acceptAnswer),
  "change-password": guessed(changePassword),
  "begin-second-factor": runs(beginSecondFactor),
  "confirm-second-factor": guessed(runs(confirmSecondFactor)),
  "remove-second-factor": guessed(runs(removeSecondFactor)),
  "reset-second-factor": runs(resetSecondFactor),
  "add-comment": runs(addComment),
  "add-measure-page": runs(addMeasurePage),
  "answer-question": runs(answerQuestion),
  "arrange-agenda": runs(arrangeAgenda),
  "arrange-scorecard": runs(arrangeScorecard),
  "ask-again": runs(askAgain),
  "ask-support": runs(askSupport),
  "change-due": runs(changeDue),
  "choose-headlines": runs(chooseHeadlines),
  "close-meeting": runs(closeMeeting),
  "decide-support": runs(decideSupport),
  "defer-question": runs(deferQuestion),
  "delete-comment": runs(deleteComment),
  "delete-digest-channel": runs(deleteDigestChannel),
  "delete-theme": runs(deleteTheme),
  "draw-arrow": runs(drawArrow),
  "edit-comment": runs(editComment),
  "edit-follow-up": runs(editFollowUp),
  "discard-meeting": runs(discardMeeting),
  "enter-actual": runs(enterActual),
  "hand-over": runs(handOver),
  "invite-person": runs(invitePerson),
  "move-follow-up": runs(moveFollowUp),
  "make-calendar-address": runs(makeCalendarAddress),
  "move-measure-page": runs(moveMeasurePage),
  "move-room": runs(moveRoom),
  "open-meeting": runs(openMeeting),
  "remove-measure-page": runs(removeMeasurePage),
  "place-objectives": runs(placeObjectives),
  "remove-arrow": runs(removeArrow),
  "reply-comment": runs(replyComment),
  "report-milestone": runs(reportMilestone),
  "restore-measure-page": runs(restoreMeasurePage),
  "reset-layout": runs(resetLayout),
  "revoke-calendar-address": runs(revokeCalendarAddress),
  "save-company": runs(saveCompany),
  "save-department": runs(saveDepartment),
  "save-digest-channel": runs(saveDigestChannel),
  "save-levels": runs(saveLevels),
  "save-measure": runs(saveMeasure),
  "save-objective": runs(saveObjective),
  "save-person": runs(savePerson),
  "save-plan": runs(savePlan),
  "save-theme": runs(saveTheme),
  "save-vision": runs(saveVision),
  "set-budget": runs(setBudget),
  "set-language": runs(setLanguage),
  "set-person-active": runs(setPersonActive),
  "start-meeting": runs(startMeeting),
  "start-preparing": runs(startPreparing),
  "title-measure-page": runs(titleMeasurePage),
  "turn-question": runs(turnQuestion),
  "waive-question": runs(waiveQuestion),
  "take-over": runs(takeOver),
  "waive-blockers": runs(waiveBlockers),
  "write-overview-sentence": runs(writeOverviewSentence),
};

/** The names of all commands. */
export const COMMAND_NAMES: readonly string[] = Object.keys(COMMANDS);

/** Runs the command of this name; `unknown-command` when there is none. */
export function runNamed(ask: Ask, name: string, raw: unknown): Answer {
  const run = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return run ? run(ask, raw) : refuse("unknown-command");
}
