/** Computes one formula over what its names stand for. Rules BF6–BF9. */
import type { Formula, FormulaFunction } from "./formula";
import { add, divide, fractionOf, isTooLarge, minus, times, ZERO, type Fraction } from "./fraction";
import { failed, type Value } from "./solve";
import type { TableError } from "./table-error";

/** What the names of a formula stand for, where it is computed. */
export interface Names {
  /** The value of a row's or column's name. */
  valueOf(name: string): Value;
  /** The value of `[row].column`. */
  cellOf(row: string, column: string): Value;
  /** Within a function: the sum of a column's cells and how many are not blank; null for no column. */
  gathered(name: string): { readonly sum: Value; readonly count: number } | null;
}

/** [BF6]–[BF9] The value of a formula; what it needs and does not have is an error. */
export function calculate(formula: Formula, names: Names): Value {
  const result = reckon(formula, names);
  return "code" in result ? failed(result) : { kind: "number", value: result };
}

function reckon(formula: Formula, names: Names): Fraction | TableError {
  switch (formula.kind) {
    case "number":
      return fractionOf(formula.value);
    case "name":
      return operand(names.valueOf(formula.name), formula.name);
    case "cell": {
      const { row, column } = formula;
      return operand(names.cellOf(row, column), `[${row}].${column}`);
    }
    case "negated": {
      const value = reckon(formula.of, names);
      return "code" in value ? value : minus(ZERO, value);
    }
    case "binary": {
      const left = reckon(formula.left, names);
      if ("code" in left) return left;
      const right = reckon(formula.right, names);
      return "code" in right ? right : bounded(combine(formula.sign, left, right));
    }
    case "call":
      return callOf(formula.call, formula.of, names);
  }
}

/** [BF7] A blank or a word cannot be computed with; an error is passed on as it is. */
function operand(value: Value, name: string): Fraction | TableError {
  switch (value.kind) {
    case "number":
      return value.value;
    case "error":
      return value.error;
    case "blank":
      return { code: "empty-operand", name };
    case "words":
      return { code: "not-numeric", name };
  }
}

function combine(
  sign: "+" | "-" | "*" | "/",
  left: Fraction,
  right: Fraction,
): Fraction | TableError {
  switch (sign) {
    case "+":
      return add(left, right);
    case "-":
      return minus(left, right);
    case "*":
      return times(left, right);
    case "/":
      return divide(left, right) ?? { code: "division-by-zero" };
  }
}

/** [BF8] Functions leave out blanks; with nothing left they have nothing to say. */
function callOf(
  call: FormulaFunction,
  of: readonly Formula[],
  names: Names,
): Fraction | TableError {
  let total: Fraction = ZERO;
  let count = 0;
  for (const argument of of) {
    const part = partOf(argument, names);
    if (part.sum.kind === "blank") continue;
    const sum = operand(part.sum, nameOf(argument));
    if ("code" in sum) return sum;
    const more = bounded(add(total, sum));
    if ("code" in more) return more;
    total = more;
    count += part.count;
  }
  if (count === 0) return { code: "empty-operand", name: of.map(nameOf).join(", ") };
  return call === "sum" ? total : times(total, { over: 1n, under: BigInt(count) });
}

/** What an argument adds: a column all its cells, anything else its one value. */
function partOf(argument: Formula, names: Names): { readonly sum: Value; readonly count: number } {
  if (argument.kind !== "name") return { sum: calculate(argument, names), count: 1 };
  const { name } = argument;
  return names.gathered(name) ?? { sum: names.valueOf(name), count: 1 };
}

function nameOf(argument: Formula): string {
  return argument.kind === "name" ? argument.name : "";
}

function bounded(value: Fraction | TableError): Fraction | TableError {
  return !("code" in value) && isTooLarge(value) ? { code: "too-large" } : value;
}

/** What a formula speaks of: a name by itself or as the argument of a function, or a cell. */
export type Reference =
  | { readonly kind: "value"; readonly name: string }
  | { readonly kind: "column"; readonly name: string }
  | { readonly kind: "cell"; readonly row: string; readonly column: string };

/** Everything a formula speaks of, as often as it does. */
export function referencesIn(formula: Formula): readonly Reference[] {
  switch (formula.kind) {
    case "number":
      return [];
    case "name":
      return [{ kind: "value", name: formula.name }];
    case "cell":
      return [{ kind: "cell", row: formula.row, column: formula.column }];
    case "negated":
      return referencesIn(formula.of);
    case "binary":
      return [...referencesIn(formula.left), ...referencesIn(formula.right)];
    case "call":
      return formula.of.flatMap((argument): readonly Reference[] =>
        argument.kind === "name"
          ? [{ kind: "column", name: argument.name }]
          : referencesIn(argument),
      );
  }
}
