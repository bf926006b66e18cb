import { open, type FileHandle } from "node:fs/promises";
import SqliteDatabase, { type Database } from "better-sqlite3";

/** Makes a file's content permanent, or throws. */
export type Flush = (file: FileHandle) => Promise<void>;

const flushFile: Flush = (file) => file.datasync();

/**
 * Keeps what is committed from a power cut. A commit itself waits for nothing (`synchronous=NORMAL`),
 * so that people see at once what was written, and the event loop goes on while the disk takes it.
 */
export class Keeper {
  /** One for all times: a failed write is told once to each who had the file open then. */
  private file: Promise<FileHandle> | null = null;
  private running: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  /** Whether the disk may have lost a part of the log, which it does not say again. */
  private isDoubtful = false;

  /** @param flush for tests */
  constructor(
    private readonly database: Database,
    private readonly flush: Flush = flushFile,
  ) {}

  /**
   * Waits until everything that has been committed so far survives a power cut, and not only the end
   * of the process. One flush at a time: who asks meanwhile waits for the next, which serves them all.
   *
   * @throws SQLite's error when the disk keeps neither the log nor what is carried over from it
   */
  keep(): Promise<void> {
    this.next ??= this.keepAfter(this.running);
    return this.next;
  }

  /** Nothing more is kept. */
  async close(): Promise<void> {
    const { file } = this;
    this.file = null;
    await file?.then((handle) => handle.close()).catch(() => undefined);
  }

  private async keepAfter(before: Promise<void> | null): Promise<void> {
    await before?.catch(() => undefined);
    this.running = this.next;
    this.next = null;
    if (this.database.memory) return;
    if (this.isDoubtful) return this.carryOver();
    try {
      this.file ??= open(`${this.database.name}-wal`, "r+");
      await this.flush(await this.file);
    } catch {
      // After a flush that failed, Linux takes what was lost for written: the next one would succeed.
      this.isDoubtful = true;
      await this.close();
      this.carryOver();
    }
  }

  /** Writes what stands in the log into the database itself, which SQLite waits for the disk with. */
  private carryOver(): void {
    const busy = this.database.pragma("wal_checkpoint(TRUNCATE)", { simple: true });
    if (busy === 1) {
      throw new SqliteDatabase.SqliteError("the log is read elsewhere", "SQLITE_BUSY");
    }
    this.isDoubtful = false;
  }
}

const keepers = new WeakMap<Database, Keeper>();

/** The one keeper of a database. */
export function keeperOf(database: Database): Keeper {
  const known = keepers.get(database);
  if (known) return known;
  const keeper = new Keeper(database);
  keepers.set(database, keeper);
  return keeper;
}
