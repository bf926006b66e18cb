import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useWordsOnlyHere } from "~/collab/use-room";
import { Button } from "~/components/ui/button";
import { Field, Refusal } from "~/components/ui/field";
import { NarrowPage } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { useAllWords } from "~/i18n/words-context";
import { formOf } from "~/services/form.server";
import { identityProviders } from "~/services/identity-provider.server";
import { pageWanted } from "~/services/return-path.server";
import { onTheWayIn, refusedStatus } from "~/services/second-factor/way-in.server";
import { signIn } from "~/services/sign-in.server";

await wordsPart("office");

export function loader({ request, context }: LoaderFunctionArgs) {
  const to = pageWanted(request);
  if (context.who) return redirect(to);
  const refused = new URL(request.url).searchParams.get("refused");
  return {
    to,
    providers: identityProviders().map(({ id, name }) => ({ id, name })),
    // Anybody can write an address: only what a way of our own back here says is put into words.
    refused: SENT_BACK.find((error) => error === refused) ?? null,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await formOf(request);
  const email = String(form.get("email") ?? "");
  const password = String(form.get("password") ?? "");
  const { services, address } = context;
  const outcome = await signIn(services, { email, password, address });
  if (!outcome.ok) return data({ error: outcome.error, email }, refusedStatus(outcome.error));
  const wayIn = await onTheWayIn(outcome.value, services.secure, pageWanted(request));
  return redirect(wayIn.path, { headers: { "set-cookie": wayIn.cookie } });
}

/** What going through a provider, or giving a code, can end in. */
const SENT_BACK = [
  "sign-in-again",
  "too-many-attempts",
  "unknown-provider",
  "provider-unreachable",
  "provider-refused",
  "unknown-at-provider",
] as const;

export default function SignInPage() {
  const words = useAllWords();
  const text = words.account.signIn;
  const { to, providers, refused: sentBack } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  // Another person begins with an empty page. Words that wait for the one who wrote them are only
  // in this page's memory: it stays, and is loaded anew if it is somebody else who signs in.
  const wordsWait = useWordsOnlyHere();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Where the page stays, nothing else reads out why.
    if (refused) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [refused]);
  return (
    <NarrowPage title={text.title}>
      <Form ref={form} method="post" reloadDocument={!wordsWait}>
        <SignInFields email={refused?.email} error={refused && words.errors[refused.error]} />
        <Button type="submit" look="primary" disabled={busy}>
          {text.submit}
        </Button>
      </Form>
      {sentBack && !refused && <Refusal>{words.errors[sentBack]}</Refusal>}
      {providers.map(({ id, name }) => (
        <p key={id}>
          <a href={`/sign-in/with/${id}?${new URLSearchParams({ to }).toString()}`}>
            {text.withProvider(name)}
          </a>
        </p>
      ))}
      <p>{text.noAccount}</p>
    </NarrowPage>
  );
}

interface SignInFieldsProps {
  email: string | undefined;
  /** Why signing in was refused. */
  error: string | undefined;
}

function SignInFields({ email, error }: SignInFieldsProps) {
  const text = useAllWords().account.signIn;
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
        error={error}
        required
      />
    </>
  );
}
