/** Words of joining a meeting by phone. */
export const joining = {
  title: "用手机加入会议",
  scan: "扫码，登录后进入会议",
  code: (address: string) => `会议地址的二维码：${address}`,
  localOnly:
    "这个地址只能在这台电脑上打开。请用局域网地址或域名打开本页，或由管理员设置 PUBLIC_ORIGIN。",
  address: "会议地址",
  copy: "复制",
  copied: "已复制",
  copyYourself: "地址已选中，请手动复制",
} as const;
