import { useCallback, useId, useMemo, useRef, useState } from "react";
import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { useMayType } from "~/collab/use-may-type";
import { useYSnapshot } from "~/collab/use-y-snapshot";
import { RemovalNotice, type Removed } from "~/components/sheet/removal-notice";
import { stepRow } from "~/components/sheet/row-moves";
import { useSyncedDoc } from "~/components/sheet/use-synced-doc";
import { Button } from "~/components/ui/button";
import { useAllWords } from "~/i18n/words-context";
import { fieldPlace } from "~/protocol/anchor";
import { readPictures } from "~/sheet/pictures";
import type { PictureView } from "~/views/page";
import { PictureRow } from "./picture-row";
import { sendPictures, type PicturePlace } from "./picture-uploads";
import { pictureVerbs } from "./picture-verbs";
import { PictureViewer } from "./picture-viewer";
import styles from "./pictures.module.css";
import { UploadNotes } from "./upload-notes";
import { named, usePictureIntake } from "./use-picture-intake";

const NONE: PictureView[] = [];

/** What the file dialog offers; the server looks at the bytes. */
const ACCEPTED = "image/jpeg,image/png,image/webp,image/gif";

interface PicturesProps {
  /** The department's sheet; null until it is open. */
  room: Room | null;
  place: PicturePlace;
  /** The pictures as the server knew them, shown until the document is here. */
  initial: readonly PictureView[];
  /** Whether this person will probably be able to write: keeps room for what is then added. */
  mayEdit: boolean;
}

/** The pictures of a page: pasted, dropped or chosen, and captioned by everybody at once. */
export function Pictures(props: PicturesProps) {
  return <PicturesOfPage key={props.place.page} {...props} />;
}

function PicturesOfPage({ room, place, initial, mayEdit }: PicturesProps) {
  const text = useAllWords().pictures;
  const title = useId();
  const { doc, pictures, verbs } = usePictures(room, place, initial);
  const ids = pictures.map(({ id }) => id);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [large, setLarge] = useState<string | null>(null);
  const move = (id: string, direction: "up" | "down") => {
    const step = stepRow(ids, id, direction);
    if (step) verbs?.move(id, step);
  };
  const remove = (id: string, name: string) => {
    verbs?.remove(id);
    setRemoved({ id, text: text.removed(name), takesFocus: true });
  };
  const mayAdd = verbs !== null || (doc === null && mayEdit);
  // Words of who reads only would say nothing: no picture, no section.
  if (pictures.length === 0 && !mayAdd) return null;
  return (
    <section
      aria-labelledby={title}
      className={styles.section}
      data-screen-only={pictures.length === 0 || undefined}
    >
      <h2 id={title} className={styles.title} data-place={fieldPlace("pictures")}>
        {text.title}
        {pictures.length > 0 && <small>{text.count(pictures.length)}</small>}
      </h2>
      {pictures.length > 0 && (
        <ul className={styles.list}>
          {pictures.map((picture, index) => (
            <PictureRow
              key={picture.id}
              home={place}
              {...{ room, doc, picture, verbs }}
              name={text.name(index + 1)}
              first={index === 0}
              last={index === pictures.length - 1}
              onMove={move}
              onRemove={remove}
              onEnlarge={setLarge}
            />
          ))}
        </ul>
      )}
      <RemovalNotice
        removed={verbs && removed}
        isBack={removed !== null && ids.includes(removed.id)}
        onUndo={(id) => verbs?.restore(id)}
        onClose={() => setRemoved(null)}
      />
      {mayAdd && <AddPictures place={place} ready={verbs !== null} />}
      {large !== null && (
        <PictureViewer
          home={place}
          pictures={pictures}
          shown={large}
          onShow={setLarge}
          onClose={() => setLarge(null)}
        />
      )}
    </section>
  );
}

function usePictures(room: Room | null, { page }: PicturePlace, initial: readonly PictureView[]) {
  const doc = useSyncedDoc(room);
  const read = useCallback((from: Y.Doc): PictureView[] => readPictures(from, page), [page]);
  const live = useYSnapshot(doc, read, NONE);
  const mayType = useMayType(room);
  const verbs = useMemo(
    () => (room && doc && mayType ? pictureVerbs(room, doc) : null),
    [room, doc, mayType],
  );
  return { doc, verbs, pictures: doc === null ? initial : live };
}

/** The button, the drop and the paste, and what becomes of what was added. */
function AddPictures({ place, ready }: { place: PicturePlace; ready: boolean }) {
  const text = useAllWords().pictures;
  const input = useRef<HTMLInputElement>(null);
  const dragging = usePictureIntake(
    ready ? (files) => sendPictures(place, files) : null,
    text.pasted,
  );
  return (
    <>
      <UploadNotes place={place} />
      <p className={styles.foot} data-waiting={!ready} data-screen-only>
        <Button look="quiet" onClick={() => input.current?.click()}>
          {text.add}
        </Button>
        <small>{text.hint}</small>
        <input
          ref={input}
          type="file"
          accept={ACCEPTED}
          multiple
          hidden
          aria-label={text.add}
          onChange={({ target }) => {
            sendPictures(place, named(target.files ?? []));
            // The same file can be chosen again.
            target.value = "";
          }}
        />
      </p>
      {dragging && (
        <p role="status" className={styles.drop}>
          {text.drop}
        </p>
      )}
    </>
  );
}
