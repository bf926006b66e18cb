import type { Words } from "../zh-CN";

export const errors: Words["errors"] = {
  "signed-out": "Your session has ended. Sign in again; what you typed is kept.",
  "other-person":
    "Somebody else is signed in here now: nothing was sent in their name, and it is kept for whoever typed it. Reload the page.",
  forbidden: "You may not do this. If you need to, ask an administrator.",
  "bad-input": "Something is missing or not in the right form: see the marked entries.",
  "unknown-command": "The server does not know this action: reload the page.",
  "too-long": "This is too long: please shorten it.",
  "bad-code": "A code has letters, digits, “-” and “_” only, 24 characters at most.",
  "month-too-far": "That month is too far away: choose one within ten years of today.",
  "unknown-month": "There is no such month. Write it like 2021-02.",
  "month-out-of-range":
    "No actual can be entered for this month: only for the past five years up to now, or a month whose meeting is open.",
  "unknown-department": "There is no such department: reload and choose again.",
  "unknown-page": "There is no such page: choose one from the agenda.",
  "too-many-pages": "This measure cannot have more pages.",
  "page-has-question": "A question hangs on this page, so it stays: nothing asked is lost.",
  "page-has-words":
    "Its department has written about it in a meeting that is still open, so it stays there for that month: make the change from a later month on, or close that meeting first.",
  "unknown-measure": "There is no such measure, or it is not valid in this month.",
  "unknown-objective": "There is no such objective: reload and choose again.",
  "unknown-theme": "There is no such theme: reload and choose again.",
  "unknown-plan": "There is no such action plan: reload and choose again.",
  "unknown-milestone": "There is no such milestone: reload and choose again.",
  "unknown-person": "There is no such person: reload and choose again.",
  "unknown-meeting": "There is no such meeting: choose one on the start page.",
  "unknown-agenda-item": "The agenda has no such item: reload the page.",
  "unknown-token": "This link is not valid. Check that it is complete, or ask for a new one.",
  "expired-token": "This link has expired. Ask an administrator for a new one.",
  "used-token": "This link has been used. Sign in, or ask an administrator for a new one.",
  "wrong-credentials": "E-mail or password is wrong. Please try again.",
  "too-many-attempts": "Too many attempts. Please wait fifteen minutes.",
  "wrong-password": "The current password is not right.",
  "weak-password": "A password needs 12 to 128 characters.",
  "same-password": "That is the current password: choose another.",
  "email-taken": "Somebody already uses this e-mail address: choose another.",
  "code-taken": "This code is in use: choose another.",
  "meeting-exists": "This month's review is already open: find it in the list.",
  "meeting-closed": "The meeting is closed and its record sealed: it cannot be changed.",
  "record-not-whole":
    "Some saved words are not in the record yet, so the meeting was not closed. Try again shortly; tell an administrator if it stays so.",
  "question-needs-answer":
    "A deferred question is settled where it was asked: answered and accepted, or waived by the GM.",
  "question-settled":
    "This question is settled. If something is still open, ask anew on its measure's page.",
  "meeting-not-live": "The meeting has not begun, or is over.",
  "wrong-phase": "The meeting's phase does not allow this: reload to see where it stands.",
  "meeting-has-words": "Somebody has written in this meeting already: it cannot be taken back.",
  "not-a-number": "This is not a number: please type it again.",
  overtaken: "Somebody changed this number before yours arrived: choose which one stands.",
  "sentence-overtaken":
    "Somebody changed this sentence while you were writing: read what stands there now, and save again if yours is to replace it.",
  "not-leading": "You are not leading now. Take over the facilitation first.",
  "bad-validity": "The end lies before the beginning: please correct it.",
  "still-in-use": "Something still uses it: it cannot be deleted, nor end in those months.",
  "last-administrator": "A company needs at least one active administrator.",
  "agenda-incomplete": "Somebody else changed the agenda: reload, then reorder.",
  "bad-date": "There is no such day. Write it like 2021-03-31.",
  "future-date": "This day has not come yet: give a day that has passed.",
  "done-before-raised":
    "It cannot have been done before the month under review in which it was raised: give a later day.",
  "order-incomplete": "Somebody else changed the list: reload, then reorder.",
  "wrong-perspective": "This theme belongs to another perspective: choose again.",
  "outside-validity":
    "It is not valid in all of these months: choose another, or change its months first.",
  "unknown-arrow": "There is no such arrow; somebody may have removed it. Please reload the page.",
  "arrow-to-itself": "An objective cannot drive itself.",
  "arrow-exists": "This arrow exists already, or begins in a later month.",
  "arrow-makes-cycle":
    "This arrow would close a circle: its effect already drives its cause, directly or through others. Remove the arrow of the other direction first.",
  "versions-overlap": "Another version is valid in these months: change its months first.",
  "comment-empty": "Write something first.",
  "comment-too-long": "At most 4,000 characters: shorten it, or make several of it.",
  "too-many-replies": "This thread holds 200 replies already: begin a new comment.",
  "asks-nobody": "Choose at least one department to answer, or send it as a comment.",
  "unknown-comment": "There is no such comment: reload the page.",
  "unknown-place": "This place is not in the meeting: reload the page and choose again.",
  "not-asked": "This department was not asked.",
  "not-answered": "This department has not answered yet.",
  "already-accepted": "The answer has been accepted already.",
  "question-ended": "This question has ended.",
  "question-stays":
    "This question has replies or has ended, and cannot be deleted. The GM can waive it.",
  "not-a-question": "This comment asks no department.",
  "support-decided": "This request for support has been decided.",
  "already-asked": "This department has been asked for support already.",
  "due-before-month": "The date lies before the month under review: choose a later one.",
  "not-after-today": "Choose a day after today.",
  "due-before-today": "This day has passed: choose today or a later one.",
  "needs-reason": "Give a reason.",
  "not-stored": "It could not be saved: try again.",
  "too-large": "This is too large for the server: shorten it and send it again.",
  "closing-blocked":
    "Something still blocks closing. Settle it first, or have the general manager waive it.",
  "unknown-blocker": "This has been settled meanwhile: there is nothing to waive.",
  "meeting-not-closed": "The meeting is not closed yet, so there is no sealed record.",
  "unknown-follow-up": "There is no such follow-up. Reload the page.",
  "needs-date": "Say on which day it was done.",
  "overdue-follows-from-dates":
    "“Overdue” follows from the due date; nothing is moved there by hand.",
  "done-late-follows-from-dates":
    "“Done late” follows from dates: move it to “Done” and give the day on which it was done.",
  "still-overdue":
    "Its due date has passed, so it stays overdue. Finish it, drop it, or put the date off with a reason.",
  "already-there": "It is so already: there is nothing to change.",
  withdrawn: "It was withdrawn on the page that raised it and is not moved any more.",
  "still-on-page": "The meeting that raised it is not closed: change it on its page.",
  "unknown-channel": "There is no such channel. Reload the page.",
  "too-many-channels": "There are too many channels. Delete one that is not used.",
  "bad-webhook-address":
    "Enter the whole address that the group robot gives, beginning with https://.",
  "private-address":
    "This address lies in an internal network, which is not allowed. Use the robot's public address.",
  "bad-mail-addresses": "Enter one or more e-mail addresses, separated by commas or spaces.",
  "storage-failure":
    "The server cannot save at the moment; nothing was changed. Try again later, and have the administrator look at the server’s disk.",
  "wrong-code": "That code is wrong or was used already. Wait for the next one and try again.",
  "sign-in-again":
    "The check has expired or failed too often. Please give your e-mail and password again.",
  "second-factor-on": "Two-step sign-in is on already.",
  "second-factor-off": "Two-step sign-in is not on.",
  "unknown-provider": "There is no such company sign-in. Sign in with e-mail and password.",
  "provider-unreachable":
    "The company’s account system cannot be reached. Try again later, or sign in with e-mail and password.",
  "provider-refused": "Signing in with the company account was not completed. Please try again.",
  "unknown-at-provider":
    "The company account is fine, but nobody here has its e-mail address. Ask your administrator.",
  "already-settled": "It is settled, so its due date stays. Move it back to “In progress” first.",
  "picture-too-large":
    "The picture is larger than 10 MB: make it smaller or crop it, then add it again.",
  "picture-too-many-pixels":
    "The picture has too many pixels (over 64 million, or 16 million for a GIF or a progressive picture): make it smaller, then add it again.",
  "picture-is-drawing":
    "This is an SVG drawing, which is not taken. Save it as PNG, or paste a screenshot of it.",
  "picture-unknown-format": "This is not a picture that can be added. Use JPEG, PNG, WebP or GIF.",
  "picture-broken":
    "The file is damaged and cannot be opened. Save it again, or paste a screenshot of it.",
  "too-many-pictures": "There are 12 pictures on this page already. Remove one that is not needed.",
  "pictures-full": "The pictures of this meeting have used up their 200 MB: no more can be added.",
  "picture-busy": "The server is busy with other pictures. Try again in a moment.",
};
