import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MePage } from "~/components/reminders/me-page";
import { Site } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { meView } from "~/services/calendar-feed.server";
import { askOf } from "~/services/loaders.server";

await wordsPart("office");

export function loader({ context }: LoaderFunctionArgs) {
  return meView(askOf(context));
}

/** What a person decides for themselves: their language, their calendar address. */
export default function MeRoute() {
  return (
    <Site>
      <MePage me={useLoaderData<typeof loader>()} />
    </Site>
  );
}
