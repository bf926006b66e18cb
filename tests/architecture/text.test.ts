import ts from "typescript";
import { describe, expect, it } from "vitest";
import { filesBelow, nodesOf, parse, placeOf, type SourceFile } from "./source-files";

/** Where words may stand: the dictionaries, the sample's names, and the commands at the terminal. */
const withWords = /^(app\/i18n|db\/demo|server\/bin)\//;
const han = /\p{Script=Han}/u;
/** Two letters in a row: a word, unlike a sign or a unit of one letter. */
const word = /\p{L}{2}/u;
const readAloudOrShown =
  /^(alt|aria-description|aria-label|aria-placeholder|aria-roledescription|aria-valuetext|label|placeholder|title)$/;

const files = filesBelow(["app", "server", "db"], /\.tsx?$/).filter(
  ({ path }) => !withWords.test(path),
);

describe("words for people", () => {
  it("in Chinese stand in the dictionary only", () => {
    // A regular expression may hold Chinese: it reads what people write (3月31日), it says nothing.
    expect(found(files, (node) => isText(node) && han.test(node.text))).toEqual([]);
  });

  it("are not written into the page's elements", () => {
    expect(found(files, (node) => ts.isJsxText(node) && word.test(node.text))).toEqual([]);
  });

  it("are not written into attributes that are shown or read aloud", () => {
    const wordsInAttribute = (node: ts.Node) =>
      ts.isJsxAttribute(node) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer) &&
      readAloudOrShown.test(node.name.getText()) &&
      word.test(node.initializer.text);
    expect(found(files, wordsInAttribute)).toEqual([]);
  });
});

function found(sources: readonly SourceFile[], test: (node: ts.Node) => boolean): string[] {
  return sources
    .map(parse)
    .flatMap((file) =>
      [...nodesOf(file)]
        .filter(test)
        .map((node) => `${placeOf(file, node)} ${node.getText(file).trim().slice(0, 60)}`),
    );
}

function isText(node: ts.Node): node is ts.LiteralLikeNode {
  return (
    ts.isStringLiteralLike(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isJsxText(node)
  );
}
