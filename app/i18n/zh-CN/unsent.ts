/** Words of what could not be sent and is offered for copying. */
export const unsent = {
  copyUnsaved: "复制未保存的内容",
  copied: "已复制",
  renew: "放弃这些内容，载入最新版本",
  tooLate: "会议已关闭或您无权修改，下面的内容没有保存。请复制留存。",
  replaced: "服务器上的文档已被替换，下面的内容没有保存。请复制留存。",
} as const;
