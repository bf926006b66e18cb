import type { Words } from "../zh-CN";

export const screens: Words["screens"] = {
  present: {
    open: "Present",
    openHint: "Opens the projector page in a new window; it follows the room",
  },
  join: {
    open: "Join by phone",
  },
  phone: {
    label: "Meeting navigation",
    page: "Page",
    questions: "Questions",
    agenda: "Agenda",
    follow: "Follow",
  },
};
