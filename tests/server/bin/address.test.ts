import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { addressProblem, localUrl, readAddress } from "../../../server/bin/lib/address.mjs";
import { nodeVersionProblem } from "../../../server/bin/lib/node-version.mjs";

describe("the address to serve on", () => {
  it("is port 3000 on the given host unless the environment says otherwise", () => {
    expect(readAddress({}, "127.0.0.1")).toEqual({
      ok: true,
      address: { port: 3000, host: "127.0.0.1" },
    });
    expect(readAddress({ PORT: "8080", HOST: "::" }, "127.0.0.1")).toEqual({
      ok: true,
      address: { port: 8080, host: "::" },
    });
  });

  it.each(["abc", "-1", "65536", "80.5", "0x50"])("is refused when PORT is %s", (port) => {
    expect(readAddress({ PORT: port }, "127.0.0.1")).toMatchObject({ ok: false });
  });

  it("has a problem while another program listens there, and says which port to take", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", () => resolve()));
    const { port } = other.address() as AddressInfo;
    const problem = await addressProblem({ port, host: "127.0.0.1" }, "npm run demo");
    expect(problem?.en).toContain(`Port ${port} is in use`);
    expect(problem?.zh).toContain(`PORT=${port + 1} npm run demo`);
    await new Promise((resolve) => other.close(resolve));
  });

  it("is printed as something a browser on this machine opens", () => {
    expect(localUrl({ port: 3000, host: "0.0.0.0" })).toBe("http://localhost:3000");
    expect(localUrl({ port: 3000, host: "127.0.0.1" })).toBe("http://127.0.0.1:3000");
    expect(localUrl({ port: 3000, host: "::1" })).toBe("http://[::1]:3000");
  });
});

describe("the version of Node", () => {
  it.each(["20.19.0", "20.20.2", "22.1.0", "24.0.0"])("%s is good", (version) => {
    expect(nodeVersionProblem(version)).toBeNull();
  });

  it.each(["18.20.4", "20.9.0"])(
    "%s is too old, and the problem says what is needed",
    (version) => {
      expect(nodeVersionProblem(version)?.en).toContain("Node 20.19 or newer");
    },
  );
});
