// A real Isso, on a free port, with a database of its own.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CommentServer, Rules, Stored, Thread } from "./comment-server.ts";
import { OURS, Program, onFreePort, output, path, scratch } from "./program.ts";

/** More than any test writes. */
const UNLIMITED = "1000000";

export class Isso implements CommentServer {
  adapter = "isso";
  url = "";
  #pages: string[];
  #folder = "";
  #clean: () => Promise<void> = async () => {};
  #program: Program | undefined;
  #threads = 0;
  #long: Thread | undefined;

  /** For pages of these origins; to all others the browser refuses its answers. */
  constructor(pages: string[]) {
    this.#pages = pages;
  }

  async start(): Promise<this> {
    const { folder, stop } = await scratch("isso");
    this.#folder = folder;
    this.#clean = stop;
    await onFreePort((port) => {
      this.url = `http://127.0.0.1:${port}`;
      return this.#run({});
    });
    return this;
  }

  /**
   * Isso reads its rules when it starts, so it is started again: same address, same database. Under
   * `flood` it refuses whoever has written within the last minute, in whatever thread.
   */
  async set(rules: Rules): Promise<void> {
    await this.#program?.stop();
    await this.#run(rules);
  }

  async fresh(): Promise<Thread> {
    this.#threads += 1;
    return this.thread(`/article-of-isso-${this.#threads}/`);
  }

  /** The thread of a page, by its path. */
  thread(uri: string): Thread {
    return { id: uri, src: `${this.url}/?uri=${encodeURIComponent(uri)}` };
  }

  async long(): Promise<Thread> {
    if (this.#long) return this.#long;
    const thread = this.thread("/long/");
    let last: number | null = null;
    for (let number = 1; number <= 200; number += 1) {
      const answer = await this.post(thread, {
        text: `Ý kiến thứ ${number}`,
        author: `Bạn đọc ${number}`,
        parent: number % 4 === 0 ? last : null,
      });
      if (answer.status !== 201) throw new Error(`isso: expected 201, found ${answer.status}`);
      last = ((await answer.json()) as { id: number }).id;
    }
    this.#long = thread;
    return thread;
  }

  /** Writes a comment, as Isso's own client does. */
  post(thread: Thread, comment: object, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/new?uri=${encodeURIComponent(thread.id)}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ title: "An article", ...comment }),
    });
  }

  async stored(thread: Thread): Promise<Stored[]> {
    const script = join(OURS, "isso/comments.py");
    const rows: { id: number; parent: number | null; author: string; text: string; status: number }[] = JSON.parse(
      await output(path("ISSO_PYTHON"), script, this.#database(), thread.id),
    );
    const status = { 1: "approved", 2: "pending", 4: "deleted" } as const;
    return rows.map((row) => ({
      ...row,
      id: String(row.id),
      parent: row.parent === null ? null : String(row.parent),
      status: status[row.status as keyof typeof status],
    }));
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
    await this.#clean();
  }

  #database(): string {
    return join(this.#folder, "isso.db");
  }

  async #run({ moderation = false, flood = false }: Rules): Promise<void> {
    const values: Record<string, string> = {
      database: this.#database(),
      // A list of Isso's configuration: a line each, indented.
      pages: this.#pages.map((page) => `\n  ${page}/`).join(""),
      listen: this.url,
      moderation: String(moderation),
      perMinute: flood ? "1" : UNLIMITED,
      perThread: UNLIMITED,
    };
    const template = await readFile(join(OURS, "isso/isso.cfg"), "utf8");
    const config = join(this.#folder, "isso.cfg");
    await writeFile(
      config,
      template.replace(/^(\w.* = )\{(\w+)\}$/gm, (_, key, name) => key + values[name]),
    );
    // Not by the script `isso`, which has the path of another folder in its first line.
    const main = "from isso import main; main()";
    const command = [path("ISSO_PYTHON"), "-c", main, "-c", config, "run"];
    this.#program = await Program.start(command, `${this.url}/?uri=/`);
  }
}
