import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { localOrigin } from "~/collab/undo";
import { oneStep } from "~/components/sheet/one-step";
import { changeAndFocus, changeKeepingFocus } from "~/components/sheet/row-focus";
import type { Move } from "~/components/sheet/row-moves";
import { deletePicture, movePicture, restorePicture } from "~/sheet/pictures";

/** What a person can do with the pictures of a page. Each is one step to undo. */
export interface PictureVerbs {
  move(id: string, move: NonNullable<Move>): void;
  remove(id: string): void;
  restore(id: string): void;
}

/** The verbs for the pictures of a room's document. */
export function pictureVerbs(room: Room, doc: Y.Doc): PictureVerbs {
  const write = (change: () => void) => oneStep(room, change);
  return {
    move: (id, { after }) =>
      changeKeepingFocus(() => write(() => movePicture(doc, localOrigin, id, after))),
    remove: (id) => write(() => deletePicture(doc, localOrigin, id)),
    restore: (id) =>
      changeAndFocus(() => {
        write(() => restorePicture(doc, localOrigin, id));
        return id;
      }),
  };
}
