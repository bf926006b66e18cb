import { importTypeScript } from "../import-typescript.mjs";

// The process of a crowd: calls the methods of crowd.ts that the bench names, and answers.

const { Crowd } = await importTypeScript(new URL("./crowd.ts", import.meta.url));
const crowd = new Crowd();

process.on("message", async ({ id, method, args }) => {
  try {
    process.send({ id, value: await crowd[method](...args) });
  } catch (error) {
    process.send({ id, problem: String(error?.stack ?? error) });
  }
});
process.on("disconnect", () => process.exit());
process.send("ready");
