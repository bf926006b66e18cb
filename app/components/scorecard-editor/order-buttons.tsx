import { useRevalidator } from "@remix-run/react";
import { useContext, useLayoutEffect, useRef } from "react";
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
  const [up, down] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)];
  const pressed = useRef<typeof up | null>(null);
  useLayoutEffect(() => {
    const button = pressed.current?.current;
    const other = (pressed.current === up ? down : up).current;
    pressed.current = null;
    // Whoever moves an entry twice presses the same button; a row that is moved loses the focus.
    const isLost = [button, document.body].includes(document.activeElement as HTMLElement);
    if (button && isLost) (button.disabled ? other : button)?.focus();
  }, [place, up, down]);
  const swapWith = async (button: typeof up, other: string | undefined) => {
    pressed.current = button;
    const order = ids.map((each) => (each === id ? other : each === other ? id : each));
    const sent = await sendCommand("arrange-scorecard", { kind, ids: order });
    refuse(sent.ok ? null : sent.error);
    if (!sent.ok) pressed.current = null;
    revalidate();
  };
  return (
    <>
      <Button
        ref={up}
        look="quiet"
        aria-label={admin.moveUp(name)}
        disabled={place <= 0}
        onClick={() => void swapWith(up, among[place - 1])}
      >
        ↑
      </Button>
      <Button
        ref={down}
        look="quiet"
        aria-label={admin.moveDown(name)}
        disabled={place === among.length - 1}
        onClick={() => void swapWith(down, among[place + 1])}
      >
        ↓
      </Button>
    </>
  );
}
