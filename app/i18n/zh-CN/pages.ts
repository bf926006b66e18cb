import { errors } from "./errors";
import { form } from "./form";
import { joining } from "./joining";
import { meetingPages } from "./meetingPages";
import { overview } from "./overview";
import { projector } from "./projector";
import { questions } from "./questions";
import { record } from "./record";
import { scorecard } from "./scorecard";
import { strategyMap } from "./strategyMap";
import { tableHeads } from "./tableHeads";
import { unsent } from "./unsent";
import { waitingList } from "./waitingList";

/** What pages of every kind say, once they are alive. */
export const pages = {
  errors,
  form,
  joining,
  meetingPages,
  overview,
  projector,
  questions,
  record,
  scorecard,
  strategyMap,
  tableHeads,
  unsent,
  waitingList,
};
