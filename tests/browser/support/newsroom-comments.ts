// The newsroom as a server of comments, asked as the others are.
import type { CommentServer, Rules, Stored, Thread } from "./comment-server.ts";
import { type Newsroom, start } from "./newsroom.ts";

interface Listed {
  id: string;
  parent?: string;
  author: { name: string };
  text?: string;
  status: Stored["status"];
  replies?: Listed[];
}

export class NewsroomComments implements CommentServer {
  adapter = "bantin";
  #newsroom: Newsroom;
  #fresh: string[] = [];

  constructor(newsroom: Newsroom) {
    this.#newsroom = newsroom;
  }

  static async open(...options: string[]): Promise<NewsroomComments> {
    return new NewsroomComments(await start(...options));
  }

  get url(): string {
    return this.#newsroom.url;
  }

  /** It holds what has a link in it, and counts by the option it was opened with. */
  async set(_: Rules): Promise<void> {}

  async fresh(): Promise<Thread> {
    if (this.#fresh.length === 0) this.#fresh = await this.#empty();
    const id = this.#fresh.pop();
    if (!id) throw new Error("every article has comments");
    return this.#thread(id);
  }

  async long(): Promise<Thread> {
    const thread = await this.fresh();
    let above: string | undefined;
    for (let at = 1; at <= 200; at += 1) {
      const parent = at % 4 === 0 ? above : undefined;
      const body = JSON.stringify({ text: `Ý kiến thứ ${at}`, author: { name: `Bạn đọc ${at}` }, parent });
      const headers = { "content-type": "application/json" };
      above = (await (await fetch(thread.src, { method: "POST", headers, body })).json()).id;
    }
    return thread;
  }

  /** All that every reader sees: here nothing that is held needs to be found. */
  async stored(thread: Thread): Promise<Stored[]> {
    const found: Stored[] = [];
    const collect = (items: Listed[] = []) => {
      for (const { id, parent, author, text, status, replies } of items) {
        found.push({ id, parent: parent ?? null, author: author.name, text: text ?? "", status });
        collect(replies);
      }
    };
    for (let next: string | null = `${thread.src}?limit=50&sort=oldest`; next; ) {
      const page = await (await fetch(next)).json();
      collect(page.items);
      next = page.next && new URL(page.next, this.url).href;
    }
    return found;
  }

  stop(): Promise<void> {
    return this.#newsroom.stop();
  }

  #thread(id: string): Thread {
    return { id, src: `${this.url}/api/articles/${id}/comments` };
  }

  async #empty(): Promise<string[]> {
    const { items } = await (await fetch(`${this.url}/api/stories?limit=50`)).json();
    const slugs: string[] = items.map((story: { id: string }) => story.id);
    const isEmpty = async (slug: string) => {
      const { total, closed } = await (await fetch(this.#thread(slug).src)).json();
      return total === 0 && !closed;
    };
    const empty = await Promise.all(slugs.map(isEmpty));
    return slugs.filter((_, at) => empty[at]);
  }
}
