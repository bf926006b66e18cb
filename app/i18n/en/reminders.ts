import type { AllWords } from "../zh-CN";

/** AllWords of calendars, digests and a person's own page. */
export const reminders: AllWords["reminders"] = {
  kinds: {
    improvement: "Improvement measure",
    support: "Promised support",
    question: "Deferred question",
  },
  calendar: {
    name: "Liangdeng",
    due: (kind, wording) => `${kind} due: ${wording}`,
  },
  me: {
    title: "My settings",
    language: "Language",
    calendar: "Calendar",
    intro:
      "Add this address to the calendar on your phone or computer: the due dates of what you own and the open meetings appear there. Whoever knows the address sees them; do not pass it on.",
    none: "There is no calendar address yet.",
    madeAt: (moment) =>
      `A calendar address was made on ${moment}. It is shown only when it is made.`,
    make: "Make a calendar address",
    makeAgain: "Make a new address",
    makeAgainHint: "The present address stops working at once.",
    revoke: "Revoke the address",
    revoked: "The calendar address is revoked and works no longer.",
    address: "Calendar address",
    shownOnce: "Copy it now. It is shown only this once.",
    copy: "Copy the address",
    copied: "Copied",
    copyYourself: "The browser does not allow copying; the address is selected, press Ctrl+C.",
  },
  channels: {
    title: "Daily digest",
    intro:
      "Every day at the hour you choose, what is overdue and what is due this week goes to a group robot or by e-mail. Nothing is sent on a day without any. Off by default.",
    none: "There is no channel yet.",
    add: "Add a channel",
    editTitle: (name) => `Change ${name}`,
    kind: "Channel",
    kinds: {
      wecom: "WeCom group robot",
      dingtalk: "DingTalk group robot",
      feishu: "Feishu group robot",
      email: "E-mail",
    },
    target: "Webhook address",
    mailTarget: "E-mail addresses",
    targetHint:
      "The robot's https address. It is like a password and is not shown whole once it is saved.",
    mailHint: "Separate several addresses by commas or spaces.",
    keepHint: (target) => `It is ${target} now. Leave it empty to keep it.`,
    keyword:
      "For DingTalk choose “custom keyword” in the robot's security settings: “亮灯” or “Liangdeng”.",
    locale: "Language",
    hour: (timeZone) => `Hour (${timeZone})`,
    atHour: (hour) => `Every day at ${hour}:00`,
    enabled: "On",
    on: "On",
    off: "Off",
    last: "Last time",
    remove: "Delete the channel",
    removeOf: (name) => `Delete ${name}`,
    test: "Test now",
    testOf: (name) => `Test ${name}`,
    testing: "Sending…",
    testSent: "The test message has arrived.",
    mailNotReady:
      "This server has no mail set up (SMTP_URL and SMTP_FROM): nothing can be sent by e-mail.",
    never: "Nothing sent yet",
    delivered: (moment) => `Delivered on ${moment}`,
    nothingDue: (day) => `Nothing to say on ${day}`,
    trying: (day, tries) =>
      `${day}: tried ${tries === 1 ? "once" : `${tries} times`}, will try again`,
    failed: (day, tries) =>
      `${day}: tried ${tries === 1 ? "once" : `${tries} times`}, not delivered`,
    because: (outcome, why) => `${outcome}: ${why}`,
    errors: {
      "private-address":
        "The address lies in an internal network, which is not allowed. Use the robot's public address.",
      unreachable: "the other server cannot be reached",
      unanswered: "there was no answer; it may have arrived and is not sent again today",
      refused: "the message was refused; check the address and the robot's security settings",
      "mail-not-set-up": "this server has no mail set up; ask for SMTP_URL and SMTP_FROM",
      "mail-failed": "the mail server did not take it",
      "too-late": "it did not get through that day",
    },
  },
  digest: {
    title: (company, day) => `Liangdeng · ${company} · due on ${day}`,
    summary: (overdue, thisWeek) => `${overdue} overdue, ${thisWeek} due this week`,
    overdue: "Overdue",
    thisWeek: "Due this week",
    item: (day, wording, owners) => `${day} ${wording} (${owners})`,
    noOwner: "no owner",
    more: (count) => `${count} more: see the board.`,
    test: "This is a test message: the channel works.",
  },
};
