import * as Y from "yjs";
import type { Member } from "./member";

/** What somebody types with: characters at the end of one line, each an update of its own. */
export class Hand {
  /** Strokes that are made and not sent yet. */
  private ready: Buffer[] = [];
  private next = 0;

  constructor(
    readonly member: Member,
    private readonly text: Y.Text,
  ) {}

  /** Whose strokes these are, as Yjs names them. */
  get client(): number {
    return this.docOf().clientID;
  }

  /** The clock of the next stroke. */
  get clock(): number {
    return Y.getState(this.docOf().store, this.client) - (this.ready.length - this.next);
  }

  /** Makes so many strokes ready to be sent, so that making them takes no time later. */
  prepare(strokes: number): void {
    this.ready = this.ready.slice(this.next);
    this.next = 0;
    const made = this.member.beforehand(() => {
      for (let more = strokes - this.ready.length; more > 0; more -= 1) this.type("灯");
    });
    this.ready.push(...made);
  }

  /** Sends the next stroke. */
  strike(): void {
    this.member.strokes?.made(this.client, performance.now());
    const made = this.ready[this.next];
    if (!made) return this.type("灯");
    this.next += 1;
    this.member.send(made);
  }

  /** Types all of it at once; only where no strokes are ready. */
  type(characters: string): void {
    this.text.insert(this.text.length, characters);
  }

  private docOf(): Y.Doc {
    if (!this.text.doc) throw new Error("whoever types holds a document");
    return this.text.doc;
  }
}
