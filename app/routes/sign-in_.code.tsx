import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { NarrowPage } from "~/components/ui/site";
import { wordsPart } from "~/i18n/load-words";
import { useAllWords } from "~/i18n/words-context";
import { formOf } from "~/services/form.server";
import { pageWanted } from "~/services/return-path.server";
import {
  completePending,
  isPending,
  pendingCookie,
} from "~/services/second-factor/pending-sign-in.server";
import { beginAgainPath, refusedStatus } from "~/services/second-factor/way-in.server";
import { sessionCookie } from "~/services/session.server";

await wordsPart("office");

export async function loader({ request, context: { services } }: LoaderFunctionArgs) {
  const token: unknown = await pendingCookie(services.secure).parse(request.headers.get("cookie"));
  const to = pageWanted(request);
  return isPending(services, token) ? { to } : redirect(beginAgainPath(to, "sign-in-again"));
}

export async function action({ request, context: { services } }: ActionFunctionArgs) {
  const cookie = pendingCookie(services.secure);
  const token: unknown = await cookie.parse(request.headers.get("cookie"));
  const code = String((await formOf(request)).get("code") ?? "");
  const outcome = await completePending(services, token, code);
  if (!outcome.ok && outcome.error === "sign-in-again") {
    return redirect(beginAgainPath(pageWanted(request), outcome.error));
  }
  if (!outcome.ok) return data({ error: outcome.error }, refusedStatus(outcome.error));
  const headers = new Headers();
  headers.append("set-cookie", await cookie.serialize("", { maxAge: 0 }));
  headers.append("set-cookie", await sessionCookie(services.secure).serialize(outcome.value.token));
  return redirect(pageWanted(request), { headers });
}

/** The second step of signing in, for who has set one up. */
export default function CodePage() {
  const words = useAllWords();
  const text = words.account.code;
  const { to } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const busy = useNavigation().state !== "idle";
  return (
    <NarrowPage title={text.title}>
      <Form method="post" reloadDocument>
        <Field
          label={text.code}
          name="code"
          hint={text.hint}
          autoComplete="one-time-code"
          error={refused && words.errors[refused.error]}
          required
        />
        <Button type="submit" look="primary" disabled={busy}>
          {text.submit}
        </Button>
      </Form>
      <p>
        <Link to={{ pathname: "/sign-in", search: new URLSearchParams({ to }).toString() }}>
          {text.again}
        </Link>
      </p>
    </NarrowPage>
  );
}
