/**
 * Where a crowd sends commands: one connection that stays, as a browser's. Over node:http, because
 * fetch takes half a millisecond of each for itself, and the crowd is not what is measured.
 */
import { Agent, request } from "node:http";

/** See the file's header. */
export class Commands {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  /** @param headers of whoever sends them */
  constructor(private readonly headers: Readonly<Record<string, string>>) {}

  /** Sends a command as JSON. @throws with the answer when it is refused */
  async send(address: string, body: string): Promise<void> {
    const { status, text } = await this.post(address, body);
    if (status !== 200) throw new Error(`the command was refused: ${text}`);
  }

  /** Ends the connection. */
  close(): void {
    this.agent.destroy();
  }

  private post(address: string, body: string): Promise<{ status: number; text: string }> {
    const { agent } = this;
    const headers = {
      ...this.headers,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    };
    return new Promise((resolve, reject) => {
      const asked = request(address, { method: "POST", agent, headers }, (answer) => {
        let text = "";
        answer.setEncoding("utf8");
        answer.on("data", (part: string) => (text += part));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
      });
      asked.on("error", reject);
      asked.end(body);
    });
  }
}
