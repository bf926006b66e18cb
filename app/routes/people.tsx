import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PeoplePage } from "~/components/people/people-page";
import { Site } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { askOf, demand } from "~/services/loaders.server";
import { peopleView } from "~/services/people-view.server";

await wordsPart("office");

export function loader({ context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "people.manage");
  return peopleView(ask);
}

export default function PeopleRoute() {
  return (
    <Site>
      <PeoplePage view={useLoaderData<typeof loader>()} />
    </Site>
  );
}
