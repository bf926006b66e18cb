/**
 * Notes who comes into meetings' rooms and who leaves them: at the end of the event loop's turn, for
 * everybody at once. Each note is a commit that waits for the disk, and after a restart everybody
 * comes back in the same second.
 */
import type { Attendance, Logger } from "./ports";
import { Turn } from "./turn";

/** See the file's header. */
export class AttendanceNotes {
  private readonly people = new Map<string, Set<string>>();
  private readonly turn = new Turn(() => this.flush(), { apartMs: 0 });

  constructor(
    private readonly attendance: Attendance,
    private readonly logger: Logger,
  ) {}

  /** Somebody is in a meeting's room now, or was until now. */
  note(meetingId: string, personId: string): void {
    const there = this.people.get(meetingId) ?? new Set();
    this.people.set(meetingId, there.add(personId));
    this.turn.request();
  }

  /** Writes down now what was noted. A list of attendance is not worth a connection: see the log. */
  flush(): void {
    if (this.people.size === 0) return;
    const people = new Map(this.people);
    this.people.clear();
    try {
      this.attendance.seen(people);
    } catch (error) {
      this.logger.error("attendance cannot be noted", { meetings: [...people.keys()], error });
    }
  }
}
