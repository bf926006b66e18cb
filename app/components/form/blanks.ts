/** A field that holds nothing to send: nothing at all, or only half of a date or a number. */
export interface Blank {
  name: string;
  kind: "missing" | "incomplete";
}

/** What is asked of a form's control. */
export interface Control {
  name: string;
  validity: Pick<ValidityState, "valueMissing" | "badInput">;
}

/**
 * All fields of a form that are required and empty, or that the browser cannot make a value of, in
 * the order of the form. Everything else is for the server to judge.
 */
export function blanksOf(controls: Iterable<Control>): Blank[] {
  return [...controls].flatMap(({ name, validity }): Blank[] => {
    if (name === "") return [];
    // Half a date is missing to the browser as well; that it is only half is the better word.
    if (validity.badInput) return [{ name, kind: "incomplete" }];
    return validity.valueMissing ? [{ name, kind: "missing" }] : [];
  });
}

/** The controls of a form that hold values. */
export function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element) => element instanceof HTMLInputElement || element instanceof HTMLSelectElement,
  );
}
