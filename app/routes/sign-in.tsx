import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import { useRoomsSummary } from "~/collab/use-room";
import { Button } from "~/components/ui/button";
import { Field, Refusal } from "~/components/ui/field";
import { NarrowPage } from "~/components/ui/site";
import { useWords } from "~/i18n/words-context";
import { formOf } from "~/services/form.server";
import { sessionCookie } from "~/services/session.server";
import { signIn } from "~/services/sign-in.server";

export function loader({ context }: LoaderFunctionArgs) {
  return context.who ? redirect("/") : null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const email = String(form.get("email") ?? "");
  const password = String(form.get("password") ?? "");
  const { services, address } = context;
  const outcome = await signIn(services, { email, password, address });
  if (!outcome.ok) return { error: outcome.error, email };
  return redirect("/", {
    headers: { "set-cookie": await sessionCookie(services.secure).serialize(outcome.value.token) },
  });
}

export default function SignInPage() {
  const words = useWords();
  const text = words.account.signIn;
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  // Another person begins with an empty page. Words that wait for the one who wrote them are only
  // in this page's memory: it stays, and is loaded anew if it is somebody else who signs in.
  const wordsWait = useRoomsSummary()?.unsaved ?? false;
  return (
    <NarrowPage title={text.title}>
      <Form method="post" reloadDocument={!wordsWait}>
        <SignInFields email={refused?.email} />
        {refused && <Refusal>{words.errors[refused.error]}</Refusal>}
        <Button type="submit" look="primary" disabled={busy}>
          {text.submit}
        </Button>
      </Form>
      <p>{text.noAccount}</p>
    </NarrowPage>
  );
}

function SignInFields({ email }: { email: string | undefined }) {
  const text = useWords().account.signIn;
  return (
    <>
      <Field
        label={text.email}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={email}
        required
      />
      <Field
        label={text.password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
    </>
  );
}
