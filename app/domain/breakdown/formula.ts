/** Reads a formula. Rules BF1–BF6. */
import { nameKey } from "./name";
import { tokenize, type Sign, type Token } from "./formula-tokens";

/** A formula as a tree. */
export type Formula =
  | { readonly kind: "number"; readonly value: number }
  /** A row's or column's name. */
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "cell"; readonly row: string; readonly column: string }
  | { readonly kind: "negated"; readonly of: Formula }
  | {
      readonly kind: "binary";
      readonly sign: BinarySign;
      readonly left: Formula;
      readonly right: Formula;
    }
  | { readonly kind: "call"; readonly call: FormulaFunction; readonly of: readonly Formula[] };

/** The signs between two operands. */
export type BinarySign = "+" | "-" | "*" | "/";

/** The functions there are. */
export type FormulaFunction = "sum" | "average";

/** What was read, or the offset of the first character that does not belong there. */
export type FormulaRead =
  { readonly ok: true; readonly formula: Formula } | { readonly ok: false; readonly at: number };

/** [BF5] The longest formula that is read; it also bounds how deep its brackets go. */
export const LONGEST_FORMULA = 500;

/** Characters of a number: the digits that a JavaScript number keeps, with a point. */
const LONGEST_NUMBER = 16;

/** What the functions are called, as names are compared. */
const FUNCTIONS: readonly (readonly [RegExp, FormulaFunction])[] = [
  [/^(?:sum|合计|求和)$/, "sum"],
  [/^(?:avg|average|平均|平均值)$/, "average"],
];

/** How strongly each sign binds its operands. */
const BINDING: ReadonlyMap<Sign, number> = new Map([
  ["+", 1],
  ["-", 1],
  ["*", 2],
  ["/", 2],
]);

/** [BF1]–[BF6] Reads `text`, with or without a leading `=`. */
export function readFormula(text: string): FormulaRead {
  if (text.length > LONGEST_FORMULA) return { ok: false, at: LONGEST_FORMULA };
  const start = /^\s*[=＝]?/.exec(text)?.[0].length ?? 0;
  const tokens = tokenize(" ".repeat(start) + text.slice(start));
  if (typeof tokens === "number") return { ok: false, at: tokens };
  return new Parser(tokens).read();
}

/** Thrown and caught within this file: a wrong part ends the reading from whatever depth. */
class WrongPart extends Error {
  constructor(readonly at: number) {
    super("wrong part");
  }
}

/** A Pratt parser: each operand is followed by the signs that bind it more strongly than before. */
class Parser {
  private index = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  read(): FormulaRead {
    try {
      const formula = this.expression(0);
      if (this.peek().kind !== "end") throw new WrongPart(this.peek().at);
      return { ok: true, formula };
    } catch (error) {
      if (error instanceof WrongPart) return { ok: false, at: error.at };
      throw error;
    }
  }

  private expression(binding: number): Formula {
    let left = this.operand();
    for (;;) {
      const sign = this.binarySign();
      const strength = sign === null ? 0 : (BINDING.get(sign) ?? 0);
      if (sign === null || strength <= binding) return left;
      this.next();
      left = { kind: "binary", sign, left, right: this.expression(strength) };
    }
  }

  private operand(): Formula {
    const token = this.next();
    switch (token.kind) {
      case "number":
        // [BF5] More digits could not be kept exactly.
        if (token.text.length > LONGEST_NUMBER) throw new WrongPart(token.at);
        return numberIn(token.text);
      case "name":
        return this.named(token);
      case "row":
        return this.cellOf(token);
      case "sign":
        return this.afterSign(token);
      case "end":
        throw new WrongPart(token.at);
    }
  }

  private afterSign(token: Token & { kind: "sign" }): Formula {
    // A sign in front binds more strongly than any between: -a / b is (-a) / b.
    if (token.sign === "-") return { kind: "negated", of: this.operand() };
    if (token.sign === "+") return this.operand();
    if (token.sign !== "(") throw new WrongPart(token.at);
    const inner = this.expression(0);
    this.expect(")");
    return inner;
  }

  private named({ name, quoted, at }: Token & { kind: "name" }): Formula {
    if (quoted || !this.isNext("(")) return { kind: "name", name };
    const call = FUNCTIONS.find(([called]) => called.test(nameKey(name)))?.[1];
    if (call === undefined) throw new WrongPart(at);
    this.next();
    const of = [this.expression(0)];
    while (this.isNext(",")) {
      this.next();
      of.push(this.expression(0));
    }
    this.expect(")");
    return { kind: "call", call, of };
  }

  private cellOf({ name: row }: Token & { kind: "row" }): Formula {
    this.expect(".");
    const token = this.next();
    if (token.kind !== "name") throw new WrongPart(token.at);
    return { kind: "cell", row, column: token.name };
  }

  private binarySign(): BinarySign | null {
    const token = this.peek();
    if (token.kind !== "sign") return null;
    const { sign } = token;
    return sign === "+" || sign === "-" || sign === "*" || sign === "/" ? sign : null;
  }

  private isNext(sign: Sign): boolean {
    const token = this.peek();
    return token.kind === "sign" && token.sign === sign;
  }

  private expect(sign: Sign): void {
    const token = this.next();
    if (token.kind !== "sign" || token.sign !== sign) throw new WrongPart(token.at);
  }

  private peek(): Token {
    const token = this.tokens[Math.min(this.index, this.tokens.length - 1)];
    if (!token) throw new WrongPart(0);
    return token;
  }

  private next(): Token {
    const token = this.peek();
    this.index += 1;
    return token;
  }
}

/** [BF3] A percent sign behind a number makes it a hundredth. */
function numberIn(text: string): Formula {
  const percent = text.endsWith("%");
  const value = Number(percent ? text.slice(0, -1) : text);
  return percent
    ? {
        kind: "binary",
        sign: "/",
        left: { kind: "number", value },
        right: { kind: "number", value: 100 },
      }
    : { kind: "number", value };
}

/** Whether a formula divides. */
export function divides(formula: Formula): boolean {
  switch (formula.kind) {
    case "negated":
      return divides(formula.of);
    case "binary":
      return formula.sign === "/" || divides(formula.left) || divides(formula.right);
    case "call":
      return formula.call === "average" || formula.of.some(divides);
    case "number":
    case "name":
    case "cell":
      return false;
  }
}
