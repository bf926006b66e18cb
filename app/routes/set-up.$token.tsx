import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Field, Refusal } from "~/components/ui/field";
import { NarrowPage } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { useAllWords } from "~/i18n/words-context";
import { formOf } from "~/services/form.server";
import { sessionCookie } from "~/services/session.server";
import { checkSetupToken, setUpCompany } from "~/services/set-up.server";

await wordsPart("office");

export function loader({ params, context }: LoaderFunctionArgs) {
  return checkSetupToken(context.services, params.token ?? "");
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const text = (name: string) => String(form.get(name) ?? "");
  const input = {
    companyName: text("companyName"),
    personName: text("personName"),
    email: text("email"),
    password: text("password"),
  };
  const outcome = await setUpCompany(context.services, params.token ?? "", input);
  // The password is not sent back; everything else stays as it was typed.
  if (!outcome.ok) return { ...outcome, typed: { ...input, password: "" } };
  const cookie = await sessionCookie(context.services.secure).serialize(outcome.value.token);
  return redirect("/", { headers: { "set-cookie": cookie } });
}

const FIELDS = [
  { name: "companyName", type: "text", autoComplete: "organization" },
  { name: "personName", type: "text", autoComplete: "name" },
  { name: "email", type: "email", autoComplete: "username" },
  { name: "password", type: "password", autoComplete: "new-password" },
] as const;

export default function SetUpPage() {
  const words = useAllWords();
  const text = words.account.setUp;
  const usable = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  if (!usable.ok) {
    return (
      <NarrowPage title={text.title}>
        <Refusal>{words.errors[usable.error]}</Refusal>
      </NarrowPage>
    );
  }
  return (
    <NarrowPage title={text.title}>
      <p>{text.intro}</p>
      <Form method="post" reloadDocument>
        {FIELDS.map((field) => (
          <Field
            key={field.name}
            {...field}
            label={text[field.name]}
            hint={field.name === "password" ? words.account.invitation.hint : undefined}
            defaultValue={refused?.typed[field.name]}
            error={refused?.field === field.name && words.errors[refused.error]}
            required
          />
        ))}
        {refused && !refused.field && <Refusal>{words.errors[refused.error]}</Refusal>}
        <Button type="submit" look="primary">
          {text.submit}
        </Button>
      </Form>
    </NarrowPage>
  );
}
