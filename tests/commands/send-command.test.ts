import { afterEach, describe, expect, it, vi } from "vitest";
import { sendCommand, sendCommandsAs } from "~/commands/send-command";
import { PERSON_HEADER } from "~/protocol/person-header";

afterEach(() => {
  vi.unstubAllGlobals();
  sendCommandsAs(null);
});

/** Has the network answer this; returns the headers of what was sent. */
function answering(answer: () => Response | Promise<Response>): Headers[] {
  const sent: Headers[] = [];
  vi.stubGlobal("fetch", async (_: string, { headers }: RequestInit) => {
    sent.push(new Headers(headers));
    return answer();
  });
  return sent;
}

const json = (body: BodyInit, status = 200) =>
  new Response(body, { status, headers: { "content-type": "application/json" } });

describe("a command", () => {
  it("comes to what the server says, refused or not", async () => {
    answering(() => json('{"ok":true,"value":7}'));
    expect(await sendCommand("x", {})).toEqual({ ok: true, value: 7 });
    answering(() => json('{"ok":false,"error":"forbidden"}', 403));
    expect(await sendCommand("x", {})).toEqual({ ok: false, error: "forbidden" });
  });

  it("is offline when the connection is lost before, and within, the answer", async () => {
    answering(() => Promise.reject(new TypeError("network")));
    expect(await sendCommand("x", {})).toEqual({ ok: false, error: "offline" });
    const cut = () =>
      new ReadableStream({
        start(body) {
          body.enqueue(new TextEncoder().encode('{"ok":'));
          body.error(new TypeError("terminated"));
        },
      });
    answering(() => json(cut()));
    expect(await sendCommand("x", {})).toEqual({ ok: false, error: "offline" });
    answering(() => new Response("", { status: 502 }));
    expect(await sendCommand("x", {})).toEqual({ ok: false, error: "offline" });
  });

  it("has failed when the server answers something else", async () => {
    answering(() => new Response("<html>", { headers: { "content-type": "text/html" } }));
    expect(await sendCommand("x", {})).toEqual({ ok: false, error: "failed" });
  });

  it("says by whom it was typed: the page's person, or the one it was kept for", async () => {
    const sent = answering(() => json('{"ok":true}'));
    await sendCommand("x", {});
    sendCommandsAs("me");
    await sendCommand("x", {});
    await sendCommand("x", {}, "you");
    expect(sent.map((headers) => headers.get(PERSON_HEADER))).toEqual([null, "me", "you"]);
  });
});
