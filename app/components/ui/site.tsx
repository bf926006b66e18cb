import { Form, Link, NavLink, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import type { RootView } from "~/views/root";
import { Button } from "./button";
import { LanguageSwitch } from "./language-switch";
import styles from "./site.module.css";
import { ThemeSwitch } from "./theme-switch";

/** The frame of every page outside a meeting: name, menu, who I am; then the page. */
export function Site({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  const words = useWords();
  const data = useRouteLoaderData<RootView>("root");
  const who = data?.who;
  const nav = words.general.nav;
  return (
    <>
      <header className={styles.bar}>
        <Link to="/" className={styles.brand}>
          {words.general.product}
        </Link>
        <nav className={styles.nav} aria-label={nav.label}>
          {who && (
            <>
              <NavLink to="/" end>
                {nav.meetings}
              </NavLink>
              <NavLink to="/board">{nav.board}</NavLink>
              <NavLink to="/actuals">{nav.actuals}</NavLink>
              {who.may.scorecard && <NavLink to="/scorecard">{nav.scorecard}</NavLink>}
              {who.may.people && <NavLink to="/people">{nav.people}</NavLink>}
              {who.may.settings && <NavLink to="/settings">{nav.settings}</NavLink>}
              {who.may.audit && <NavLink to="/audit">{nav.audit}</NavLink>}
            </>
          )}
        </nav>
        <div className={styles.person}>
          <ThemeSwitch />
          <LanguageSwitch />
          {who && (
            <>
              <Link to="/me">{nameIn(words.locale, who)}</Link>
              <Form method="post" action="/sign-out" reloadDocument>
                <Button type="submit" look="quiet">
                  {data.mode === "demo" ? words.general.changeSeat : words.general.signOut}
                </Button>
              </Form>
            </>
          )}
        </div>
      </header>
      <main id="content" className={wide ? styles.wide : styles.page}>
        {children}
      </main>
    </>
  );
}

/** A page with one form in the middle: signing in, an invitation, the set-up. */
export function NarrowPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <header className={styles.bar}>
        <Brand />
        <div className={styles.nav} />
        <ThemeSwitch />
        <LanguageSwitch />
      </header>
      <main id="content" className={styles.narrow}>
        <h1>{title}</h1>
        {children}
      </main>
    </>
  );
}

function Brand() {
  const words = useWords();
  return <span className={styles.brand}>{words.general.product}</span>;
}
