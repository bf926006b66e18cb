/** Bodies and heads that no browser sends, straight to the port. */
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import sharp from "sharp";
import type { Target } from "./attackers";

/** A request by its head and body. */
export type Request = readonly [head: string, body: string | Buffer];

const JSON_TYPE = "Content-Type: application/json\r\n";
const FORM_TYPE = "Content-Type: multipart/form-data; boundary=b\r\n";

/** Forms, commands and addresses. */
export function hostileForms(target: Target): Request[] {
  const to = (path: string, more: string) => head(target, path, more);
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  return [
    [to("/commands/save-company", `${JSON_TYPE}Content-Length: 2\r\n`), "{]"],
    [
      to("/commands/save-company", `${JSON_TYPE}Content-Length: 4\r\n`),
      Buffer.from([255, 254, 34, 0]),
    ],
    [to("/commands/__proto__", `${JSON_TYPE}Content-Length: 2\r\n`), "{}"],
    [to("/commands/save-company", `${JSON_TYPE}Content-Length: 99999999\r\n`), "{"],
    [to("/commands/save-company", `${JSON_TYPE}Transfer-Encoding: chunked\r\n`), "ffffffff\r\nx"],
    [to("/commands/save-company", `${JSON_TYPE}Transfer-Encoding: chunked\r\n`), "zz\r\nx\r\n"],
    [
      to("/commands/save-company", `${JSON_TYPE}Content-Length: 1200000\r\n`),
      "x".repeat(1_200_000),
    ],
    [
      to("/commands/save-company", `${JSON_TYPE}Content-Length: 1000000\r\n`),
      "[".repeat(1_000_000),
    ],
    [
      to(
        "/commands/save-company",
        `${JSON_TYPE}Content-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n`,
      ),
      bomb,
    ],
    [
      to("/sign-in", `${FORM_TYPE}Content-Length: 300\r\n`),
      '--b\r\nContent-Disposition: form-data; name="email"\r\n\r\n',
    ],
    [to("/sign-in", "Content-Type: nonsense\r\nContent-Length: 3\r\n"), "abc"],
    [to("/sign-in", `X-Long: ${"x".repeat(40_000)}\r\nContent-Length: 0\r\n`), ""],
    ["GET /%ff%fe/%2e%2e/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", ""],
    ["BREW / HTTP/9\r\n\r\n", ""],
  ];
}

/** Files that are sent as pictures of a page. */
export async function hostilePictures(target: Target): Promise<Request[]> {
  const [, meeting, department] = target.room.split("/");
  const path = `/pictures/${meeting}/${department}?page=${encodeURIComponent(target.page)}`;
  const sent = (body: Buffer): Request => [
    head(target, path, `Content-Type: image/png\r\nContent-Length: ${body.length}\r\n`),
    body,
  ];
  const flat = (width: number, height: number) =>
    sharp({
      create: { width, height, channels: 3, background: "#357" },
      limitInputPixels: false,
    });
  const png = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return [
    sent(Buffer.concat([png, Buffer.alloc(1_000, 7)])),
    sent(Buffer.alloc(11 * 1024 * 1024)),
    // Small files, vast pictures.
    sent(await flat(16_000, 5_000).png().toBuffer()),
    sent(await flat(7_900, 8_000).png({ progressive: true }).toBuffer()),
    sent(await flat(7_900, 8_000).jpeg({ progressive: true }).toBuffer()),
    sent(await flat(7_900, 8_000).gif().toBuffer()),
    [head(target, `/pictures/m/d?page=${"%00".repeat(50)}`, "Content-Length: 8\r\n"), png],
  ];
}

function head({ url, cookie }: Target, path: string, more: string): string {
  const { host } = new URL(url);
  return `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${url}\r\nCookie: ${cookie}\r\n${more}Connection: close\r\n\r\n`;
}

/** The status of the answer to some bytes; null when there is none but the end of the connection. */
export function statusOf({ url }: Target, [sent, body]: Request): Promise<number | null> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => {
      socket.write(sent);
      // Cut off where the body ends, however much was announced.
      socket.end(body);
    });
    socket.on("data", (bytes) => (answer += bytes.toString("latin1")));
    socket.on("error", () => undefined);
    socket.on("close", () => {
      const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
      resolve(status === undefined ? null : Number(status));
    });
  });
}
