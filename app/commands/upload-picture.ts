import { PERSON_HEADER } from "~/protocol/person-header";
import { readAnswer, sender, type Sent } from "./send-command";

/** What goes on while a picture is sent. */
export interface UploadWatch {
  /** Called with whole percent, from 0 to 100: at 100 all bytes are there, and the answer is not. */
  onProgress(percent: number): void;
  /** Stops the upload; the answer is then `offline`, which nobody waits for any more. */
  signal: AbortSignal;
}

/**
 * Sends a picture, as it is, to where pictures are taken. Not by `fetch`, which tells nothing of how
 * far it has come: a photograph takes a while on the Wi-Fi of a meeting room.
 *
 * @param path where to, with the page in its query.
 * @returns the route's own outcome; `offline` when the network failed: then nothing was kept.
 */
export function uploadPicture<T>(
  path: string,
  file: Blob,
  { onProgress, signal }: UploadWatch,
): Promise<Sent<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const failed = () => resolve({ ok: false, error: "offline" });
    request.open("POST", path);
    const person = sender();
    if (person !== null) request.setRequestHeader(PERSON_HEADER, person);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? Math.floor((100 * loaded) / total) : 0),
    );
    request.addEventListener("load", () => void readAnswer<T>(answerOf(request)).then(resolve));
    request.addEventListener("error", failed);
    request.addEventListener("abort", failed);
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function answerOf(request: XMLHttpRequest): Response {
  const type = request.getResponseHeader("content-type") ?? "";
  return new Response(request.responseText, {
    status: request.status,
    headers: { "content-type": type },
  });
}
