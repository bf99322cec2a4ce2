// A site that embeds Bantin: its own pages, the deployed bundle under /bantin/, the gallery.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type IncomingMessage, type ServerResponse, createServer, request } from "node:http";
import { extname, join, normalize } from "node:path";
import { TYPES } from "./types.ts";

export interface Page {
  /** All of it, or as its pieces come. */
  body: string | AsyncIterable<string>;
  headers?: Record<string, string>;
  status?: number;
}

export class Site {
  url = "";
  /** Paths asked for, in order. */
  asked: string[] = [];
  /** What is sent for .wasm; a careless server says something else. */
  wasmType = "application/wasm";
  /** What goes with every answer, such as leave for pages of other origins. */
  headers: Record<string, string> = {};
  /** What stands in the head of an article, before the loader. */
  head = "";
  /** The language of its articles; empty for none. */
  lang = "en";
  /** What the pages of this run say to `configure`, if anything. */
  settings: object | undefined;
  #pages = new Map<string, Page>();
  #steps = new Map<string, (asked: string) => Promise<Page | undefined>>();
  #server = createServer((asked, answer) => void this.#answer(asked, answer));
  #backend: string;

  constructor(backend: string) {
    this.#backend = backend;
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no address");
    this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Puts a page on the site, or a file; gives its address. */
  put(path: string, body: string, headers: Record<string, string> = {}): string {
    this.#pages.set(path, { body, headers });
    return this.url + path;
  }

  /** Whether something was put there. */
  has(path: string): boolean {
    return this.#pages.has(path);
  }

  /** Has requests for a path wait for `step` first; a page that it gives is answered in the path's place. */
  before(path: string, step: (asked: string) => Promise<Page | undefined>): void {
    this.#steps.set(path, step);
  }

  /** Puts an article that includes the loader; gives its address. */
  page(markup: string, headers: Record<string, string> = {}): string {
    const path = `/article-${this.#pages.size}`;
    const said = `import { configure } from "/bantin/embed.js"; configure(${JSON.stringify(this.settings)})`;
    const own = this.settings ? `<script type="module">${said}</script>` : "";
    const script = `<script type="module" src="/bantin/embed.js"></script>${own}`;
    const icon = '<link rel="icon" href="data:,">';
    const head = `<meta charset="utf-8"><title>An article</title>${icon}${this.head}${script}`;
    return this.put(
      path,
      `<!doctype html><html lang="${this.lang}"><head>${head}</head><body><main>${markup}</main></body></html>`,
      {
        "content-type": "text/html; charset=utf-8",
        ...headers,
      },
    );
  }

  /** How often a path was asked for, whatever its query. */
  count(path: string): number {
    return this.asked.filter((asked) => asked.split("?")[0] === path).length;
  }

  async #answer(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const path = asked.url ?? "/";
    this.asked.push(path);
    const name = decodeURIComponent(path.split("?")[0] ?? "/");
    for (const [header, value] of Object.entries(this.headers)) answer.setHeader(header, value);
    const page = (await this.#steps.get(name)?.(path)) ?? this.#pages.get(name);
    if (page) {
      answer.writeHead(page.status ?? 200, {
        "content-type": TYPES[extname(name)] ?? "application/json",
        ...page.headers,
      });
      if (typeof page.body === "string") answer.end(page.body);
      else await this.#write(page.body, answer);
    } else if (name.startsWith("/api/")) {
      this.#pass(asked, answer);
    } else {
      await this.#file(name, answer);
    }
  }

  async #write(pieces: AsyncIterable<string>, answer: ServerResponse): Promise<void> {
    for await (const piece of pieces) answer.write(piece);
    answer.end();
  }

  /** Hands a request on to the backend, as a site's own server does. */
  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    const { method, headers } = asked;
    const onward = request(this.#backend + asked.url, { method, headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(answer);
      from.on("error", () => answer.destroy());
    });
    onward.on("error", () => answer.destroy());
    answer.on("close", () => onward.destroy());
    asked.pipe(onward);
  }

  async #file(name: string, answer: ServerResponse): Promise<void> {
    const folders: [string, string | undefined][] = [
      ["/bantin/", process.env.BANTIN_DIST],
      ["/gallery/", process.env.BANTIN_GALLERY],
    ];
    for (const [prefix, folder] of folders) {
      if (!name.startsWith(prefix) || !folder) continue;
      const rest = normalize(name.slice(prefix.length) || "index.html");
      const file = join(folder, rest);
      if (rest.startsWith("..") || !(await stat(file).catch(() => null))?.isFile()) continue;
      const type = extname(file) === ".wasm" ? this.wasmType : TYPES[extname(file)];
      answer.writeHead(200, { "content-type": type ?? "application/octet-stream" });
      createReadStream(file).pipe(answer);
      return;
    }
    answer.writeHead(404, { "content-type": "text/plain" }).end("not here");
  }
}
