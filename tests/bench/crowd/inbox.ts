/**
 * What a client was sent while it was being measured, with the time at which each message came:
 * kept as bytes, and read afterwards, so that reading it takes nothing from the measurement.
 */
export class Inbox {
  private bytes = Buffer.alloc(0);
  private readonly ends: number[] = [];
  private readonly times: number[] = [];
  private length = 0;

  /** Keeps a copy of a message. @param at when it came, ms */
  put(message: Uint8Array, at: number): void {
    const end = this.length + message.length;
    if (end > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, 2 * this.bytes.length, 512));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(message, this.length);
    this.length = end;
    this.ends.push(end);
    this.times.push(at);
  }

  /** Empties it. @param read is given each message, valid until it returns, in the order of coming */
  empty(read: (message: Buffer, at: number) => void): void {
    let start = 0;
    this.ends.forEach((end, index) => {
      read(this.bytes.subarray(start, end), this.times[index] ?? 0);
      start = end;
    });
    this.ends.length = 0;
    this.times.length = 0;
    this.length = 0;
  }
}
