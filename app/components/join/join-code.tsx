import { useWords } from "~/i18n/words-context";
import styles from "./join-code.module.css";

interface JoinCodeProps {
  /** The address that the code stands for; the server draws it from the same. */
  address: string;
}

/** The meeting's address as a QR code and in letters. */
export function JoinCode({ address }: JoinCodeProps) {
  const text = useWords().joining;
  return (
    <figure className={styles.join}>
      <img
        className={styles.code}
        src={`${new URL(address).pathname}/join.svg`}
        alt={text.code(address)}
        width="200"
        height="200"
      />
      <figcaption className={styles.caption}>
        <span>{text.scan}</span>
        <span className={styles.address}>{address.replace(/^https?:\/\//, "")}</span>
        {isLocal(address) && <small className={styles.local}>{text.localOnly}</small>}
      </figcaption>
    </figure>
  );
}

/** Whether no other machine can open the address. */
function isLocal(address: string): boolean {
  return /^(localhost|.*\.localhost|127\.[\d.]+|\[::1\])$/.test(new URL(address).hostname);
}
