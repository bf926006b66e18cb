import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createCalmNotice } from "~/collab/calm-notice";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is shown, in turn, from the first change on. */
function watched() {
  const calm = createCalmNotice();
  const shown: string[] = [];
  calm.notice.subscribe(() => shown.push(calm.notice.get()));
  return { calm, shown };
}

it("who types sees saving all the while, and saved when they pause", () => {
  const { calm, shown } = watched();
  for (let key = 0; key < 20; key += 1) {
    calm.tell("saving");
    vi.advanceTimersByTime(20);
    calm.tell("saved");
    vi.advanceTimersByTime(200);
  }
  expect(shown).toEqual(["saving"]);
  vi.advanceTimersByTime(1_000);
  expect(shown).toEqual(["saving", "saved"]);
});

it("saved is never shown of what is not", () => {
  const { calm, shown } = watched();
  calm.tell("saving");
  calm.tell("saved");
  vi.advanceTimersByTime(400);
  calm.tell("saving");
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual(["saving"]);
});

it("whatever else there is to say is said at once, also while saved is being held back", () => {
  const { calm, shown } = watched();
  calm.tell("saving");
  calm.tell("saved");
  calm.tell("reconnecting");
  calm.tell("unsaved");
  calm.tell("saved");
  vi.advanceTimersByTime(10_000);
  expect(shown).toEqual(["saving", "reconnecting", "unsaved", "saved"]);
});
