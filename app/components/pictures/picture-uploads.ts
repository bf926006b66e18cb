/**
 * The pictures that this tab is sending. They outlive the page they were added on: the room may take
 * everybody along while a photograph is on its way. A picture is put on its page, as this person's
 * own edit, only when the server has kept its bytes; until then there is nothing of it anywhere.
 */
import { mayType } from "~/collab/connection-state";
import type { Room } from "~/collab/room";
import { createStore, type Readable, type Store } from "~/collab/store";
import { localOrigin } from "~/collab/undo";
import { holdRoom } from "~/collab/use-room";
import type { Sent } from "~/commands/send-command";
import { uploadPicture } from "~/commands/upload-picture";
import { oneStep } from "~/components/sheet/one-step";
import { sizeProblem } from "~/domain/picture/picture-rules";
import { addPicture, type PictureBytes, type PicturePage } from "~/sheet/pictures";

/** A page, with the room that holds its document. */
export interface PicturePlace {
  sheet: string;
  meetingId: string;
  departmentId: string;
  page: PicturePage;
}

/** Why a picture was not added. */
export type UploadError = Extract<Sent<never>, { ok: false }>["error"];

/** A picture on its way to a page. */
export interface Upload {
  id: number;
  /** What the person calls it: the file's name. */
  name: string;
  state:
    | { kind: "sending"; percent: number }
    | { kind: "added" }
    | { kind: "failed"; error: UploadError };
}

/** A picture to be added, with the name that the person knows it by. */
export interface NamedFile {
  file: Blob;
  name: string;
}

const pages = new Map<string, Store<readonly Upload[]>>();
const aborts = new Map<number, AbortController>();
let queue: Promise<void> = Promise.resolve();
let count = 0;

/** What is on its way to a page, and what failed and has not been dismissed. */
export function uploadsTo(place: PicturePlace): Readable<readonly Upload[]> {
  return storeOf(place);
}

/** Sends pictures to a page, one after another, and puts each on it. */
export function sendPictures(place: PicturePlace, files: readonly NamedFile[]): void {
  const store = storeOf(place);
  const uploads = files.map(({ file, name }) => ({ file, name, id: (count += 1) }));
  // What was added before has been said.
  const known = store.get().filter(({ state }) => state.kind !== "added");
  const begun = uploads.map(({ id, name }): Upload => ({
    id,
    name,
    state: { kind: "sending", percent: 0 },
  }));
  store.set([...known, ...begun]);
  for (const { id } of begun) aborts.set(id, new AbortController());
  const held = holdRoom(place.sheet);
  for (const { id, file } of uploads) {
    queue = queue.then(async () => {
      const signal = aborts.get(id)?.signal;
      if (!signal || signal.aborted) return;
      const watch = {
        signal,
        onProgress: (percent: number) => change(store, id, { kind: "sending", percent }),
      };
      const error = await send(place, held.get(), file, watch);
      aborts.delete(id);
      change(store, id, error === null ? { kind: "added" } : { kind: "failed", error });
    });
  }
  void queue.then(held.release);
}

/** Stops an upload, or takes away the note about one that failed. */
export function dismissUpload(place: PicturePlace, id: number): void {
  const store = storeOf(place);
  store.set(store.get().filter((upload) => upload.id !== id));
  aborts.get(id)?.abort();
  aborts.delete(id);
}

async function send(
  place: PicturePlace,
  room: Room | null,
  file: Blob,
  watch: Parameters<typeof uploadPicture>[2],
): Promise<UploadError | null> {
  const tooLarge = sizeProblem({ bytes: file.size });
  if (tooLarge) return tooLarge;
  if (!room || !isHere(room)) return "offline";
  const { meetingId, departmentId, page } = place;
  const path = `/pictures/${meetingId}/${departmentId}?page=${encodeURIComponent(page)}`;
  const sent = await uploadPicture<PictureBytes>(path, file, watch);
  // The server cuts off what is too large without reading it.
  if (!sent.ok) return sent.error === "too-large" ? "picture-too-large" : sent.error;
  if (watch.signal.aborted) return null;
  if (!mayType(room.connection.status.get())) return "meeting-closed";
  oneStep(room, () => addPicture(room.connection.doc, localOrigin, { ...sent.value, page }));
  return null;
}

/** Whether the room is connected and may be written in: only then can a picture be added at all. */
function isHere({ connection: { status } }: Room): boolean {
  return status.get().state.kind === "open" && mayType(status.get());
}

function storeOf({ sheet, page }: PicturePlace): Store<readonly Upload[]> {
  const key = `${sheet} ${page}`;
  const known = pages.get(key) ?? createStore<readonly Upload[]>([]);
  pages.set(key, known);
  return known;
}

function change(store: Store<readonly Upload[]>, id: number, state: Upload["state"]): void {
  store.set(store.get().map((upload) => (upload.id === id ? { ...upload, state } : upload)));
}
