// What a reader writes while something else happens: a refresh, another order, another tab, an answer that comes late.
import type { Site } from "./support/site.ts";
import { REMEMBERED } from "./support/storages.ts";
import { type Page, expect, test } from "./support/test.ts";

interface Comment {
  id: string;
  text: string;
  author: { name: string };
  created: string;
  likes: number;
  liked: boolean;
  can_edit: boolean;
}

interface Asked {
  method: string;
  body: { text?: string; parent?: string } | null;
}

/** A thread of three in our own contract. What `hold` gives for a request is awaited before it is answered. */
class Backend {
  comments = Array.from({ length: 3 }, (_, at): Comment => {
    const created = new Date(Date.now() - (at + 1) * 3_600_000).toISOString();
    const id = String(3 - at);
    return { id, text: `Tin ${id}`, author: { name: "Minh" }, created, likes: 3, liked: false, can_edit: true };
  });
  asked: Asked[] = [];
  hold: (asked: Asked) => Promise<void> | undefined = () => undefined;
  headers: Record<string, string> = {};
  /** How many there are on a page. */
  size = 3;
  /** True where it answers what is done by its status alone. */
  isBare = false;

  async serve(page: Page): Promise<void> {
    await page.context().route(/\/thread(\/[^?]*)?(\?|$)/, async (route) => {
      const request = route.request();
      const url = new URL(request.url());
      const asked: Asked = { method: request.method(), body: request.postDataJSON() };
      this.asked.push(asked);
      const json = this.answer(url, asked);
      await this.hold(asked);
      const isBare = this.isBare && asked.method !== "GET";
      return route.fulfill(isBare ? { status: 204 } : { json, headers: this.headers });
    });
  }

  private answer(url: URL, { method, body }: Asked): unknown {
    const [, , id, verb] = url.pathname.split("/");
    const found = this.comments.find((it) => it.id === id);
    if (method === "POST" && !id) return { ...body, id: "new", created: new Date().toISOString() };
    if (found && verb === "like") {
      found.liked = !found.liked;
      found.likes += found.liked ? 1 : -1;
      return { likes: found.likes, liked: found.liked };
    }
    if (found) return Object.assign(found, body);
    const sorted = url.searchParams.get("sort") === "oldest" ? [...this.comments].reverse() : this.comments;
    const from = Number(url.searchParams.get("from") ?? 0);
    url.searchParams.set("from", String(from + this.size));
    const next = from + this.size < sorted.length ? url.href : null;
    return { items: structuredClone(sorted.slice(from, from + this.size)), total: sorted.length, next };
  }
}

async function open(page: Page, site: Site, attributes = 'min-time="0"', size = 3): Promise<Backend> {
  const backend = new Backend();
  backend.size = size;
  await backend.serve(page);
  await page.goto(site.page(`<bantin-comments src="/thread" loading="eager" ${attributes}></bantin-comments>`));
  await expect(page.getByRole("article").first()).toBeVisible();
  return backend;
}

const card = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
const line = (page: Page) => page.getByLabel("Comment", { exact: true });
const reply = (page: Page) => page.getByLabel("Your reply");
const change = (page: Page) => page.getByLabel("Edit your comment");
const set = (page: Page, name: string, value: string) =>
  page
    .locator("bantin-comments")
    .evaluate((it, [name, value]) => it.setAttribute(name ?? "", value ?? ""), [name, value]);
const refresh = (page: Page) =>
  page.locator("bantin-comments").evaluate((it) => (it as HTMLElement & { refresh(): void }).refresh());

/** A promise, and what fulfils it. */
function gate(): [Promise<void>, () => void] {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return [opened, () => open()];
}

const WAYS: Record<string, { go: (page: Page, backend: Backend) => Promise<void>; back: typeof refresh }> = {
  "a refresh": {
    async go(page, backend) {
      backend.comments.splice(0, 1);
      await refresh(page);
    },
    back: refresh,
  },
  "another order": {
    go: (page) => set(page, "sort", "oldest"),
    back: (page) => set(page, "sort", "newest"),
  },
};

for (const [name, { go, back }] of Object.entries(WAYS)) {
  test(`a reply stays in sight when ${name} takes away what it answers, and goes back under that`, async ({
    page,
    site,
  }) => {
    const backend = await open(page, site, 'min-time="0"', name === "a refresh" ? 3 : 2);
    const [answered] = backend.comments;
    await card(page, "Tin 3").getByRole("button", { name: "Reply" }).click();
    await reply(page).fill("Đồng ý");
    await page.getByLabel("Name").fill("Lan");
    await reply(page).focus();
    await go(page, backend);
    await expect(card(page, "Tin 3")).toHaveCount(0);
    await expect(reply(page)).toHaveValue("Đồng ý");
    await expect(reply(page)).toBeInViewport();
    await expect(reply(page)).toBeFocused();
    await page.keyboard.type(" với bạn");
    if (answered && !backend.comments.includes(answered)) backend.comments.unshift(answered);
    await back(page);
    const fresh = page.getByRole("button", { name: "1 new comment" });
    if (name === "a refresh") await fresh.click();
    const button = card(page, "Tin 3").getByRole("button", { name: "Reply" });
    await expect(button).toHaveAttribute("aria-expanded", "true");
    const item = page.locator("li", { has: card(page, "Tin 3") });
    await expect(item.getByLabel("Your reply")).toHaveValue("Đồng ý với bạn");
    await button.click();
    await expect(reply(page)).toHaveCount(0);
    await expect(card(page, "Tin 3")).toBeFocused();
  });
}

