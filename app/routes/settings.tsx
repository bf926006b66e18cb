import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SettingsPage } from "~/components/people/settings-page";
import { Site } from "~/components/ui/site";
import { askOf, demand } from "~/services/loaders.server";
import { companySettings } from "~/services/people-view.server";

export function loader({ context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "company.settings");
  return companySettings(ask);
}

export default function SettingsRoute() {
  return (
    <Site>
      <SettingsPage settings={useLoaderData<typeof loader>()} />
    </Site>
  );
}
