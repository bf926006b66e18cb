/**
 * Who is in a room and what they are doing, as the server relays it.
 *
 * A connection speaks for one client id, the first it names that is free, or that an older connection
 * of the same person speaks for: a browser that comes back over another network is back before its
 * first connection is found to be dead. It can neither write nor remove the state of another client,
 * whatever it sends: y-websocket clients echo other people's states
 * all the time, and a closing tab must not take somebody else out of the list. The server writes
 * the person into each state.
 *
 * Clocks. Peers ignore a state whose clock they have seen, and they keep what they have seen after
 * a client has gone; a client that comes back with the clock it left with would stay invisible until
 * its next renewal. So the server relays a clock of its own: the time of the claim in milliseconds,
 * plus the client's clock. It grows over reconnects and restarts alike. A client must then never be
 * sent its own state, whose clock would overrule its own: see `Room.broadcastPresence`.
 */
import type { AwarenessEntry } from "~/protocol/awareness-update";
import { readPresence, type PresentPerson, type Presence } from "~/protocol/presence";

type Claim = {
  readonly clientId: number;
  readonly base: number;
  person: PresentPerson;
  clock: number;
  /** Null when the client has said that it is away. */
  presence: Presence | null;
};

/** Client ids and clocks beyond this are nobody's; the sum of base and clock stays exact. */
const MAX_UINT = 2 ** 32;
/** Departed clients whose last clock is remembered. */
const MAX_DEPARTED = 5_000;

/** The presence of one room. `Owner` is whatever stands for a connection. */
export class RoomPresence<Owner extends object> {
  private readonly claims = new Map<Owner, Claim>();
  private readonly owners = new Map<number, Owner>();
  private readonly departed = new Map<number, number>();
  private readonly changed = new Map<number, AwarenessEntry>();

  /** Takes what a connection says. @returns whether anything is to be told to the others */
  receive(
    owner: Owner,
    person: PresentPerson,
    entries: readonly AwarenessEntry[],
    now: number,
  ): boolean {
    for (const entry of entries) {
      const claim = this.claimFor(owner, person, entry, now);
      if (!claim || !isNews(claim, entry)) continue;
      claim.clock = entry.clock;
      claim.presence = entry.state === null ? null : readPresence(entry.state);
      this.note(claim);
    }
    return this.changed.size > 0;
  }

  /** A connection has ended: its client is gone. @returns whether the others are to be told */
  leave(owner: Owner): boolean {
    const claim = this.claims.get(owner);
    if (!claim) return false;
    this.claims.delete(owner);
    this.owners.delete(claim.clientId);
    this.departed.set(claim.clientId, relayedClock(claim));
    const oldest = this.departed.keys().next();
    if (this.departed.size > MAX_DEPARTED && !oldest.done) this.departed.delete(oldest.value);
    if (claim.presence === null) return false;
    this.changed.set(claim.clientId, entryOf({ ...claim, presence: null }));
    return true;
  }

  /** Every state, for somebody who has just come. */
  all(): AwarenessEntry[] {
    return [...this.claims.values()].filter(({ presence }) => presence !== null).map(entryOf);
  }

  /** What has changed since the last call. */
  takeChanges(): AwarenessEntry[] {
    const changes = [...this.changed.values()];
    this.changed.clear();
    return changes;
  }

  /** The client id that a connection speaks for; undefined before it has spoken. */
  clientOf(owner: Owner): number | undefined {
    return this.claims.get(owner)?.clientId;
  }

  private claimFor(
    owner: Owner,
    person: PresentPerson,
    entry: AwarenessEntry,
    now: number,
  ): Claim | null {
    const { clientId, clock, state } = entry;
    if (clock >= MAX_UINT || clientId >= MAX_UINT) return null;
    const own = this.claims.get(owner);
    if (own) {
      own.person = person;
      return own.clientId === clientId ? own : null;
    }
    const holder = this.owners.get(clientId);
    const held = holder && this.claims.get(holder);
    if (held && held.person.id !== person.id) return null;
    const lastClock = held ? relayedClock(held) : this.departed.get(clientId);
    const isEcho = lastClock !== undefined && isStamped(state);
    if (state === null || isEcho) return null;
    // Of two connections of one client the older is dead, and nobody knows it yet.
    if (holder) this.claims.delete(holder);
    const base = Math.max(now, (lastClock ?? 0) + 1);
    const claim: Claim = { clientId, base, person, clock: clock - 1, presence: null };
    this.claims.set(owner, claim);
    this.owners.set(clientId, owner);
    this.departed.delete(clientId);
    return claim;
  }

  private note(claim: Claim): void {
    this.changed.set(claim.clientId, entryOf(claim));
  }
}

function isNews(claim: Claim, entry: AwarenessEntry): boolean {
  const leaves = entry.state === null && claim.presence !== null;
  return entry.clock > claim.clock || (leaves && entry.clock === claim.clock);
}

/** Only the server writes a person, so a state that carries one has been here before. */
function isStamped(state: unknown): boolean {
  return typeof state === "object" && state !== null && "person" in state;
}

function relayedClock(claim: Claim): number {
  return claim.base + claim.clock;
}

function entryOf(claim: Claim): AwarenessEntry {
  const { presence, person } = claim;
  return {
    clientId: claim.clientId,
    clock: relayedClock(claim),
    state: presence && { ...presence, person },
  };
}
