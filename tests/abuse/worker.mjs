import { importTypeScript } from "../bench/import-typescript.mjs";

// The process of the attackers: is told a kind of attack, or that it is enough; answers with the toll.

const { Attackers } = await importTypeScript(new URL("./attackers.ts", import.meta.url));
const attackers = await Attackers.arm(JSON.parse(process.argv[2]));

process.on("message", async ({ kind }) => {
  if (kind === null) attackers.enough();
  else process.send(await attackers.attack(kind));
});
process.on("disconnect", () => process.exit());
process.send("ready");
