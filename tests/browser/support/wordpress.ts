// A real WordPress on SQLite, on a free port, with a copy of the seeded database.
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CommentServer, Rules, Stored, Thread } from "./comment-server.ts";
import { OURS, Program, onFreePort, output, path, scratch } from "./program.ts";
import { TOLD, type Told } from "./told.ts";

/** Who may write: everyone, or only who has signed in, which nobody can. */
interface Signing {
  login?: boolean;
}

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

  async start(): Promise<this> {
    const seeded = path("WORDPRESS_DIR");
    const { folder, stop } = await scratch("wordpress");
    this.#folder = folder;
    this.#clean = stop;
    await mkdir(join(folder, "database"));
    await cp(join(seeded, "wp-content/database/.ht.sqlite"), this.#database());
    await this.set({});
    const router = join(OURS, "wordpress/router.php");
    await onFreePort(async (port) => {
      const address = `127.0.0.1:${port}`;
      this.url = `http://${address}`;
      const command = [path("PHP_BIN"), "-S", address, "-t", seeded, router];
      this.#program = await Program.start(command, `${this.url}/wp-json/wp/v2/types`, {
        WORDPRESS_DATABASE: join(folder, "database"),
        WORDPRESS_RULES: this.#rules(),
      });
    });
    const posts = await fetch(`${this.url}/wp-json/wp/v2/posts?per_page=100&_fields=id,slug`);
    this.#posts = (await posts.json()) as Post[];
    return this;
  }

  async set(rules: Rules & Signing): Promise<void> {
    await writeFile(this.#rules(), JSON.stringify(rules));
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
