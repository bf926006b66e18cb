import { KeyboardSensor, type KeyboardSensorProps } from "@dnd-kit/core";

/**
 * dnd-kit's keyboard, that hears keys from the moment something is picked up. dnd-kit itself listens a
 * turn of the event loop later, and an arrow that is pressed at once, or while the page is busy, comes
 * before that: browsers hand keys out before timers. What came early is pressed again then.
 */
export class PromptKeyboardSensor extends KeyboardSensor {
  constructor(props: KeyboardSensorProps) {
    super(props);
    const early: KeyboardEvent[] = [];
    const keep = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      early.push(event);
    };
    window.addEventListener("keydown", keep, true);
    // Behind the timer that `super` has set.
    setTimeout(() => {
      window.removeEventListener("keydown", keep, true);
      for (const event of early) event.target?.dispatchEvent(new KeyboardEvent(event.type, event));
    });
  }
}
