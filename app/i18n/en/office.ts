import type { WordsParts } from "../zh-CN";
import { account } from "./account";
import { admin } from "./admin";
import { design } from "./design";
import { history } from "./history";
import { reminders } from "./reminders";

/** What is said only where people and the company are looked after, and in histories. */
export const office: WordsParts["office"] = {
  account,
  admin,
  design,
  history,
  reminders,
};
