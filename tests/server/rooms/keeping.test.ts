import { expect, test, vi } from "vitest";
import { CloseCode } from "~/protocol/close-codes";
import { RawPeer } from "./support/raw-peer";
import { startOnDisk } from "./support/start-on-disk";

const ROOM = "sheet/m/d";

test("an edit is shown before the disk has kept it, and acknowledged after", async () => {
  const { log, server } = await startOnDisk();
  const [author, reader] = [new RawPeer(server, ROOM, "a"), new RawPeer(server, ROOM, "b")];
  await Promise.all([author.sync(), reader.sync()]);
  const keeps: (() => void)[] = [];
  log.keeping = () => new Promise((kept) => keeps.push(() => kept({ ok: true, value: undefined })));
  const number = author.type("words");
  await reader.next("update", () => reader.words === "words");
  await vi.waitFor(() => expect(keeps).toHaveLength(1));
  const later = author.type(" more");
  await reader.next("update", () => reader.words === "words more");
  await author.heardOut();
  expect(author.all("saved")).toEqual([]);
  keeps[0]?.();
  await author.saved(number);
  // What came while the disk was at work is the next time's.
  expect(author.all("saved").some(({ seq }) => seq >= later)).toBe(false);
  await vi.waitFor(() => expect(keeps).toHaveLength(2));
  keeps[1]?.();
  await author.saved(later);
});

test("an edit that the disk does not keep is acknowledged to nobody, and its room given up", async () => {
  const { log, server } = await startOnDisk();
  const author = new RawPeer(server, ROOM, "a");
  await author.sync();
  const cause = new Error("the disk lost it");
  log.keeping = async () => ({ ok: false, error: "storage-failure", cause });
  author.type("words");
  expect(await author.closed).toBe(CloseCode.storageFailure);
  expect(author.all("saved")).toEqual([]);
  expect(server.lines).toContainEqual(
    expect.objectContaining({ level: "error", facts: expect.objectContaining({ error: cause }) }),
  );
  log.keeping = async () => ({ ok: true, value: undefined });
  const again = new RawPeer(server, ROOM, "a", { doc: author.doc });
  await again.sync();
  await again.saved(again.submit());
});
