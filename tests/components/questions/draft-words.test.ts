import { describe, expect, it } from "vitest";
import { rewritten } from "~/components/questions/draft-words";

describe("a draft", () => {
  it("is the same one while its words change", () => {
    const begun = rewritten(null, "w", "");
    const longer = rewritten(begun, "why?", "");
    expect(longer).toEqual({ words: "why?", id: begun?.id });
    expect(begun?.id).toMatch(/^[\w-]{16}$/);
  });

  it("ends when nothing of one's own is left: what is begun then is another, whatever it says", () => {
    const first = rewritten(null, "same", "");
    const cleared = rewritten(first, "", "");
    expect(cleared).toBeNull();
    expect(rewritten(cleared, "same", "")?.id).not.toBe(first?.id);
    expect(rewritten(rewritten(null, "x", "as it was"), "as it was", "as it was")).toBeNull();
  });
});
