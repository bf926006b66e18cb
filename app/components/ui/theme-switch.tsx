import { useFetcher, useLocation, useRouteLoaderData } from "@remix-run/react";
import { useRef, useState } from "react";
import { useWords } from "~/i18n/words-context";
import { THEMES, type RootView } from "~/views/root";
import { Button } from "./button";
import { Popover } from "./popover";
import styles from "./theme-switch.module.css";

/**
 * Light, dark, or as the system has it, for this browser. The page stays where it is: what is being
 * written in it is not disturbed.
 */
export function ThemeSwitch() {
  const { theme: text } = useWords().general;
  const { pathname, search } = useLocation();
  const now = useRouteLoaderData<RootView>("root")?.theme ?? "system";
  const fetcher = useFetcher();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <span data-screen-only>
      <Button
        ref={button}
        look="quiet"
        className={styles.button}
        aria-label={text.now(text.names[now])}
        title={text.now(text.names[now])}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Crescent />
      </Button>
      {open && (
        <Popover anchor={button} label={text.label} onClose={() => setOpen(false)}>
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
      )}
    </span>
  );
}

function Crescent() {
  return (
    <svg viewBox="0 0 16 16" width="15" height="15" fill="none" stroke="currentColor" aria-hidden>
      <path d="M13.6 10.2A6 6 0 0 1 5.8 2.4a6 6 0 1 0 7.8 7.8Z" strokeWidth="1.4" />
    </svg>
  );
}
