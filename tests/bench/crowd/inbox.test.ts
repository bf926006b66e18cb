import { expect, test } from "vitest";
import { Inbox } from "./inbox";

test("an inbox gives each message once, as it came and with its time", () => {
  const inbox = new Inbox();
  const read: [string, number][] = [];
  const take = () => inbox.empty((message, at) => read.push([message.toString(), at]));
  const shared = Buffer.from("one");
  inbox.put(shared, 1);
  shared.write("two");
  inbox.put(shared, 2);
  take();
  inbox.put(Buffer.alloc(5_000, "x"), 3);
  inbox.put(Buffer.alloc(0), 4);
  take();
  take();
  expect(read).toEqual([
    ["one", 1],
    ["two", 2],
    ["x".repeat(5_000), 3],
    ["", 4],
  ]);
});
