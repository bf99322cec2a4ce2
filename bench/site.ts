// Two hosts: the pages on localhost, all else on 127.0.0.1, as from a CDN: packed beforehand, nothing kept.
import { readFile, readdir } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { TYPES } from "../tests/browser/support/types.ts";

export interface Sent {
  body: Buffer;
  type: string;
}

/** Packs as a server does that packs beforehand. */
export function packed(name: string, content: Buffer | string): Sent {
  const body = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  return { body, type: TYPES[extname(name)] ?? "application/octet-stream" };
}

export class Host {
  readonly files = new Map<string, Sent>();
  #server: Server;
  #name: string;
  port = 0;

  constructor(name: string) {
    this.#name = name;
    this.#server = createServer((asked, answer) => {
      const file = this.files.get(new URL(asked.url ?? "/", "http://host").pathname);
      if (!file) {
        answer.writeHead(404, { "content-type": "text/plain" }).end("not here");
        return;
      }
      answer.writeHead(200, {
        "content-type": file.type,
        "content-encoding": "br",
        "content-length": file.body.length,
        "cache-control": "no-store",
        "access-control-allow-origin": "*",
        "timing-allow-origin": "*",
      });
      answer.end(file.body);
    });
  }

  get url(): string {
    return `http://${this.#name}:${this.port}`;
  }

  async start(): Promise<this> {
    // Both names are this machine; `localhost` may be ::1 to the browser.
    await new Promise<void>((resolve) => this.#server.listen(0, this.#name, resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no address");
    this.port = address.port;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  put(path: string, content: Buffer | string): void {
    this.files.set(path, packed(path, content));
  }

  /** Every file of a folder; those that are packed already are sent as they are. */
  async folder(prefix: string, folder: string): Promise<void> {
    for (const name of await readdir(folder)) {
      if (!Object.hasOwn(TYPES, extname(name))) continue;
      const content = await readFile(join(folder, name));
      const own = await readFile(join(folder, `${name}.br`)).catch(() => undefined);
      const file = own ? { body: own, type: TYPES[extname(name)] ?? "" } : packed(name, content);
      this.files.set(prefix + name, file);
    }
  }
}
