import { CloseCode } from "~/protocol/close-codes";
import type { Services } from "~/services/context.server";
import { colourOf } from "~/services/person-colour";
import { rightsInRoom } from "~/services/room-access.server";
import type { RoomAccess } from "./ports";

const CLOSE = {
  "signed-out": CloseCode.signedOut,
  forbidden: CloseCode.forbidden,
  "unknown-room": CloseCode.unknownRoom,
} as const;

/** The rooms' view of the product's rights: the same `can` that pages and commands ask. */
export function roomAccess(services: Pick<Services, "db" | "clock">): RoomAccess {
  return {
    admit(room, session) {
      const rights = rightsInRoom(services, room, session);
      if (!rights.ok) return { ok: false, close: CLOSE[rights.error] };
      const { who, until, companyId, mayEdit, sealed } = rights;
      const id = who.actor.personId;
      const person = { id, name: who.nameZh, nameEn: who.nameEn, colour: colourOf(id) };
      return { ok: true, person, companyId, mayEdit, sealed, until };
    },
  };
}
