import { useSyncExternalStore } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { useLeaveWarning } from "~/collab/use-room";
import { Button } from "~/components/ui/button";
import { useAllWords } from "~/i18n/words-context";
import type { AllWords } from "~/i18n/zh-CN";
import { dismissUpload, uploadsTo, type PicturePlace, type Upload } from "./picture-uploads";
import styles from "./pictures.module.css";

const NONE: readonly Upload[] = [];

/** What becomes of the pictures that are being added: how far each has come, and why one was not. */
export function UploadNotes({ place }: { place: PicturePlace }) {
  const words = useAllWords();
  const uploads = useUploads(place);
  useLeaveWarning(uploads.some(({ state }) => state.kind === "sending"));
  return (
    <ul className={styles.uploads} data-screen-only aria-live="polite">
      {uploads.map((upload) => (
        <li
          key={upload.id}
          className={upload.state.kind === "added" ? "visually-hidden" : undefined}
          data-failed={upload.state.kind === "failed" || undefined}
        >
          <span>{noteOn(words, upload)}</span>
          {upload.state.kind !== "added" && <Dismiss upload={upload} place={place} />}
        </li>
      ))}
    </ul>
  );
}

function useUploads(place: PicturePlace): readonly Upload[] {
  const uploads = uploadsTo(place);
  return useSyncExternalStore(uploads.subscribe, uploads.get, () => NONE);
}

function Dismiss({ upload, place }: { upload: Upload; place: PicturePlace }) {
  const { general, pictures } = useAllWords();
  const isSending = upload.state.kind === "sending";
  const label = isSending ? pictures.cancelNamed : pictures.dismissNamed;
  return (
    <Button
      look="quiet"
      aria-label={label(upload.name)}
      onClick={() => dismissUpload(place, upload.id)}
    >
      {isSending ? general.cancel : general.close}
    </Button>
  );
}

function noteOn(words: AllWords, { name, state }: Upload): string {
  const text = words.pictures;
  switch (state.kind) {
    case "sending":
      return state.percent < 100 ? text.sending(name, state.percent) : text.converting(name);
    case "added":
      return text.added(name);
    case "failed": {
      const { error } = state;
      return text.failed(name, error === "offline" ? text.offline : refusalWords(words, error));
    }
  }
}
