import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { postJson } from "#server/reminders/post-json";
import { sendDigest } from "#server/reminders/send-digest";
import type { ChannelKind } from "~/domain/reminders/channel-target";
import type { DigestMessage } from "~/services/digest.server";
import { startMailServer, startRobot, type MailServer, type Robot } from "./support/local-servers";

const message: DigestMessage = {
  title: "亮灯 · 示例公司 · 3月5日 待办提醒",
  lines: [
    { kind: "text", words: "逾期 1 项，本周到期 0 项" },
    { kind: "department", words: "销售部" },
    { kind: "label", words: "逾期" },
    { kind: "item", words: "3月1日 <@all> [看](http://x.example) **客流**\n第二行（销售部经理）" },
  ],
  more: (count) => `还有 ${count} 项`,
};

const TAKEN = {
  wecom: { errcode: 0 },
  dingtalk: { errcode: 0, errmsg: "ok" },
  feishu: { code: 0 },
};

const closers: (() => Promise<void>)[] = [];

beforeEach(() => void (process.env["REMINDERS_ALLOW_LOOPBACK"] = "1"));

afterEach(async () => {
  for (const name of ["REMINDERS_ALLOW_LOOPBACK", "SMTP_URL", "SMTP_FROM"])
    delete process.env[name];
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function robotOf(kind: keyof typeof TAKEN): Promise<Robot> {
  const robot = await startRobot(TAKEN[kind]);
  closers.push(() => robot.close());
  return robot;
}

async function mailServer(): Promise<MailServer> {
  const server = await startMailServer();
  closers.push(() => server.close());
  process.env["SMTP_URL"] = server.url;
  process.env["SMTP_FROM"] = "liangdeng@company.example";
  return server;
}

const send = (kind: ChannelKind, target: string, what = message) =>
  sendDigest({ kind, target }, what, new AbortController().signal);

describe("WeCom's robot", () => {
  it("is sent markdown in which people's words are only words", async () => {
    const robot = await robotOf("wecom");
    expect(await send("wecom", robot.url)).toEqual({ ok: true });
    expect(robot.received).toMatchObject([
      {
        path: "/robot/send?key=secret-key",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: {
          msgtype: "markdown",
          markdown: {
            content: [
              "### 亮灯 · 示例公司 · 3月5日 待办提醒",
              "逾期 1 项，本周到期 0 项",
              "**销售部**",
              "> 逾期",
              "- 3月1日 ＜＠all＞ ［看］(http://x.example) ＊＊客流＊＊ 第二行（销售部经理）",
            ].join("\n"),
          },
        },
      },
    ]);
  });

  it("gets no more than it takes, and is told how many items are missing", async () => {
    const robot = await robotOf("wecom");
    const lines = Array.from({ length: 300 }, (_, index) => ({
      kind: "item" as const,
      words: `第 ${index} 项改善措施`,
    }));
    await send("wecom", robot.url, { ...message, lines });
    const [{ body } = { body: null }] = robot.received;
    const { content } = (body as { markdown: { content: string } }).markdown;
    expect(Buffer.byteLength(content)).toBeLessThan(4096);
    const shown = content.split("\n").filter((line) => line.startsWith("- ")).length;
    expect(content.endsWith(`\n还有 ${300 - shown} 项`)).toBe(true);
  });
});

describe("DingTalk's robot", () => {
  it("is sent markdown with a title, its lines apart by an empty one", async () => {
    const robot = await robotOf("dingtalk");
    expect(await send("dingtalk", robot.url)).toEqual({ ok: true });
    expect(robot.received[0]?.body).toMatchObject({
      msgtype: "markdown",
      markdown: {
        title: "亮灯 · 示例公司 · 3月5日 待办提醒",
        text: expect.stringContaining("\n\n**销售部**\n\n> 逾期\n\n- 3月1日"),
      },
    });
  });
});

describe("Feishu's robot", () => {
  it("is sent plain text in which nobody can be mentioned", async () => {
    const robot = await robotOf("feishu");
    expect(await send("feishu", robot.url)).toEqual({ ok: true });
    const { body } = robot.received[0] ?? {};
    expect(body).toMatchObject({ msg_type: "text" });
    const { text } = (body as { content: { text: string } }).content;
    expect(text).toContain("\n- 3月1日 ＜@all> [看]");
    expect(text).not.toContain("<");
  });

  it("says that it took a message in its older words too", async () => {
    const robot = await robotOf("feishu");
    robot.answers.push({ status: 200, json: { StatusCode: 0, StatusMessage: "success" } });
    expect(await send("feishu", robot.url)).toEqual({ ok: true });
  });
});

describe("a robot", () => {
  it.each([
    ["answers with a code of its own", "wecom", { status: 200, json: { errcode: 93000 } }],
    ["answers with a code of its own", "feishu", { status: 200, json: { code: 19001 } }],
    ["breaks", "dingtalk", { status: 500, json: {} }],
    ["answers something else", "dingtalk", { status: 200, json: "ok" }],
  ] as const)("that %s has refused, and may be tried again", async (_what, kind, answer) => {
    const robot = await robotOf(kind);
    robot.answers.push(answer);
    expect(await send(kind, robot.url)).toEqual({ ok: false, error: "refused", again: true });
    expect(await send(kind, robot.url)).toEqual({ ok: true });
  });

  it("that sends somewhere else is not followed there", async () => {
    const [robot, elsewhere] = [await robotOf("wecom"), await robotOf("wecom")];
    robot.answers.push({ status: 307, json: {}, location: elsewhere.url });
    expect(await send("wecom", robot.url)).toMatchObject({ ok: false, error: "refused" });
    expect(elsewhere.received).toEqual([]);
  });

  it("that nobody listens for is unreachable, and may be tried again", async () => {
    const robot = await startRobot(TAKEN.wecom);
    await robot.close();
    expect(await send("wecom", robot.url)).toEqual({
      ok: false,
      error: "unreachable",
      again: true,
    });
  });

  it("that hangs up without an answer may have taken the message: once is enough", async () => {
    const robot = await robotOf("wecom");
    robot.answers.push("hang up");
    expect(await send("wecom", robot.url)).toEqual({
      ok: false,
      error: "unanswered",
      again: false,
    });
  });

  it("that never answers is waited for, and not for ever", async () => {
    const robot = await robotOf("wecom");
    robot.answers.push("silence");
    const { signal } = new AbortController();
    const options = { allowLoopback: true, signal, timeoutMs: 200 };
    expect(await postJson(robot.url, {}, options)).toEqual({ kind: "unanswered" });
  });
});

describe("an address inside a network", () => {
  it("is never called, not even one that was saved when it was allowed", async () => {
    const robot = await robotOf("wecom");
    delete process.env["REMINDERS_ALLOW_LOOPBACK"];
    expect(await send("wecom", robot.url.replace("http:", "https:"))).toEqual({
      ok: false,
      error: "private-address",
      again: false,
    });
    expect(robot.received).toEqual([]);
  });

  it("is found out behind a name as well, at the very moment of connecting", async () => {
    const { signal } = new AbortController();
    const robot = await robotOf("wecom");
    const named = robot.url.replace("127.0.0.1", "localhost");
    expect(await postJson(named, {}, { allowLoopback: false, signal })).toEqual({
      kind: "private-address",
    });
    expect(robot.received).toEqual([]);
  });
});

describe("e-mail", () => {
  it("goes to every address as plain text", async () => {
    const server = await mailServer();
    expect(await send("email", "a@b.example，c@d.example")).toEqual({ ok: true });
    expect(server.letters).toMatchObject([
      { from: "liangdeng@company.example", to: ["a@b.example", "c@d.example"] },
    ]);
    const { data } = server.letters[0] ?? { data: "" };
    expect(data).toMatch(/^Content-Type: text\/plain; charset=utf-8/m);
    const [head = "", ...rest] = data.split("\r\n\r\n");
    const encoded = rest.join("");
    const words = /base64/.test(head)
      ? Buffer.from(encoded, "base64").toString("utf8")
      : Buffer.from(
          encoded
            .replaceAll(/=\r\n/g, "")
            .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) =>
              String.fromCharCode(parseInt(hex, 16)),
            ),
          "latin1",
        ).toString("utf8");
    expect(words).toContain("- 3月1日 <@all>");
  });

  it("that the server refuses is tried again and then arrives", async () => {
    const server = await mailServer();
    server.refusals.count = 1;
    expect(await send("email", "a@b.example")).toEqual({
      ok: false,
      error: "mail-failed",
      again: true,
    });
    expect(await send("email", "a@b.example")).toEqual({ ok: true });
    expect(server.letters).toHaveLength(1);
  });

  it("says so where no mail server is set up", async () => {
    expect(await send("email", "a@b.example")).toMatchObject({ error: "mail-not-set-up" });
  });
});
