// A bad network in front of a backend: what it does to a request is drawn by a seed, and counted.
import { type IncomingHttpHeaders, type IncomingMessage, type ServerResponse, createServer, request } from "node:http";
import { setTimeout as after } from "node:timers/promises";

/** What can befall a request. Those before reach no backend; those after were committed by it. */
export const FAULTS = [
  "delay",
  "drop-before",
  "drop-after",
  "500-before",
  "500-after",
  "502-before",
  "502-after",
  "429",
  "truncate",
] as const;

export type Fault = (typeof FAULTS)[number];

/** How often each befalls: weights beside that of `pass`. */
export type Weights = Partial<Record<Fault | "pass", number>>;

/** Each fault as often as the other, and as often nothing as all of them together. */
export const EVEN: Weights = { pass: FAULTS.length, ...Object.fromEntries(FAULTS.map((fault) => [fault, 1])) };

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export class FaultProxy {
  url = "";
  /** `SEED=…` in the environment gives the same faults again. */
  readonly seed: number;
  /** How often each befell, and how many requests passed as they were. */
  counts: Record<Fault | "pass", number> = Object.assign(
    { pass: 0 },
    Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>,
  );
  /** What was written, in the order in which it came: when, over which connection, and what befell it. */
  writes: { at: number; port: number | undefined; fault: Fault | "pass"; body: string }[] = [];
  /** What `Retry-After` says with 429, in seconds. */
  retryAfter = 1;
  /** The longest delay, in milliseconds. */
  longest = 400;
  #backend: URL;
  #random: () => number;
  #weights: Weights = {};
  /**
   * The backend ends its connections with each answer, as Isso and PHP do, and so must what stands before it: over one
   * that was used before, browsers send a POST again by themselves.
   */
  #closes = false;
  #fits: (asked: IncomingMessage) => boolean = () => true;
  #server = createServer((asked, answer) => void this.#handle(asked, answer));

  constructor(backend: string, seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))) {
    this.#backend = new URL(backend);
    this.seed = seed;
    this.#random = random(seed);
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no address");
    this.url = `http://127.0.0.1:${address.port}`;
    console.log(`faults of ${this.#backend.origin}: SEED=${this.seed}`);
    return this;
  }

  /** From now on faults befall the requests that fit; preflights always pass. */
  fail(weights: Weights = EVEN, fits: (asked: IncomingMessage) => boolean = () => true): void {
    this.#weights = weights;
    this.#fits = fits;
  }

  /** From now on every request passes. */
  pass(): void {
    this.#weights = {};
  }

  /** How many faults befell. */
  faults(): number {
    return FAULTS.reduce((sum, fault) => sum + this.counts[fault], 0);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #draw(asked: IncomingMessage): Fault | "pass" {
    const total = Object.values(this.#weights).reduce((sum, weight) => sum + weight, 0);
    if (total === 0 || asked.method === "OPTIONS" || !this.#fits(asked)) return "pass";
    let left = this.#random() * total;
    for (const fault of FAULTS) {
      left -= this.#weights[fault] ?? 0;
      if (left < 0) return fault;
    }
    return "pass";
  }

  async #handle(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    // All is drawn before anything is awaited, in the order in which requests come.
    const fault = this.#draw(asked);
    const chance = fault === "pass" ? 0 : this.#random();
    this.counts[fault] += 1;
    try {
      await this.#befall(fault, chance, asked, answer);
    } catch {
      // The page went away, or the backend did: to the page it is one thing.
      answer.destroy();
    }
  }

  async #befall(fault: Fault | "pass", chance: number, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const at = Date.now();
    const body = await read(asked);
    if (asked.method === "POST") this.writes.push({ at, port: asked.socket.remotePort, fault, body: `${body}` });
    if (fault === "drop-before") return void answer.destroy();
    if (fault === "delay") await after(chance * this.longest);
    if (fault === "429") return this.#refuse(429, asked, answer);
    if (fault === "500-before" || fault === "502-before") return this.#refuse(Number(fault.slice(0, 3)), asked, answer);

    const given = await this.#ask(asked, body);
    this.#closes = given.headers.connection === "close";
    if (fault === "drop-after") return void answer.destroy();
    if (fault === "500-after" || fault === "502-after") return this.#refuse(Number(fault.slice(0, 3)), asked, answer);
    // The length is told anew below.
    const { "transfer-encoding": _, ...headers } = given.headers;
    if (fault === "truncate") return truncate({ ...given, headers }, chance, answer);
    answer.writeHead(given.status, headers).end(given.body);
  }

  /** An application says 500 and 429 with its headers; a gateway's 502 knows nothing of CORS. */
  #refuse(status: number, asked: IncomingMessage, answer: ServerResponse): void {
    const { origin } = asked.headers;
    const headers: Record<string, string> = { "content-type": "text/html" };
    if (origin && status !== 502) {
      headers["access-control-allow-origin"] = origin;
      headers["access-control-allow-credentials"] = "true";
      headers["access-control-expose-headers"] = "Retry-After";
    }
    if (this.#closes) headers.connection = "close";
    if (status === 429) headers["retry-after"] = String(this.retryAfter);
    answer.writeHead(status, headers).end("<!doctype html><title>Not now</title>");
  }

  #ask(asked: IncomingMessage, body: Buffer): Promise<Answer> {
    const { hostname, port } = this.#backend;
    const { method, headers, url: path } = asked;
    return new Promise((resolve, reject) => {
      const onward = request({ hostname, port, path, method, headers }, (from) => {
        const { statusCode: status = 502, headers } = from;
        read(from).then((body) => resolve({ status, headers, body }), reject);
      });
      onward.on("error", reject);
      onward.end(body);
    });
  }
}

/** Half of the body: the connection breaks, or the whole is passed off as complete. */
function truncate({ status, headers, body }: Answer, chance: number, answer: ServerResponse): void {
  const half = body.subarray(0, Math.floor(body.length / 2));
  if (chance < 0.5) {
    answer.writeHead(status, { ...headers, "content-length": half.length }).end(half);
  } else {
    answer.writeHead(status, { ...headers, "content-length": body.length });
    answer.write(half, () => answer.destroy());
  }
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Mulberry32: small, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
