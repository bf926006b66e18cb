import { defineConfig } from "drizzle-kit";

// Run from the project's root: the folders are relative to the working directory.
export default defineConfig({
  dialect: "sqlite",
  schema: "./db/schema/index.ts",
  out: "./db/migrations",
});
