/** Names the person by whom a command was typed; the cookie may be another's by now. */
export const PERSON_HEADER = "x-liangdeng-person";
