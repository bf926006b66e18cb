import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SettingsPage } from "~/components/people/settings-page";
import { DigestChannels } from "~/components/reminders/digest-channels";
import { Site } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { reminderSettings } from "~/services/digest-channels.server";
import { askOf, demand } from "~/services/loaders.server";
import { companySettings } from "~/services/people-view.server";

await wordsPart("office");

export function loader({ context }: LoaderFunctionArgs) {
  const ask = askOf(context);
  demand(ask, "company.settings");
  demand(ask, "reminders.manage");
  return { company: companySettings(ask), reminders: reminderSettings(ask) };
}

export default function SettingsRoute() {
  const { company, reminders } = useLoaderData<typeof loader>();
  return (
    <Site>
      <SettingsPage settings={company} />
      <DigestChannels settings={reminders} />
    </Site>
  );
}
