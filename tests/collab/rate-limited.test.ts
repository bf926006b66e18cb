import { expect, it, vi } from "vitest";
import { connectionNotice, mayType, type ConnectionNotice } from "~/collab/connection-state";
import { en } from "~/i18n/en";
import { zhCN } from "~/i18n/zh-CN";
import { startRoomServer } from "../server/rooms/support/room-server";
import { joinAs } from "./member";

const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 5 });

it("a page that sent too much at once says so, not that the connection was lost, and comes back whole", async () => {
  const server = await startRoomServer({ settings: { messageBurst: 40, messagesPerSecond: 1 } });
  const eager = joinAs("a", server.origin);
  await until(() => expect(mayType(eager.status())).toBe(true));
  const said = new Set<ConnectionNotice>();
  const { status } = eager.room.connection;
  status.subscribe(() => said.add(connectionNotice(status.get())));
  for (let edit = 0; edit < 60; edit += 1) {
    eager.write("字");
    // What is written within one turn of the event loop goes as one message.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => expect(eager.status().hindrance).toBe("too-fast"));
  expect(mayType(eager.status())).toBe(true);
  expect(connectionNotice({ ...eager.status(), keeping: "kept" })).toBe("too-fast-kept");
  expect(connectionNotice({ ...eager.status(), unsaved: false })).toBe("too-fast");

  await until(() => expect(eager.status()).toMatchObject({ hindrance: null, unsaved: false }));
  expect(connectionNotice(eager.status())).toBe("saved");
  // These words are in no store: that comes before why.
  expect(said).toContain("unsaved");
  const other = joinAs("b", server.origin);
  await until(() => expect(other.text()).toBe("字".repeat(60)));
});

it("what it says names what happened and what comes next, in both languages", () => {
  expect(zhCN.general.connection["too-fast"]).toMatch(/发送过于频繁.*自动重连/);
  expect(zhCN.general.connection["too-fast-kept"]).toMatch(/发送过于频繁.*自动提交/);
  expect(en.general.connection["too-fast"]).toMatch(/too much at once.*reconnects/);
  expect(en.general.connection["too-fast-kept"]).toMatch(/too much at once.*sent in a moment/);
});
