// A real WordPress on SQLite, on a free port, with a copy of the seeded database.
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { CommentServer, Rules, Stored, Thread } from "./comment-server.ts";
import { OURS, Program, onFreePort, output, path, scratch } from "./program.ts";
import { TOLD, type Told } from "./told.ts";

/** What else a run may set. */
interface Site {
  /** Who may write by the REST API: everyone, or only who has signed in. */
  login?: boolean;
  /** Options of WordPress, by their names. */
  options?: Record<string, unknown>;
  /** A file with what a theme has in its `functions.php`. */
  functions?: string;
  /** Headers of every page. */
  headers?: Record<string, string>;
}

/** What a run is. */
interface Run {
  /** Bantin's plugin is there, with its bundle. */
  plugin?: boolean;
  /** The folder that the site is in, such as `/tin`. */
  folder?: string;
}

const PLUGIN = join(import.meta.dirname, "../../../integrations/wordpress");

interface Post {
  id: number;
  slug: string;
}

export class WordPress implements CommentServer {
  adapter = "wordpress-comments";
  url = "";
  #folder = "";
  #clean: () => Promise<void> = async () => {};
  #program: Program | undefined;
  #posts: Post[] = [];
  #used = 0;
  #run: Run;

  constructor(run: Run = {}) {
    this.#run = run;
  }

  async start(): Promise<this> {
    const seeded = path("WORDPRESS_DIR");
    const { folder, stop } = await scratch("wordpress");
    this.#folder = folder;
    this.#clean = stop;
    await mkdir(join(folder, "database"));
    await cp(join(seeded, "wp-content/database/.ht.sqlite"), this.#database());
    await this.set({});
    if (this.#run.plugin) {
      await cp(PLUGIN, this.plugin(), { recursive: true, filter: (path) => !path.startsWith(join(PLUGIN, "dist")) });
      // No link to it: who deletes the plugin deletes what is in its folder.
      const isForReaders = (path: string) => !extname(path) || [".js", ".wasm"].includes(extname(path));
      await cp(path("BANTIN_DIST"), join(this.plugin(), "dist"), { recursive: true, filter: isForReaders });
    }
    const router = join(OURS, "wordpress/router.php");
    await onFreePort(async (port) => {
      const address = `127.0.0.1:${port}`;
      this.url = `http://${address}${this.#run.folder ?? ""}`;
      const command = [path("PHP_BIN"), "-S", address, "-t", seeded, router];
      this.#program = await Program.start(command, `${this.url}/wp-json/wp/v2/types`, {
        WORDPRESS_DATABASE: join(folder, "database"),
        WORDPRESS_RULES: this.#rules(),
        WORDPRESS_PATH: this.#run.folder ?? "",
        WORDPRESS_PLUGINS: this.#run.plugin ? join(folder, "plugins") : "",
      });
    });
    const posts = await fetch(`${this.url}/wp-json/wp/v2/posts?per_page=100&_fields=id,slug`);
    this.#posts = (await posts.json()) as Post[];
    return this;
  }

  /** The folder of Bantin's plugin, a copy of this run's own. */
  plugin(): string {
    return join(this.#folder, "plugins/bantin");
  }

  async set(rules: Rules & Site): Promise<void> {
    await writeFile(this.#rules(), JSON.stringify(rules));
  }

  /** The id of an article. */
  id(slug: string): number {
    return this.#posts.find((it) => it.slug === slug)?.id ?? 0;
  }

  async fresh(): Promise<Thread> {
    const empty = TOLD.filter((story) => !story.comments && !story.closed && !story.moderated);
    const story = empty[this.#used];
    if (!story) throw new Error("wordpress: every article has comments");
    this.#used += 1;
    return this.#thread(story);
  }

  async long(): Promise<Thread> {
    return this.#thread(TOLD.find((story) => story.comments));
  }

  /** The thread of an article that takes no more comments. */
  closed(): Thread {
    return this.#thread(TOLD.find((story) => story.closed));
  }

  /** The thread of an article whose comments are held, whatever the rules. */
  moderated(): Thread {
    return this.#thread(TOLD.find((story) => story.moderated));
  }

  /** Writes a comment, as a client of the REST API does. */
  post(thread: Thread, comment: object): Promise<Response> {
    return fetch(`${this.url}/wp-json/wp/v2/comments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        post: Number(thread.id),
        author_name: "Lan",
        author_email: "lan@bao.example",
        ...comment,
      }),
    });
  }

  async stored(thread: Thread): Promise<Stored[]> {
    const script = join(OURS, "wordpress/comments.php");
    const rows: { id: number; parent: number; author: string; text: string; status: string }[] = JSON.parse(
      await output(path("PHP_BIN"), script, this.#database(), thread.id),
    );
    const status: Record<string, Stored["status"]> = { "1": "approved", "0": "pending" };
    return rows.map((row) => ({
      ...row,
      id: String(row.id),
      parent: Number(row.parent) === 0 ? null : String(row.parent),
      // Spam and the bin.
      status: status[String(row.status)] ?? "deleted",
    }));
  }

  /** What the checker in a folder says of the plugin. */
  checked(checker: string): Promise<string> {
    const seeded = path("WORDPRESS_DIR");
    return output(path("PHP_BIN"), join(OURS, "wordpress/check.php"), seeded, checker, this.plugin());
  }

  /** What was sent by e-mail since it was asked last. */
  async mails(): Promise<{ to: string; subject: string }[]> {
    const file = join(this.#folder, "mails");
    const lines = await readFile(file, "utf8").catch(() => "");
    await rm(file, { force: true });
    return lines
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  /** What stands in the database. */
  async rows<Row>(query: string): Promise<Row[]> {
    const php =
      "echo json_encode( ( new PDO( 'sqlite:' . $argv[1] ) )->query( $argv[2] )->fetchAll( PDO::FETCH_ASSOC ) );";
    return JSON.parse(await output(path("PHP_BIN"), "-r", php, this.#database(), query));
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
    await this.#clean();
  }

  #thread(story: Told | undefined): Thread {
    const post = this.#posts.find((it) => it.slug === story?.slug);
    if (!post) throw new Error(`wordpress: no article ${story?.slug}`);
    return { id: String(post.id), src: `${this.url}/wp-json/wp/v2/comments?post=${post.id}` };
  }

  #database(): string {
    return join(this.#folder, "database/.ht.sqlite");
  }

  #rules(): string {
    return join(this.#folder, "rules.json");
  }
}