test("a reply whose comment is gone can be sent, or left", async ({ page, site }) => {
  const backend = await open(page, site);
  for (const name of ["Cancel", "Post comment"]) {
    const [first] = backend.comments;
    const text = first?.text ?? "";
    await card(page, text).getByRole("button", { name: "Reply" }).click();
    await reply(page).fill("Đồng ý");
    await page.getByLabel("Name").fill("Lan");
    await WAYS["a refresh"]?.go(page, backend);
    await expect(card(page, text)).toHaveCount(0);
    await page.getByRole("button", { name }).click();
    await expect(reply(page)).toHaveCount(0);
    await expect(page.getByRole("article").first()).toBeVisible();
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe("bantin-comments");
  }
  await expect(card(page, "Đồng ý")).toBeVisible();
  expect(backend.asked.find((it) => it.method === "POST")?.body?.parent).toBe("2");
});

test("to send in one tab leaves alone what another has typed since", REMEMBERED, async ({ page, site }) => {
  await open(page, site);
  await line(page).fill("Một");
  await page.getByLabel("Name").fill("Lan");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await line(other).fill("Hai, dài hơn");
  // A tab that nobody looks at paints nothing.
  await page.bringToFront();
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(card(page, "Một")).toBeVisible();
  await expect(line(page)).toHaveValue("");
  await other.reload();
  await expect(line(other)).toHaveValue("Hai, dài hơn");
});

test("what came of a change leaves alone the draft of the next one", REMEMBERED, async ({ page, site }) => {
  const backend = await open(page, site);
  const [answered, answer] = gate();
  backend.hold = ({ method }) => (method === "PATCH" ? answered : undefined);
  const edit = card(page, "Tin 3").getByRole("button", { name: "Edit" });
  await edit.click();
  await change(page).fill("Tin 3, sửa");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => backend.asked.at(-1)?.method).toBe("PATCH");
  await page.keyboard.press("Escape");
  await edit.click();
  await change(page).fill("Tin 3, sửa và thêm");
  answer();
  await expect(page.getByText("Your change has been saved.")).toBeVisible();
  await page.reload();
  await edit.click();
  await expect(change(page)).toHaveValue("Tin 3, sửa và thêm");
});

test(
  "a change that is saved while the language changes is shown, and is no draft",
  REMEMBERED,
  async ({ page, site }) => {
    const backend = await open(page, site);
    const [answered, answer] = gate();
    backend.hold = ({ method }) => (method === "PATCH" ? answered : undefined);
    await card(page, "Tin 3").getByRole("button", { name: "Edit" }).click();
    await change(page).fill("Đã sửa");
    await page.getByRole("button", { name: "Save" }).click();
    await expect.poll(() => backend.asked.at(-1)?.method).toBe("PATCH");
    await set(page, "lang", "vi");
    await expect(page.getByRole("button", { name: "Trả lời" })).toHaveCount(3);
    answer();
    await card(page, "Đã sửa").getByRole("button", { name: "Sửa" }).click();
    const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("bantin:draft:")));
    expect(await drafts()).toEqual([]);
  },
);

test("a change or a like that is answered by its status alone is done", async ({ page, site }) => {
  const backend = await open(page, site);
  backend.isBare = true;
  await card(page, "Tin 3").locator("[part~=like]").click();
  await expect.poll(() => backend.asked.at(-1)?.method).toBe("POST");
  await card(page, "Tin 3").getByRole("button", { name: "Edit" }).click();
  await change(page).fill("Đã sửa");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your change has been saved.")).toBeVisible();
  await expect(card(page, "Đã sửa").locator("[part~=like]")).toHaveText("Like 4");
});

test("of likes that follow one another the last one stands", async ({ page, site }) => {
  const backend = await open(page, site);
  const gates = [gate(), gate()];
  let likes = 0;
  backend.hold = ({ method }) => (method === "POST" ? gates[likes++]?.[0] : undefined);
  const like = card(page, "Tin 3").locator("[part~=like]");
  for (const said of ["Like 4", "Like 3", "Like 4", "Like 3"]) {
    await like.click();
    await expect(like).toHaveText(said);
  }
  await expect.poll(() => likes).toBe(1);
  gates[0]?.[1]();
  await expect.poll(() => likes).toBe(2);
  await expect(like).toHaveText("Like 3");
  gates[1]?.[1]();
  await expect(like).toHaveAttribute("aria-pressed", "false");
  expect(backend.comments[0]?.liked).toBe(false);
});

test("a clock that turns out to be two hours fast keeps no comment back", async ({ page, site }) => {
  const backend = await open(page, site, 'min-time="1"');
  await line(page).fill("Giờ máy sai");
  await page.getByLabel("Name").fill("Lan");
  const date = new Date(Date.now() - 7_200_000).toUTCString();
  backend.headers = { date, "cache-control": "no-store" };
  const asked = backend.asked.length;
  await refresh(page);
  await expect.poll(() => backend.asked.length).toBeGreaterThan(asked);
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(card(page, "Giờ máy sai")).toBeVisible();
  await expect(line(page)).toHaveValue("");
});
