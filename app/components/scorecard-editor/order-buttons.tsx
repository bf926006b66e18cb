import { useRevalidator } from "@remix-run/react";
import { useContext } from "react";
import { sendCommand } from "~/commands/send-command";
import { Button } from "~/components/ui/button";
import { useAllWords } from "~/i18n/words-context";
import { RefusalContext } from "~/components/form/refusal-context";

interface OrderButtonsProps {
  kind: "department" | "theme" | "objective" | "measure" | "plan";
  /** All entries of the kind, in their order. */
  ids: readonly string[];
  id: string;
  /** The neighbours on the screen, which may be fewer than all; by default all. */
  among?: readonly string[];
  name: string;
}

/** Moves an entry one place up or down. */
export function OrderButtons({ kind, ids, id, among = ids, name }: OrderButtonsProps) {
  const { admin } = useAllWords();
  const { revalidate } = useRevalidator();
  const refuse = useContext(RefusalContext);
  const place = among.indexOf(id);
  const swapWith = async (other: string | undefined) => {
    const order = ids.map((each) => (each === id ? other : each === other ? id : each));
    const sent = await sendCommand("arrange-scorecard", { kind, ids: order });
    refuse(sent.ok ? null : sent.error);
    revalidate();
  };
  return (
    <>
      <Button
        look="quiet"
        aria-label={admin.moveUp(name)}
        disabled={place <= 0}
        onClick={() => void swapWith(among[place - 1])}
      >
        ↑
      </Button>
      <Button
        look="quiet"
        aria-label={admin.moveDown(name)}
        disabled={place === among.length - 1}
        onClick={() => void swapWith(among[place + 1])}
      >
        ↓
      </Button>
    </>
  );
}
