import { useLocation, type FetcherWithComponents } from "@remix-run/react";
import type { RefObject } from "react";
import { useWords } from "~/i18n/words-context";
import { THEMES, type Theme } from "~/views/root";
import { Button } from "./button";
import { Popover } from "./popover";
import styles from "./theme-switch.module.css";

interface ThemeChoicesProps {
  anchor: RefObject<HTMLButtonElement | null>;
  now: Theme;
  /** Sends the choice, and outlives this. */
  Form: FetcherWithComponents<unknown>["Form"];
  onClose(): void;
}

/** The themes there are, beside the button that opens them. */
export function ThemeChoices({ anchor, now, Form, onClose }: ThemeChoicesProps) {
  const { theme: text } = useWords().general;
  const { pathname, search } = useLocation();
  const close = () => {
    onClose();
    anchor.current?.focus();
  };
  return (
    <Popover anchor={anchor} label={text.label} onClose={onClose}>
      <Form method="post" action="/theme" className={styles.choices} onSubmit={close}>
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
      </Form>
    </Popover>
  );
}
