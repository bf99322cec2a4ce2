// A backend of lists in pages, whose answers come when a test says so.
import type { Page } from "@playwright/test";

/** How many stories a page of a list has. */
const SIZE = 2;

export class PagedLists {
  /** Paths with their queries, in the order in which they were asked for. */
  asked: string[] = [];
  /** The stories of each list, by their ids. */
  lists: Record<string, number[]>;
  /** Addresses whose answers fail, and with what status. */
  failing = new Map<string, number>();
  #held = new Map<string, Promise<void>>();

  constructor(lists: Record<string, number[]>) {
    this.lists = { ...lists };
  }

  /** Answers for `/lists/NAME` and `/lists/NAME?page=N`. */
  async serve(page: Page): Promise<this> {
    await page.route("**/lists/**", async (route) => {
      const { pathname, search, searchParams } = new URL(route.request().url());
      const address = pathname + search;
      this.asked.push(address);
      // As it is when it is asked for, however late the answer.
      const json = this.#page(pathname, Number(searchParams.get("page") ?? 1));
      await this.#held.get(address);
      const status = this.failing.get(address);
      await route.fulfill(status ? { status, json: { detail: "not today" } } : { json });
    });
    return this;
  }

  /** Answers for an address wait, until what this gives is called. */
  hold(address: string): () => void {
    let letGo = () => {};
    this.#held.set(
      address,
      new Promise((done) => {
        letGo = () => {
          this.#held.delete(address);
          done();
        };
      }),
    );
    return letGo;
  }

  #page(path: string, number: number): unknown {
    const name = path.split("/").at(-1) ?? "";
    const ids = this.lists[name] ?? [];
    const items = ids.slice((number - 1) * SIZE, number * SIZE).map((id) => ({
      id: `${name} ${id}`,
      title: `${name} ${id}`,
      url: `/story/${name}/${id}`,
    }));
    return { items, next: number * SIZE < ids.length ? `${path}?page=${number + 1}` : null, total: ids.length };
  }
}
