import { useFetcher, useRouteLoaderData } from "@remix-run/react";
import { useRef, useState } from "react";
import { useWords } from "~/i18n/words-context";
import type { RootView } from "~/views/root";
import { Button } from "./button";
import { later, useLater } from "~/collab/later";
import styles from "./theme-switch.module.css";

const themeChoices = later(() => import("./theme-choices"));

/**
 * Light, dark, or as the system has it, for this browser. The page stays where it is: what is being
 * written in it is not disturbed.
 */
export function ThemeSwitch() {
  const { theme: text } = useWords().general;
  const now = useRouteLoaderData<RootView>("root")?.theme ?? "system";
  const choices = useLater(themeChoices);
  // Here and not with the choices, which are gone before the answer: nobody would follow where it leads.
  const fetcher = useFetcher();
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
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
      {open && choices && (
        <choices.ThemeChoices
          anchor={button}
          now={now}
          Form={fetcher.Form}
          onClose={() => setOpen(false)}
        />
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
