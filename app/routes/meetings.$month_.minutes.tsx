import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { MinutesPage } from "~/components/minutes/minutes-page";
import { scriptlessPage } from "~/components/ui/scriptless";
import { formatMonth } from "~/i18n/formats";
import { wordsPart } from "~/i18n/load-words";
import { wordsOf } from "~/i18n/words-of.server";
import { askOf, demandMeeting } from "~/services/loaders.server";
import { minutesOf } from "~/services/record/minutes-view.server";

await wordsPart("sheets");

export function loader({ params, context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  const row = demandMeeting(ask, params.month);
  const words = wordsOf(context.locale);
  const month = formatMonth(words.locale, row.month);
  return {
    minutes: minutesOf(ask, row),
    title: `${words.meeting.title(month)} · ${words.record.minutes.title}`,
  };
}

export const handle = scriptlessPage;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function MinutesRoute() {
  return <MinutesPage minutes={useLoaderData<typeof loader>().minutes} />;
}
