import { useState } from "react";
import { useAllWords } from "~/i18n/words-context";
import type { PictureView } from "~/views/page";
import { altOf, PictureImage, type PictureHome } from "./picture-image";
import { PictureViewer } from "./picture-viewer";
import styles from "./pictures.module.css";

interface ReadOnlyPicturesProps {
  home: PictureHome;
  pictures: readonly PictureView[];
  /** On paper there is nothing to click, and everything is in view. */
  onPaper?: boolean;
}

/** Pictures as a record froze them, with their captions; on a screen they can be enlarged. */
export function ReadOnlyPictures({ home, pictures, onPaper = false }: ReadOnlyPicturesProps) {
  const text = useAllWords().pictures;
  const [large, setLarge] = useState<string | null>(null);
  return (
    <>
      <ul className={styles.list}>
        {pictures.map((picture, index) => {
          const name = text.name(index + 1);
          const image = <PictureImage {...{ home, picture, name }} eager={onPaper} />;
          return (
            <li key={picture.id} className={styles.row}>
              <figure>
                {onPaper ? (
                  image
                ) : (
                  <button
                    type="button"
                    data-on-paper
                    className={styles.frame}
                    aria-label={text.enlarge(name, altOf(picture, ""))}
                    onClick={() => setLarge(picture.id)}
                  >
                    {image}
                  </button>
                )}
                <figcaption className={styles.said}>{picture.caption || name}</figcaption>
              </figure>
            </li>
          );
        })}
      </ul>
      {large !== null && (
        <PictureViewer
          {...{ home, pictures }}
          shown={large}
          onShow={setLarge}
          onClose={() => setLarge(null)}
        />
      )}
    </>
  );
}
