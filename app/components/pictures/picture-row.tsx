import type * as Y from "yjs";
import type { Room } from "~/collab/room";
import { CoText } from "~/components/sheet/co-text";
import { rowVerb } from "~/components/sheet/row-keys";
import { RowTools } from "~/components/sheet/row-tools";
import { useNameOf } from "~/components/sheet/use-name-of";
import { useAllWords } from "~/i18n/words-context";
import { pictureText, type PictureField } from "~/sheet/pictures";
import { picturePath } from "~/sheet/text-path";
import type { PictureView } from "~/views/page";
import { altOf, PictureImage, type PictureHome } from "./picture-image";
import type { PictureVerbs } from "./picture-verbs";
import styles from "./pictures.module.css";

interface PictureRowProps {
  home: PictureHome;
  room: Room | null;
  doc: Y.Doc | null;
  picture: PictureView;
  /** How it is called: 图片 2. */
  name: string;
  first: boolean;
  last: boolean;
  /** Null while nothing may be changed. */
  verbs: PictureVerbs | null;
  onMove: (id: string, direction: "up" | "down") => void;
  onRemove: (id: string, name: string) => void;
  onEnlarge: (id: string) => void;
}

/** One picture with the words under it; those for people who do not see it are there to be filled. */
export function PictureRow(props: PictureRowProps) {
  const { home, picture, name, first, last, verbs, onMove, onRemove, onEnlarge } = props;
  const text = useAllWords().pictures;
  const { id, caption } = picture;
  const what = altOf(picture, "");
  return (
    <li data-row={id} className={styles.row}>
      <figure>
        <button
          type="button"
          data-on-paper
          className={styles.frame}
          aria-label={text.enlarge(name, what)}
          onClick={() => onEnlarge(id)}
        >
          <PictureImage home={home} picture={picture} name={name} />
        </button>
        <figcaption data-line className={styles.line}>
          {(verbs || caption !== "") && (
            <Words
              {...props}
              field="caption"
              label={text.captionOf(name)}
              empty={text.captionEmpty}
            />
          )}
          {verbs && (
            <RowTools
              row={name}
              first={first}
              last={last}
              onMove={(direction) => onMove(id, direction)}
              onRemove={() => onRemove(id, name)}
            />
          )}
          {verbs && <Words {...props} field="alt" label={text.altOf(name)} empty={text.altEmpty} />}
        </figcaption>
      </figure>
    </li>
  );
}

interface WordsProps extends PictureRowProps {
  field: PictureField;
  label: string;
  empty: string;
}

function Words({ room, doc, picture, verbs, onMove, field, label, empty }: WordsProps) {
  const nameOf = useNameOf();
  const { id } = picture;
  return (
    <CoText
      room={room}
      text={doc && pictureText(doc, id, field)}
      path={field === "caption" ? picturePath(id) : undefined}
      initial={picture[field]}
      label={label}
      placeholder={verbs ? empty : ""}
      readOnly={verbs === null}
      singleLine
      className={styles[field]}
      nameOf={nameOf}
      onKey={(event) => {
        // An empty field takes nothing away here: with the words would go the picture.
        const verb = rowVerb(event, false);
        if (verb === null || verb === "remove" || verbs === null) return;
        event.preventDefault();
        onMove(id, verb);
      }}
    />
  );
}
