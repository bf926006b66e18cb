import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  useLoaderData,
  useLocation,
  useParams,
  type ClientLoaderFunctionArgs,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { useEffect, useMemo } from "react";
import { lastLoaded } from "~/commands/last-loaded";
import { MeetingFrame } from "~/components/meeting/frame";
import { MeetingProvider } from "~/components/meeting/meeting-context";
import { placeAt } from "~/components/meeting/places";
import { formatMonth } from "~/i18n/formats";
import { wordsOf } from "~/i18n/words-of.server";
import { joinAddress } from "~/services/join-code.server";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { meetingView } from "~/services/meeting-view.server";

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const row = demandMeeting(ask, params.month);
  const words = wordsOf(context.locale);
  return {
    view: meetingView(ask.db, ask.who.actor, row),
    address: joinAddress(request, ask.secure, row.month),
    title: words.meeting.title(formatMonth(words.locale, row.month)),
  };
}

type Loaded = ReturnType<typeof loader>;

const lastMeeting = lastLoaded<Loaded>();

/** In the browser: while the server cannot be reached, the frame stays as it was known last. */
export function clientLoader({ serverLoader, params }: ClientLoaderFunctionArgs) {
  return lastMeeting.load(params.month ?? "", () => serverLoader<Loaded>());
}

/**
 * Walking from page to page leaves the frame as it is: what changes in it is pushed. It is loaded
 * anew when somebody asks for that, and for another month.
 */
export const shouldRevalidate: ShouldRevalidateFunction = (walk) => {
  const asked = walk.formMethod !== undefined || walk.currentUrl.href === walk.nextUrl.href;
  return asked ? walk.defaultShouldRevalidate : walk.currentParams.month !== walk.nextParams.month;
};

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

/** The frame around every page of a meeting. */
export default function MeetingLayout() {
  const data = useLoaderData<typeof loader>();
  const { view, address } = data;
  useEffect(() => lastMeeting.remember(view.month, data), [view.month, data]);
  const { department, page } = useParams();
  const part = usePart();
  const here = useMemo(
    () => part && placeAt(view.agenda, { part, department, page }),
    [view.agenda, part, department, page],
  );
  return (
    <MeetingProvider view={view}>
      <MeetingFrame here={here} address={address} />
    </MeetingProvider>
  );
}

/** The part of the agenda that the address names; null for the agenda's own page. */
function usePart() {
  const segment = useLocation().pathname.split("/")[3];
  if (segment === "overview" || segment === "closing") return segment;
  return segment === "departments" ? "department" : null;
}
