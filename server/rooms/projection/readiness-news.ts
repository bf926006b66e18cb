import type { Db } from "#db/client";
import { readyKey } from "~/protocol/live-keys";
import { readinessEntries } from "~/services/live-snapshot.server";
import { revisionOf, type Meeting } from "~/services/meetings.server";
import type { LiveEntry } from "~/services/ports";

/** What a meeting's screens show of readiness, as JSON by key, since the company's revision. */
type Shown = { readonly revision: number; readonly values: Map<string, string> };

/**
 * Finds out whether a projection has changed a department's readiness. Within a revision of the
 * company only projections change it, so what the last one left is what the screens show.
 */
export class ReadinessNews {
  private readonly meetings = new Map<string, Shown>();

  constructor(private readonly db: Db) {}

  /** To be called before a sheet's rows change. */
  before(meeting: Meeting, departmentId: string): void {
    const { values } = this.shown(meeting);
    if (values.has(readyKey(departmentId))) return;
    for (const [key, value] of readinessEntries(this.db, meeting, departmentId)) {
      values.set(key, JSON.stringify(value));
    }
  }

  /** To be called after they have changed. @returns what screens must be told */
  after(meeting: Meeting, departmentId: string): LiveEntry[] {
    const { values } = this.shown(meeting);
    return readinessEntries(this.db, meeting, departmentId).filter(([key, value]) => {
      const json = JSON.stringify(value);
      const isNews = values.get(key) !== json;
      values.set(key, json);
      return isNews;
    });
  }

  private shown({ id, companyId }: Meeting): Shown {
    const revision = revisionOf(this.db, companyId);
    const known = this.meetings.get(id);
    if (known?.revision === revision) return known;
    const fresh = { revision, values: new Map<string, string>() };
    this.meetings.set(id, fresh);
    return fresh;
  }
}
