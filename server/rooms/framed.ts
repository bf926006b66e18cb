/**
 * Websocket frames made once for everybody who gets them.
 *
 * `ws` makes a header for each peer and hands header and message to the socket as two writes that are
 * gathered again. In a room of fifty that is done fifty times for every keystroke, with the same
 * bytes. A server's frames are not masked, so one buffer serves all (RFC 6455, 5.2).
 */

/** A whole binary message as it goes over the wire. */
export class Framed {
  /** @param bytes header and message */
  private constructor(readonly bytes: Buffer) {}

  /** Frames a message. */
  static of(message: Uint8Array): Framed {
    const { byteLength } = message;
    const header = headerLength(byteLength);
    const bytes = Buffer.allocUnsafe(header + byteLength);
    bytes[0] = FINAL_BINARY;
    if (header === 2) {
      bytes[1] = byteLength;
    } else if (header === 4) {
      bytes[1] = TWO_BYTES_FOLLOW;
      bytes.writeUInt16BE(byteLength, 2);
    } else {
      bytes[1] = EIGHT_BYTES_FOLLOW;
      bytes.writeBigUInt64BE(BigInt(byteLength), 2);
    }
    bytes.set(message, header);
    return new Framed(bytes);
  }
}

const FINAL_BINARY = 0x82;
const TWO_BYTES_FOLLOW = 126;
const EIGHT_BYTES_FOLLOW = 127;

function headerLength(messageLength: number): 2 | 4 | 10 {
  if (messageLength < TWO_BYTES_FOLLOW) return 2;
  return messageLength < 0x1_0000 ? 4 : 10;
}
