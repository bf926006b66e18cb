import { once } from "node:events";
import { createServer as createHttp, type IncomingHttpHeaders } from "node:http";
import { createServer as createTcp, type AddressInfo, type Socket } from "node:net";

/** What somebody posted. */
export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
}

/** How the robot answers next: a status and a JSON value, or not at all. */
export type Answer = { status: number; json: unknown; location?: string } | "silence" | "hang up";

/** A group robot on this machine. */
export interface Robot {
  url: string;
  received: Received[];
  /** Answers to come, in order; when there are none left, the kind's own "taken". */
  answers: Answer[];
  close(): Promise<void>;
}

/** Plays a group robot. @param taken what it answers when it takes a message. */
export async function startRobot(taken: unknown): Promise<Robot> {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const server = createHttp((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const body: unknown = JSON.parse(Buffer.concat(parts).toString("utf8"));
      received.push({ path: request.url ?? "", headers: request.headers, body });
      const answer = answers.shift() ?? { status: 200, json: taken };
      if (answer === "silence") return;
      if (answer === "hang up") return void request.socket.destroy();
      const headers = answer.location === undefined ? {} : { location: answer.location };
      response.writeHead(answer.status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(answer.json));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/robot/send?key=secret-key`,
    received,
    answers,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** A letter as the mail server got it. */
export interface Letter {
  from: string;
  to: string[];
  data: string;
}

/** A mail server on this machine. */
export interface MailServer {
  url: string;
  letters: Letter[];
  /** The next letters are refused after their words; counts down. */
  refusals: { count: number };
  close(): Promise<void>;
}

/** Plays a mail server: as much of SMTP as a letter takes. */
export async function startMailServer(): Promise<MailServer> {
  const letters: Letter[] = [];
  const refusals = { count: 0 };
  const sockets = new Set<Socket>();
  const server = createTcp((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    converse(socket, letters, refusals);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    refusals,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function converse(socket: Socket, letters: Letter[], refusals: { count: number }): void {
  let letter: Letter = { from: "", to: [], data: "" };
  let inData = false;
  let waiting = "";
  const say = (line: string) => void socket.write(`${line}\r\n`);
  const addressIn = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? "";
  const hear = (line: string) => {
    if (inData) {
      if (line !== ".") return void (letter.data += `${line.replace(/^\./, "")}\r\n`);
      inData = false;
      if (refusals.count > 0) {
        refusals.count -= 1;
        return say("451 try again later");
      }
      letters.push(letter);
      letter = { from: "", to: [], data: "" };
      return say("250 taken");
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO") return say("250 local");
    if (verb === "MAIL") letter.from = addressIn(line);
    if (verb === "RCPT") letter.to.push(addressIn(line));
    if (verb === "DATA") {
      inData = true;
      return say("354 go on");
    }
    return say(verb === "QUIT" ? "221 bye" : "250 ok");
  };
  socket.on("data", (part) => {
    waiting += part.toString("utf8");
    const lines = waiting.split("\r\n");
    waiting = lines.pop() ?? "";
    lines.forEach(hear);
  });
  say("220 local");
}
