import type { Words } from "../zh-CN";

export const account: Words["account"] = {
  signIn: {
    title: "Sign in",
    email: "E-mail",
    password: "Password",
    submit: "Sign in",
    noAccount: "No account? Ask your company's administrator for an invitation.",
  },
  invitation: {
    title: "Accept the invitation",
    greeting: (name) => `${name}, please choose your password.`,
    password: "New password",
    hint: "At least 10 characters; longer is better.",
    submit: "Set password and sign in",
  },
  setUp: {
    title: "First set-up",
    intro:
      "There is no company on this server yet. You become the first administrator of the one you create here.",
    companyName: "Company name",
    personName: "Your name",
    email: "E-mail",
    password: "Password",
    submit: "Create company",
  },
  demo: {
    title: "Take a seat",
    intro:
      "This is a sample dealership's review of February 2021. Choose a seat to sit down in that role.",
    chair: "Facilitation and management",
    managers: "Department managers",
    others: "Data providers and observers",
    another: "Change seat",
  },
  start: {
    title: "Reviews",
    greeting: (name) => `Hello, ${name}`,
    noMeetings: "No reviews yet.",
    noMeetingsHint: "The facilitator can open a month's review here.",
    openMonth: "Open a review",
    month: "Month",
    open: "Open",
    enter: "Enter",
    myActuals: "My figures",
    missingActuals: (count, month) =>
      `${month}: ${count} actual${count === 1 ? "" : "s"} still missing`,
    allEntered: (month) => `${month}: all actuals are entered`,
    phases: {
      draft: "Draft",
      preparing: "Preparing",
      live: "Live",
      closed: "Closed",
      approved: "Approved",
    },
    emptyScorecard:
      "The scorecard is empty. Create departments, objectives and measures under Scorecard, and invite colleagues under People.",
  },
};
