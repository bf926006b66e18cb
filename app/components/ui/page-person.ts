import { useEffect, useInsertionEffect } from "react";
import { openRoomsAs, retryRooms } from "~/collab/use-room";
import { sendCommandsAs } from "~/commands/send-command";
import { retryActuals } from "~/components/actuals/waiting-actuals";

/** Whoever was the first to be signed in since the document was loaded. */
let pagePerson: string | null = null;

/**
 * Keeps a document with one person. Rooms and what waits to be sent are theirs, and live on while
 * the cookie may change hands in another tab. When the page is given somebody else's data it is
 * loaded anew as that person's; the browser asks first while something is unsaved.
 *
 * @param loaded who is signed in by the data last loaded; null for nobody.
 */
export function usePagePerson(loaded: string | null): void {
  // Before any effect opens a room or sends a command.
  useInsertionEffect(() => {
    pagePerson ??= loaded;
    openRoomsAs(pagePerson);
    sendCommandsAs(pagePerson);
  }, [loaded]);
  useEffect(() => {
    if (loaded === null) return;
    if (loaded !== pagePerson) return window.location.reload();
    // Back after their session had expired: what could not be sent goes out now.
    retryRooms();
    retryActuals();
  }, [loaded]);
}
