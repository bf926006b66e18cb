import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DesignPage } from "~/components/design/design-page";
import { Site } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { wordsOf } from "~/i18n/words-of.server";
import { askOf, demand } from "~/services/loaders.server";

await wordsPart("office", "sheets");

/** For whoever is signed in, and in the demo for everybody: there is nothing of a company on it. */
export function loader({ context }: LoaderFunctionArgs) {
  if (context.who || context.services.mode !== "demo") demand(askOf(context), "company.read");
  return { title: wordsOf(context.locale).design.title };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

/** Every component in every state. */
export default function DesignRoute() {
  useLoaderData<typeof loader>();
  return (
    <Site wide>
      <DesignPage />
    </Site>
  );
}
