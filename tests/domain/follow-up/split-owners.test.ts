import { describe, expect, it } from "vitest";
import { splitOwners } from "~/domain/follow-up/split-owners";

describe("several owners in one cell", () => {
  it.each([
    ["销售部经理、网销主管", ["销售部经理", "网销主管"]],
    ["销售部经理，网销主管", ["销售部经理", "网销主管"]],
    ["销售部经理,网销主管", ["销售部经理", "网销主管"]],
    ["销售部经理/网销主管／内训师", ["销售部经理", "网销主管", "内训师"]],
    ["销售部经理 网销主管\u3000内训师", ["销售部经理", "网销主管", "内训师"]],
    [" 销售部经理 、 、网销主管 ", ["销售部经理", "网销主管"]],
    ["内训师、内训师", ["内训师"]],
    ["", []],
    [" 、 ", []],
  ])("[DD8] %j holds %j", (text, owners) => {
    expect(splitOwners(text)).toEqual(owners);
  });
});
