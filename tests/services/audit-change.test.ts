import { describe, expect, it } from "vitest";
import { en } from "~/i18n/en";
import { zhCN } from "~/i18n/zh-CN";
import { changeTexts, type AuditTongue } from "~/services/audit-change";

const named = (text: string) => text.replace("b1", "销售部").replace("m3", "M3 非出租车销量");
const chinese: AuditTongue = { words: zhCN, timeZone: "Asia/Shanghai", named };
const english: AuditTongue = { words: en, timeZone: "Asia/Shanghai", named };

describe("what a command changed", () => {
  it("is told in words: fields, codes, ids, days that are not set", () => {
    const before = { state: "planned", doneOn: null, reason: "" };
    const after = { state: "done", doneOn: "2021-03-05", reason: "" };
    expect(changeTexts(chinese, before, after)).toEqual({
      before: "状态：计划中；完成日期：无",
      after: "状态：已完成；完成日期：2021-03-05",
    });
    expect(changeTexts(english, null, after).after).toBe(
      "state: Done; done on: 2021-03-05; reason: none",
    );
  });

  it("is told of lists, of records in records, of moments and of yes and no", () => {
    const person = { roles: ["manager", "provider"], departmentIds: ["b1"], active: true };
    expect(changeTexts(chinese, null, person).after).toBe(
      "角色：部门经理、数据提供人；部门：销售部；在用：是",
    );
    const owners = { owners: { target: ["b1"], provider: [] }, at: Date.UTC(2021, 2, 5, 1) };
    expect(changeTexts(chinese, null, owners).after).toBe(
      "责任人：(目标责任人：销售部；数据提供责任人：无)；时间：2021年3月5日 09:00",
    );
  });

  it("names a page and what blocked closing, and a meeting's phase", () => {
    expect(changeTexts(chinese, null, { page: "measure:m3" }).after).toBe("页：M3 非出租车销量");
    const waived = { blocker: "lack/m3/cause+owner", reason: "试行" };
    expect(changeTexts(chinese, null, waived).after).toBe(
      "事项：M3 非出租车销量 缺原因 改善措施缺责任人；理由：试行",
    );
    expect(changeTexts(chinese, "preparing", "live")).toEqual({
      before: "准备中",
      after: "进行中",
    });
  });

  it("keeps what has no words as it was written", () => {
    expect(changeTexts(chinese, 9, 12)).toEqual({ before: "9", after: "12" });
    expect(changeTexts(chinese, null, { unheardOf: "x" }).after).toBe("unheardOf：x");
  });
});
