import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { formOf } from "~/services/form.server";
import { runCommand } from "~/services/command.server";
import { setLanguage } from "~/services/people-commands.server";
import { preferenceCookie } from "~/services/preference-cookie";
import { pathWithin } from "~/services/return-path.server";

/** Only forms are sent here; somebody who typed the address is taken home. */
export function loader() {
  return redirect("/");
}

/** Sets the language of the person, or of this browser while nobody is signed in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const locale = form.get("locale") === "en" ? "en" : "zh-CN";
  const { who, services } = context;
  if (who) runCommand({ ...services, who }, setLanguage, { locale });
  return redirect(pathWithin(form.get("back")), {
    headers: { "set-cookie": preferenceCookie("language", locale, services.secure) },
  });
}
