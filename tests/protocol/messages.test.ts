import fc from "fast-check";
import * as decoding from "lib0/decoding";
import { describe, expect, test } from "vitest";
import { decodeAwarenessUpdate, encodeAwarenessUpdate } from "~/protocol/awareness-update";
import { CloseCode, closeReason } from "~/protocol/close-codes";
import {
  decodeClientMessage,
  decodeServerMessage,
  encodeMessage,
  MessageType,
  readHello,
  readLive,
  readRefused,
  readSaved,
  type ClientMessage,
  type ServerMessage,
} from "~/protocol/messages";
import { readPeerState, readPresence } from "~/protocol/presence";

const bytes = fc.uint8Array({ maxLength: 200 });
const clientMessage: fc.Arbitrary<ClientMessage> = fc.oneof(
  fc.record({ type: fc.constant("sync-step-1" as const), stateVector: bytes }),
  fc.record({
    type: fc.constantFrom("sync-step-2" as const, "update" as const, "awareness" as const),
    update: bytes,
  }),
  fc.record({ type: fc.constant("update" as const), update: bytes, seq: fc.maxSafeNat() }),
  fc.constant({ type: "query-awareness" as const }),
  fc.record({ type: fc.constant("submitted" as const), seq: fc.maxSafeNat() }),
);
const serverMessage: fc.Arbitrary<ServerMessage> = fc.oneof(
  fc.record({ type: fc.constant("saved" as const), seq: fc.maxSafeNat() }),
  fc.record({
    type: fc.constant("hello" as const),
    generation: fc.string(),
    mayEdit: fc.boolean(),
    sealed: fc.boolean(),
    now: fc.maxSafeNat(),
    personId: fc.string(),
  }),
  fc.record({
    type: fc.constant("live" as const),
    whole: fc.boolean(),
    revision: fc.maxSafeNat(),
    now: fc.maxSafeNat(),
    entries: fc.array(
      fc.tuple(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null))),
    ),
  }),
  fc.record(
    {
      type: fc.constant("refused" as const),
      code: fc.constantFrom("read-only" as const, "sealed" as const, "incomplete" as const),
      seq: fc.maxSafeNat(),
    },
    { requiredKeys: ["type", "code"] },
  ),
);

/** Bytes that begin like a message, so that the readers behind the type are reached. */
const hostileBytes = fc.oneof(
  fc.uint8Array({ maxLength: 100 }),
  fc
    .tuple(fc.constantFrom(...Object.values(MessageType)), fc.uint8Array({ maxLength: 60 }))
    .map(([type, rest]) => Uint8Array.of(type, ...rest)),
  fc.tuple(fc.constantFrom(102, 103, 104), fc.json()).map(([type, json]) => withText(type, json)),
);

describe("messages", () => {
  test("what a client writes, the server reads", () => {
    fc.assert(
      fc.property(clientMessage, (message) => {
        expect(plain(decodeClientMessage(encodeMessage(message)))).toEqual({
          ok: true,
          value: message,
        });
      }),
    );
  });

  test("what the server writes, a client reads", () => {
    fc.assert(
      fc.property(serverMessage, (message) => {
        expect(decodeServerMessage(encodeMessage(message))).toEqual({ ok: true, value: message });
      }),
    );
  });

  test("reading never throws, whatever the bytes", () => {
    const payloadReaders = [readSaved, readHello, readLive, readRefused];
    fc.assert(
      fc.property(hostileBytes, (input) => {
        expect(decodeClientMessage(input).ok).toBeTypeOf("boolean");
        expect(decodeServerMessage(input).ok).toBeTypeOf("boolean");
        expect(decodeAwarenessUpdate(input).ok).toBeTypeOf("boolean");
        for (const read of payloadReaders) {
          expect(read(decoding.createDecoder(input)).ok).toBeTypeOf("boolean");
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("a hello without its fields, an unknown refusal and a live entry without a key are malformed", () => {
    const malformed = { ok: false, error: "malformed" };
    expect(decodeServerMessage(withText(102, '{"generation":"g"}'))).toEqual(malformed);
    expect(decodeServerMessage(withText(104, '{"code":"toString"}'))).toEqual(malformed);
    const live = '{"whole":true,"revision":1,"now":1,"entries":[[1,2]]}';
    expect(decodeServerMessage(withText(103, live))).toEqual(malformed);
  });

  test("a client cannot send what only the server says", () => {
    const saved = encodeMessage({ type: "saved", seq: 1 });
    expect(decodeClientMessage(saved)).toEqual({ ok: false, error: "malformed" });
  });
});

describe("awareness", () => {
  test("entries survive the wire", () => {
    const entry = fc.record({
      clientId: fc.nat(),
      clock: fc.nat(),
      state: fc.oneof(fc.constant(null), fc.record({ following: fc.boolean() })),
    });
    fc.assert(
      fc.property(fc.array(entry), (entries) => {
        expect(plain(decodeAwarenessUpdate(encodeAwarenessUpdate(entries)))).toEqual({
          ok: true,
          value: plain(entries),
        });
      }),
    );
  });

  test("a presence keeps the known fields of the right type and nothing else", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => void readPresence(value)));
    const cursor = { field: "f", anchor: { a: 1 }, head: { a: 2 } };
    const presence = { place: { item: "i", page: "p" }, following: true, cursor, composing: false };
    expect(readPresence({ ...presence, person: { name: "forged" }, x: 1 })).toEqual(presence);
    expect(readPresence({ place: { item: 3 }, following: "yes", cursor: { field: "f" } })).toEqual(
      {},
    );
    expect(readPresence({ place: { item: "x".repeat(1_000), page: null } })).toEqual({});
  });

  test("a peer's state needs a person", () => {
    const person = { id: "p", name: "甲", nameEn: null, colour: "#000" };
    expect(readPeerState({ person, following: true })).toEqual({ person, following: true });
    expect(readPeerState({ following: true })).toBeNull();
  });
});

describe("close codes", () => {
  test("are final exactly in the range that the client takes as final", () => {
    const final = Object.entries(CloseCode).filter(([, code]) => code >= 4400 && code < 4500);
    expect(final.map(([name]) => name)).toEqual([
      "signedOut",
      "forbidden",
      "unknownRoom",
      "otherGeneration",
      "tooLarge",
      "malformed",
    ]);
  });

  test("each have a reason that fits a close frame", () => {
    for (const code of Object.values(CloseCode)) {
      expect(closeReason(code).length).toBeGreaterThan(0);
      expect(closeReason(code).length).toBeLessThan(123);
    }
  });
});

function withText(type: number, text: string): Uint8Array {
  const encoded = new TextEncoder().encode(text);
  const length: number[] = [];
  let rest = encoded.length;
  for (; rest > 127; rest = rest >>> 7) length.push(128 | (rest & 127));
  return Uint8Array.of(type, ...length, rest, ...encoded);
}

/** Byte arrays as views of different buffers compare equal as plain arrays. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, item) => (item instanceof Uint8Array ? [...item] : item)),
    (_, item) =>
      Array.isArray(item) && item.every((n) => typeof n === "number")
        ? Uint8Array.from(item)
        : item,
  );
}
