/** Words of every form. */
export const form = {
  nameZh: "中文名称",
  nameEn: "英文名称",
  nameEnHint: "可不填，不填就用中文的",
  saving: "正在保存…",
  requiredHint: "带 * 的必填",
  blank: { missing: "请填写这一项。", incomplete: "没有填完整，请填完或清空。" },
} as const;
