/** An actual that somebody goes on entering while the server dies under it. */
import { query } from "./disk";
import type { Person } from "./person";

const MONTH = "2021-02";

/** See the file's header. */
export class FigureEntry {
  /** The last value that the server said it had taken. */
  private taken: number | null = null;
  private stopped = false;
  private next = 1;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly person: Person,
    private readonly measureId: string,
  ) {}

  /** Enters one value after the other. */
  start(): void {
    this.stopped = false;
    this.running = this.enter();
  }

  /** Enters no more. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** Whether the disk holds an older value than the last one that was confirmed. */
  isLost(dataDir: string): boolean {
    if (this.taken === null) return false;
    const [row] = query<{ value: number }>(
      dataDir,
      "SELECT value FROM actual WHERE measure_id = ? AND month = ?",
      this.measureId,
      MONTH,
    );
    return row === undefined || row.value < this.taken;
  }

  private async enter(): Promise<void> {
    while (!this.stopped) {
      const value = this.next;
      const input = { measureId: this.measureId, month: MONTH, value };
      const answer = await this.person.command("enter-actual", input);
      if (answer?.ok) this.taken = value;
      this.next += 1;
      await new Promise((resolve) => setTimeout(resolve, answer ? 20 : 100));
    }
  }
}
