import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { Button } from "~/components/ui/button";
import { Field, Refusal } from "~/components/ui/field";
import { useAllWords } from "~/i18n/words-context";
import styles from "./account.module.css";

/** What setting it up shows, once. */
interface Enrolment {
  secret: string;
  /** The QR code of the authenticator app's address, as SVG. */
  svg: string;
}

/** Turns a person's own second factor on and off. */
export function SecondFactor({ isOn }: { isOn: boolean }) {
  const words = useAllWords();
  const text = words.account.secondFactor;
  const { revalidate } = useRevalidator();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [error, setError] = useState("");
  const send = async <T,>(command: string, input: object, then: (value: T) => void) => {
    const sent = await sendCommand<T>(command, input);
    setError(sent.ok ? "" : refusalWords(words, sent.error));
    if (!sent.ok) return;
    then(sent.value);
    revalidate();
  };
  const confirm = (code: string) =>
    send<{ recoveryCodes: string[] }>("confirm-second-factor", { code }, (confirmed) => {
      setEnrolment(null);
      setCodes(confirmed.recoveryCodes);
    });
  const remove = (code: string) => send("remove-second-factor", { code }, () => setCodes([]));
  return (
    <>
      <p className={styles.quiet}>{text.intro}</p>
      <p role="status">{isOn ? text.on : text.off}</p>
      {codes.length > 0 && <RecoveryCodes codes={codes} />}
      {isOn && (
        <CodeForm label={text.code} hint={text.removeHint} submit={text.remove} onCode={remove} />
      )}
      {!isOn && enrolment && <Enrol enrolment={enrolment} onCode={confirm} />}
      {!isOn && !enrolment && (
        <Button
          look="primary"
          onClick={() => void send<Enrolment>("begin-second-factor", {}, setEnrolment)}
        >
          {text.begin}
        </Button>
      )}
      {error && <Refusal>{error}</Refusal>}
    </>
  );
}

function Enrol({
  enrolment: { secret, svg },
  onCode,
}: {
  enrolment: Enrolment;
  onCode: (code: string) => Promise<void>;
}) {
  const text = useAllWords().account.secondFactor;
  return (
    <div className={styles.enrol}>
      <p>{text.scan}</p>
      <img
        className={styles.code}
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={text.qr}
        width="200"
        height="200"
      />
      <p>
        {text.secret} <code className={styles.secret}>{secret}</code>
      </p>
      <CodeForm label={text.code} submit={text.confirm} onCode={onCode} />
    </div>
  );
}

function CodeForm({
  label,
  hint,
  submit,
  onCode,
}: {
  label: string;
  hint?: string;
  submit: string;
  onCode: (code: string) => Promise<void>;
}) {
  const [code, setCode] = useState("");
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void onCode(code).then(() => setCode(""));
      }}
    >
      <Field
        label={label}
        hint={hint}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
        required
      />
      <Button type="submit">{submit}</Button>
    </form>
  );
}

function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const text = useAllWords().account.secondFactor;
  return (
    <div className={styles.recovery} role="status">
      <p>{text.recovery}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
