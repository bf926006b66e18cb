import { useFetcher, useLocation } from "@remix-run/react";
import type { RefObject } from "react";
import { useWords } from "~/i18n/words-context";
import { THEMES, type Theme } from "~/views/root";
import { Button } from "./button";
import { Popover } from "./popover";
import styles from "./theme-switch.module.css";

interface ThemeChoicesProps {
  anchor: RefObject<HTMLButtonElement | null>;
  now: Theme;
  onClose(): void;
}

/** The themes there are, beside the button that opens them. */
export function ThemeChoices({ anchor, now, onClose }: ThemeChoicesProps) {
  const { theme: text } = useWords().general;
  const { pathname, search } = useLocation();
  const fetcher = useFetcher();
  const close = () => {
    onClose();
    anchor.current?.focus();
  };
  return (
    <Popover anchor={anchor} label={text.label} onClose={onClose}>
      <fetcher.Form method="post" action="/theme" className={styles.choices} onSubmit={close}>
        <input type="hidden" name="back" value={pathname + search} />
        {THEMES.map((theme) => (
          <Button
            key={theme}
            type="submit"
            look="quiet"
            name="theme"
            value={theme}
            aria-pressed={theme === now}
            className={styles.choice}
          >
            {text.names[theme]}
          </Button>
        ))}
      </fetcher.Form>
    </Popover>
  );
}
