import { useState } from "react";
import { useAllWords } from "~/i18n/words-context";
import type { PictureView } from "~/views/page";
import styles from "./pictures.module.css";

/** Whose sheet a picture belongs to: who may read that may see it. */
export interface PictureHome {
  meetingId: string;
  departmentId: string;
}

/** What a picture shows, in words: as its author described it, else as it is captioned or called. */
export function altOf({ alt, caption }: Pick<PictureView, "alt" | "caption">, name: string) {
  return alt.trim() || caption.trim() || name;
}

interface PictureImageProps {
  home: PictureHome;
  picture: PictureView;
  name: string;
  /** Loaded at once, not when it comes into view: on paper everything is in view. */
  eager?: boolean;
}

/** A picture; its room on the page is kept before it has come. */
export function PictureImage({ home, picture, name, eager = false }: PictureImageProps) {
  const text = useAllWords().pictures;
  const [gone, setGone] = useState(false);
  const { hash, width, height } = picture;
  if (gone) return <span className={styles.gone}>{text.gone}</span>;
  return (
    <img
      className={styles.image}
      src={`/pictures/${home.meetingId}/${home.departmentId}/${hash}`}
      width={width}
      height={height}
      alt={altOf(picture, name)}
      loading={eager ? undefined : "lazy"}
      decoding="async"
      draggable={false}
      onError={() => setGone(true)}
    />
  );
}
