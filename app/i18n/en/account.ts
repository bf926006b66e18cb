import type { AllWords } from "../zh-CN";

export const account: AllWords["account"] = {
  signIn: {
    title: "Sign in",
    email: "E-mail",
    password: "Password",
    submit: "Sign in",
    withProvider: (name: string) => `Sign in with ${name}`,
    noAccount: "No account? Ask your company's administrator for an invitation.",
  },
  code: {
    title: "Two-step sign-in",
    code: "Code",
    hint: "The 6 digits in your authenticator app. Without your phone, one of your recovery codes.",
    submit: "Continue",
    again: "Back to sign-in",
  },
  secondFactor: {
    title: "Two-step sign-in",
    intro:
      "When it is on, signing in asks for 6 digits from an app on your phone, besides the password.",
    off: "It is off.",
    on: "It is on.",
    begin: "Turn on two-step sign-in",
    scan: "Scan this code with an authenticator app, or type the key:",
    qr: "QR code for an authenticator app",
    secret: "Key",
    code: "The 6 digits that the app shows",
    confirm: "Confirm and turn on",
    recovery:
      "Recovery codes. Write them down or print them and keep them safe; they are shown only now. Each works once, when your phone is lost.",
    remove: "Turn off two-step sign-in",
    removeHint: "Give a current code.",
    reset: "Reset two-step sign-in",
    resetConfirm: (name: string) =>
      `${name} will need only the password next time. Do this only when phone and recovery codes are lost and you are sure who is asking.`,
    resetDone: "Reset",
  },
  ownPassword: {
    title: "Password",
    intro: "Changing it signs you out on every device, here too; sign in again with the new one.",
    current: "Current password",
    password: "New password",
    submit: "Change password",
  },
  invitation: {
    title: "Accept the invitation",
    greeting: (name) => `${name}, please choose your password.`,
    password: "New password",
    hint: "At least 12 characters; longer is better.",
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
