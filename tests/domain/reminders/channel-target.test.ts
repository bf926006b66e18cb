import { describe, expect, it } from "vitest";
import { readMailAddresses, shortTarget, targetProblem } from "~/domain/reminders/channel-target";
import { isPrivateAddress } from "~/domain/reminders/private-address";

const robot = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx";

describe("a webhook's address", () => {
  it("[WA1] is whole and speaks HTTPS", () => {
    expect(targetProblem("wecom", robot, false)).toBeNull();
    const bad = ["", "qyapi.weixin.qq.com", "http://example.com/x", "ftp://example.com/x"];
    for (const target of [...bad, "https://user:pass@example.com/", "javascript:alert(1)"]) {
      expect([target, targetProblem("wecom", target, false)]).toEqual([
        target,
        "bad-webhook-address",
      ]);
    }
  });

  it.each([
    "https://127.0.0.1/x",
    "https://localhost/x",
    "https://a.localhost/x",
    "https://0x7f000001/x",
    "https://2130706433/x",
    "https://127.1/x",
    "https://10.0.0.8/x",
    "https://192.168.1.1/x",
    "https://172.31.0.1/x",
    "https://169.254.169.254/latest/meta-data",
    "https://100.64.0.1/x",
    "https://[::1]/x",
    "https://[fe80::1]/x",
    "https://[fd00::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://0.0.0.0/x",
  ])("[WA3] does not lie inside a network: %s", (target) => {
    expect(targetProblem("feishu", target, false)).toBe("private-address");
  });

  it("[WA2] may be this machine where that is allowed, and nothing else inside", () => {
    expect(targetProblem("wecom", "http://127.0.0.1:4000/robot", true)).toBeNull();
    expect(targetProblem("wecom", "https://[::1]:4000/robot", true)).toBeNull();
    expect(targetProblem("wecom", "https://10.0.0.8/x", true)).toBe("private-address");
    expect(targetProblem("wecom", "http://example.com/x", true)).toBe("bad-webhook-address");
  });

  it("[WA5] is never shown whole", () => {
    expect(shortTarget("wecom", robot)).toBe("qyapi.weixin.qq.com/…7xxx");
  });
});

describe("IP addresses", () => {
  it("[WA3] are public only where the internet is", () => {
    const open = ["1.1.1.1", "8.8.8.8", "172.32.0.1", "2606:4700:4700::1111", "64:ff9b::808:808"];
    expect(open.filter(isPrivateAddress)).toEqual([]);
    const closed = ["224.0.0.1", "255.255.255.255", "::", "ff02::1", "2001:db8::1", "2002:a00:1::"];
    expect(closed.filter((ip) => !isPrivateAddress(ip))).toEqual([]);
  });

  it("[WA3] that are none count as private", () => {
    const none = ["", "256.1.1.1", "1.2.3", "g::1", "1::2::3", "example.com"];
    expect(none.filter((ip) => !isPrivateAddress(ip))).toEqual([]);
  });
});

describe("e-mail addresses", () => {
  it("[WA4] are separated by whatever people separate with", () => {
    expect(readMailAddresses("a@b.example，c@d.example; e@f.example\ng@h.example")).toHaveLength(4);
  });

  it("[WA4] are all right or none is taken", () => {
    expect(readMailAddresses("a@b.example, nobody")).toBeNull();
    expect(readMailAddresses("")).toBeNull();
    expect(readMailAddresses("a@b.example\r\nBcc:x@y.example")).toBeNull();
    expect(targetProblem("email", "nobody", false)).toBe("bad-mail-addresses");
  });
});
