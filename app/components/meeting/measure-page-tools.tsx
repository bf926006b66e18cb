import { useRevalidator } from "@remix-run/react";
import { useState } from "react";
import { refusalWords } from "~/commands/refusal-words";
import { sendCommand } from "~/commands/send-command";
import { FormDialog } from "~/components/form/form-dialog";
import { Button } from "~/components/ui/button";
import { Refusal } from "~/components/ui/field";
import { useWords } from "~/i18n/words-context";
import { parsePageKey } from "~/sheet/page-key";
import type { PageLink } from "~/views/meeting";
import styles from "./measure-pages.module.css";
import { useMeeting } from "./meeting-context";
import { PageTitleForm } from "./page-title-form";

interface MeasurePageToolsProps {
  /** The page shown. */
  link: PageLink;
  /** All pages of its measure, in order. */
  pages: readonly PageLink[];
}

/** What can be done with the page shown of several: titled, moved, removed. The first one only titled. */
export function MeasurePageTools({ link, pages }: MeasurePageToolsProps) {
  const words = useWords();
  const text = words.meetingPages.pages;
  const { view } = useMeeting();
  const { revalidate } = useRevalidator();
  const [refusal, setRefusal] = useState<string | null>(null);
  const ordinal = parsePageKey(link.key)?.ordinal ?? 1;
  const page = { meetingId: view.id, measureId: link.id, ordinal };
  const at = pages.findIndex(({ key }) => key === link.key);
  const send = async (name: string, input: object) => {
    const sent = await sendCommand(name, input);
    setRefusal(sent.ok ? null : refusalWords(words, sent.error));
    revalidate();
  };
  if (pages.length < 2) return null;
  return (
    <>
      <FormDialog label={text.rename} look="quiet" title={text.renameOf(link.code)}>
        {(close) => (
          <PageTitleForm
            command="title-measure-page"
            input={page}
            titled={link.title}
            onSaved={close}
          />
        )}
      </FormDialog>
      {ordinal > 1 && (
        <>
          <Button
            look="quiet"
            disabled={at <= 1}
            onClick={() => void send("move-measure-page", { ...page, step: -1 })}
          >
            {text.forward}
          </Button>
          <Button
            look="quiet"
            disabled={at === pages.length - 1}
            onClick={() => void send("move-measure-page", { ...page, step: 1 })}
          >
            {text.back}
          </Button>
          <FormDialog label={text.remove} look="quiet" title={text.removeOf(link.code)}>
            {(close) => (
              <div className={styles.confirm}>
                <p>{text.removeHint}</p>
                <Button
                  look="primary"
                  onClick={() => void send("remove-measure-page", page).then(close)}
                >
                  {text.removeYes}
                </Button>
              </div>
            )}
          </FormDialog>
        </>
      )}
      {refusal && <Refusal>{refusal}</Refusal>}
    </>
  );
}
