import { useWords } from "~/i18n/words-context";
import styles from "./follow-switch.module.css";
import type { Following } from "./use-following";

/** On a phone: goes where the room goes, or stays by itself. */
export function FollowSwitch({ following }: { following: Following }) {
  const text = useWords().screens.phone;
  const isOn = following.following;
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      className={styles.switch}
      onClick={isOn ? following.lookAround : following.comeBack}
    >
      {text.follow}
      <span className={styles.track} aria-hidden />
    </button>
  );
}
