import { useRevalidator } from "@remix-run/react";
import { useContext, useState } from "react";
import { sendCommand } from "~/commands/send-command";
import { OpenDialog } from "~/components/form/form-dialog";
import { RefusalContext } from "~/components/form/refusal-context";
import { Button } from "~/components/ui/button";
import { CopyLink } from "~/components/ui/copy-link";
import { nameIn } from "~/i18n/formats";
import { formatMoment } from "~/i18n/format-moment";
import { useAllWords } from "~/i18n/words-context";
import type { ManagedPerson } from "~/views/people";
import styles from "./people.module.css";

interface Invitation {
  token: string;
  expiresAt: number;
}

interface InviteButtonProps {
  person: ManagedPerson;
  timeZone: string;
}

/** Makes a link with which a person chooses a password, and shows it this once. */
export function InviteButton({ person, timeZone }: InviteButtonProps) {
  const { locale, admin } = useAllWords();
  const { revalidate } = useRevalidator();
  const refuse = useContext(RefusalContext);
  const [made, setMade] = useState<Invitation | null>(null);
  const text = admin.people;
  const name = nameIn(locale, person);
  const label = {
    active: text.resetPassword,
    waiting: text.inviteAgain,
    uninvited: text.invite,
    "shut-out": text.invite,
  }[person.state];
  const invite = async () => {
    const sent = await sendCommand<Invitation>("invite-person", { id: person.id });
    refuse(sent.ok ? null : sent.error);
    if (!sent.ok) return;
    setMade(sent.value);
    revalidate();
  };
  return (
    <>
      <Button look="quiet" aria-label={`${label} ${name}`} onClick={() => void invite()}>
        {label}
      </Button>
      {made && (
        <OpenDialog title={text.inviteTitle(name)} onClose={() => setMade(null)}>
          <p>{text.inviteIntro}</p>
          <CopyLink
            words={text}
            label={text.link}
            link={new URL(`/invitation/${made.token}`, location.href).href}
          />
          <p className={styles.quiet}>
            {text.until(formatMoment(locale, made.expiresAt, timeZone))}
          </p>
        </OpenDialog>
      )}
    </>
  );
}
