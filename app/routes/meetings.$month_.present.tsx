import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, type ClientLoaderFunctionArgs } from "@remix-run/react";
import { useEffect } from "react";
import { lastLoaded } from "~/commands/last-loaded";
import { MeetingProvider } from "~/components/meeting/meeting-context";
import { Present } from "~/components/present/present";
import { PresentError } from "~/components/present/present-error";
import { formatMonth } from "~/i18n/formats";
import { wordsPart } from "~/i18n/load-words";
import { wordsOf } from "~/i18n/words-of.server";
import { joinAddress } from "~/services/join-code.server";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { meetingView } from "~/services/meeting-view.server";
import { presentedScreen } from "~/services/presented-screen.server";

await wordsPart("sheets");

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const row = demandMeeting(ask, params.month);
  const words = wordsOf(context.locale);
  const view = meetingView(ask.db, ask.who.actor, row);
  return {
    view,
    screen: presentedScreen(ask, row, view),
    address: joinAddress(request, ask.secure, row.month),
    title: words.projector.title(words.meeting.title(formatMonth(words.locale, row.month))),
  };
}

type Loaded = ReturnType<typeof loader>;

const lastScreen = lastLoaded<Loaded>();

/** In the browser: while the server cannot be reached, the wall keeps what it showed last. */
export function clientLoader({ serverLoader, params }: ClientLoaderFunctionArgs) {
  return lastScreen.load(params.month ?? "", () => serverLoader<Loaded>());
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

/** The projector's page: the meeting where it is, without any frame around it. */
export default function PresentRoute() {
  const data = useLoaderData<typeof loader>();
  const { view, screen, address } = data;
  useEffect(() => lastScreen.remember(view.month, data), [view.month, data]);
  return (
    <MeetingProvider view={view}>
      <Present screen={screen} address={address} />
    </MeetingProvider>
  );
}

/** Nobody sits at a projector: what fails is tried again by itself. */
export function ErrorBoundary() {
  return <PresentError />;
}
