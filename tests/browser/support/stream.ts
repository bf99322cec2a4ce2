// A backend that tells what changes, by a stream of server-sent events: well, or in ways of a test's own.
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer } from "node:http";

export class Stream {
  url = "";
  /** The headers of all that asked for the stream, in order. */
  asked: IncomingHttpHeaders[] = [];
  /** How it is answered. */
  answer = (answer: ServerResponse): void => {
    answer.writeHead(200, { "content-type": "text/event-stream" });
    answer.write("retry: 1000\nid: 1\n\n");
  };
  #open = new Set<ServerResponse>();
  #server = createServer((asked, answer) => this.#take(asked, answer));

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no address");
    this.url = `http://127.0.0.1:${address.port}/events`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** How many streams are open. */
  get open(): number {
    return this.#open.size;
  }

  /** Writes to all that are open. */
  write(text: string | Uint8Array): void {
    for (const answer of this.#open) answer.write(text);
  }

  /** Tells an event. */
  tell(name: string, data: unknown = {}, id = "2"): void {
    this.write(`id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** Ends all that are open: as a server does, or as a network. */
  end(how: "end" | "destroy" = "end"): void {
    for (const answer of this.#open) answer[how]();
  }

  #take(asked: IncomingMessage, answer: ServerResponse): void {
    answer.setHeader("access-control-allow-origin", asked.headers.origin ?? "*");
    answer.setHeader("access-control-allow-headers", "last-event-id, x-reader");
    if (asked.method === "OPTIONS") {
      answer.end();
      return;
    }
    this.asked.push(asked.headers);
    this.#open.add(answer);
    answer.on("close", () => this.#open.delete(answer));
    this.answer(answer);
  }
}

/** A stream of one test's own. */
// biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
export async function forTest({}, use: (stream: Stream) => Promise<void>): Promise<void> {
  const stream = await new Stream().start();
  await use(stream);
  await stream.stop();
}
