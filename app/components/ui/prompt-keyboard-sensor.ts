import { KeyboardCode, KeyboardSensor, type KeyboardSensorProps } from "@dnd-kit/core";

/** For how many frames nothing may have changed until dnd-kit has followed: a scroll takes it two. */
const CALM = 3;
/** After how many frames a key counts even if something goes on changing. */
const PATIENCE = 60;
/** The keys that mean something while a thing is moved. All others are the browser's and the page's. */
const MOVING: readonly string[] = Object.values(KeyboardCode);
/** What shows that somebody has gone elsewhere. */
const LEAVING = ["pointerdown", "focusin"];

/**
 * dnd-kit's keyboard, that hears keys from the moment something is picked up, and each where the one
 * before led. dnd-kit itself listens a turn of the event loop later, and knows over what it is only some
 * rendering and scrolling after a key: of keys pressed at once, or while the page is busy, it loses some,
 * and drops where it was. Keys that come too early are pressed again when it knows, up to the one that
 * drops. Whoever goes elsewhere in the middle of a move takes it back, and the keys are theirs: dnd-kit
 * itself goes on hearing them, and drops at the first space that is typed in a field.
 */
export class PromptKeyboardSensor extends KeyboardSensor {
  constructor(props: KeyboardSensorProps) {
    const keys = keepKeysInStep(props);
    const lastly = (act: () => void) => () => {
      keys.end();
      act();
    };
    // Where a smooth scroll is by the next key nobody knows.
    const options = { ...props.options, scrollBehavior: "auto" as const };
    super({ ...props, options, onEnd: lastly(props.onEnd), onCancel: lastly(props.onCancel) });
    // Behind the timer that `super` has set, to listen itself.
    setTimeout(keys.begin);
  }
}

/** dnd-kit listens to the document for its code; nothing else listens there without a key's name. */
function cancel(): void {
  document.dispatchEvent(new KeyboardEvent("keydown", { code: KeyboardCode.Esc }));
}

/**
 * Holds back keys for what was picked up, all until it has begun; then those that come before dnd-kit
 * has followed.
 */
function keepKeysInStep({ context, event: { target: handle } }: KeyboardSensorProps) {
  const early: KeyboardEvent[] = [];
  let isFollowing = true;
  let isOver = false;

  const follow = (seen: unknown, calm: number, patience: number) => {
    isFollowing = true;
    afterFrame(() => {
      if (isOver) return;
      const now = context.current;
      const stillFor = now === seen ? calm + 1 : 0;
      const isThere = now.over !== null && now.collisions?.[0]?.id === now.over.id;
      if (patience > 0 && (stillFor < CALM || !isThere)) {
        follow(now, stillFor, patience - 1);
      } else if (early.length > 0) {
        follow(now, 0, PATIENCE);
        const event = early.shift();
        event?.target?.dispatchEvent(new KeyboardEvent(event.type, event));
      } else {
        isFollowing = false;
      }
    });
  };
  const hear = (event: KeyboardEvent) => {
    // Who types elsewhere meanwhile is none of ours; nor is a key that is pressed again.
    if (!event.isTrusted || event.target !== handle || !isMoving(event)) return;
    if (!isFollowing) return follow(context.current, 0, PATIENCE);
    event.preventDefault();
    event.stopImmediatePropagation();
    // A key that is held down goes as fast as it can be followed, and not on when it is let go.
    if (!event.repeat) early.push(event);
  };
  const leave = ({ target }: Event) => {
    if (target !== handle) cancel();
  };
  window.addEventListener("keydown", hear, true);
  for (const leaving of LEAVING) window.addEventListener(leaving, leave, true);
  return {
    begin: () => follow(context.current, 0, PATIENCE),
    end() {
      isOver = true;
      window.removeEventListener("keydown", hear, true);
      for (const leaving of LEAVING) window.removeEventListener(leaving, leave, true);
    },
  };
}

function isMoving({ code, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return MOVING.includes(code) && !(ctrlKey || metaKey || altKey);
}

/** Calls back when a frame was shown and what waited for that, or for its scroll, was done. */
function afterFrame(then: () => void): void {
  requestAnimationFrame(() => setTimeout(then));
}
