import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Field, Refusal } from "~/components/ui/field";
import { NarrowPage } from "~/components/ui/site";
import { nameIn } from "~/i18n/formats";
import { wordsPart } from "~/i18n/load-words";
import { useAllWords } from "~/i18n/words-context";
import { formOf } from "~/services/form.server";
import { acceptInvitation, findInvitation } from "~/services/people-commands.server";
import { onTheWayIn } from "~/services/second-factor/way-in.server";

await wordsPart("office");

export function loader({ params, context }: LoaderFunctionArgs) {
  return findInvitation(context.services, params.token ?? "");
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const password = String(form.get("password") ?? "");
  const outcome = await acceptInvitation(context.services, params.token ?? "", password);
  if (!outcome.ok) return outcome;
  const { path, cookie } = await onTheWayIn(outcome.value, context.services.secure, "/");
  return redirect(path, { headers: { "set-cookie": cookie } });
}

export default function InvitationPage() {
  const words = useAllWords();
  const text = words.account.invitation;
  const found = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <NarrowPage title={text.title}>
      {found.ok ? (
        <>
          <p>{text.greeting(nameIn(words.locale, found.value))}</p>
          <Form method="post" reloadDocument>
            <input
              type="hidden"
              name="username"
              autoComplete="username"
              value={found.value.email}
            />
            <Field
              label={text.password}
              name="password"
              type="password"
              autoComplete="new-password"
              hint={text.hint}
              error={refused && words.errors[refused.error]}
              required
            />
            <Button type="submit" look="primary">
              {text.submit}
            </Button>
          </Form>
        </>
      ) : (
        <Refusal>{words.errors[found.error]}</Refusal>
      )}
    </NarrowPage>
  );
}
