/** What a meeting's frame says of its other screens: the projector, joining by phone, the phone itself. */
export const screens = {
  present: {
    open: "投影",
    openHint: "在新窗口打开投影页，它跟随会议",
  },
  join: {
    open: "扫码加入",
  },
  phone: {
    label: "会议导航",
    page: "页面",
    questions: "提问",
    agenda: "议程",
    follow: "跟随",
  },
} as const;
