import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  type ClientLoaderFunctionArgs,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { useEffect, useInsertionEffect, type ReactNode } from "react";
import { lastLoaded } from "~/commands/last-loaded";
import { can } from "~/domain/access/can";
import { DemoClock } from "~/components/ui/demo-clock";
import { EarlyEvents } from "~/components/ui/early-events";
import { ErrorPage } from "~/components/ui/error-page";
import { setProductClock } from "~/components/ui/product-clock";
import { usePagePerson } from "~/components/ui/page-person";
import { useNonce } from "~/components/ui/nonce";
import { useScriptless } from "~/components/ui/scriptless";
import type { RootView, Theme } from "~/views/root";
import { themeIn } from "~/services/theme.server";
import { wordsOf } from "~/i18n/words-of.server";
import { useWords } from "~/i18n/words-context";
import dark from "../styles/dark.css?url";
import page from "../styles/page.css?url";

export const links: LinksFunction = () => [
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export function loader({ request, context }: LoaderFunctionArgs): RootView {
  const { locale, services, who } = context;
  return {
    locale,
    theme: themeIn(request.headers),
    title: wordsOf(locale).general.product,
    mode: services.mode,
    now: services.clock.now(),
    who: who && {
      personId: who.actor.personId,
      nameZh: who.nameZh,
      nameEn: who.nameEn,
      roles: who.actor.roles,
      may: {
        scorecard: can(who.actor, "scorecard.edit", { companyId: who.actor.companyId }),
        people: can(who.actor, "people.manage", { companyId: who.actor.companyId }),
        settings: can(who.actor, "company.settings", { companyId: who.actor.companyId }),
        audit: can(who.actor, "audit.read", { companyId: who.actor.companyId }),
      },
    },
  };
}

const lastRoot = lastLoaded<RootView>();
const ROOT = "root";

/** In the browser: while the server cannot be reached, what was known last. */
export function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  return lastRoot.load(ROOT, () => serverLoader<RootView>());
}

/** The document around every page, the error page included. */
export function Layout({ children }: { children: ReactNode }) {
  const words = useWords();
  const data = useRouteLoaderData<RootView>("root");
  const nonce = useNonce();
  const scriptless = useScriptless();
  const now = data?.now;
  // Before any effect reads the clock, on pages that show an error too.
  useInsertionEffect(() => {
    if (now !== undefined) setProductClock(now);
  }, [now]);
  return (
    <html lang={words.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {!scriptless && <EarlyEvents />}
        <Meta />
        <link rel="stylesheet" href={page} />
        <Links />
        <DarkSheet theme={data?.theme ?? "system"} />
      </head>
      <body>
        <a className="skip-link" href="#content">
          {words.general.skipToContent}
        </a>
        {data?.mode === "demo" && <DemoClock now={data.now} />}
        {children}
        {!scriptless && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  );
}

/** When the colours of the dark apply. On paper they never do. */
const DARK_MEDIA: Record<Theme, string> = {
  system: "screen and (prefers-color-scheme: dark)",
  light: "not all",
  dark: "screen",
};

/**
 * The dark's colours over those of tokens.css. A sheet with a condition of its own needs no script,
 * so no page is seen to change its colours while it loads.
 */
function DarkSheet({ theme }: { theme: Theme }) {
  return (
    <>
      <meta name="color-scheme" content={theme === "system" ? "light dark" : theme} />
      <link rel="stylesheet" href={dark} media={DARK_MEDIA[theme]} />
    </>
  );
}

export default function App() {
  const data = useLoaderData<typeof loader>();
  usePagePerson(data.who?.personId ?? null);
  useEffect(() => lastRoot.remember(ROOT, data), [data]);
  return <Outlet />;
}

/** Whatever goes wrong says what happened and what to do, in the person's language. */
export function ErrorBoundary() {
  const error = useRouteError();
  return isRouteErrorResponse(error) ? (
    <ErrorPage status={error.status} detail={error.data} />
  ) : (
    <ErrorPage status={500} detail={null} />
  );
}
