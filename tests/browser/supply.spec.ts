// What is loaded, in which order, and what becomes of it: one list at a time, and nothing lost that a reader loaded.
import { PagedLists } from "./support/paged.ts";
import { type Locator, type Page, events, expect, record, test } from "./support/test.ts";
import { holdIntervals, tick } from "./support/timers.ts";

const titles = (page: Page): Locator => page.locator("bantin-related [part=title]");
const more = (page: Page): Locator => page.getByRole("button", { name: "Show more" });
const related = (attributes: string) => `<bantin-related lang="en" layout="grid" ${attributes}></bantin-related>`;

const set = (page: Page, name: string, value: string, tag = "bantin-related") =>
  page.locator(tag).evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value] as const);

const refresh = (page: Page) =>
  page.locator("bantin-related").evaluate((element) => (element as unknown as { refresh(): void }).refresh());

const LISTS = { old: [1, 2, 3, 4, 5, 6], new: [1, 2, 3, 4] };

test.describe("another source", () => {
  test("comes, whatever is asked of the old list meanwhile", async ({ page, site }) => {
    const backend = await new PagedLists(LISTS).serve(page);
    await page.goto(site.page(related('src="/lists/old"')));
    await expect(titles(page)).toHaveText(["old 1", "old 2"]);
    const letGo = backend.hold("/lists/new");
    await set(page, "src", "/lists/new");
    await expect.poll(() => backend.asked).toContain("/lists/new");
    await more(page).click();
    letGo();
    await expect(titles(page)).toHaveText(["new 1", "new 2"]);
    expect(backend.asked).not.toContain("/lists/old?page=2");
    await more(page).click();
    await expect(titles(page)).toHaveText(["new 1", "new 2", "new 3", "new 4"]);
  });

  test("drops a page of the old list that is on its way", async ({ page, site }) => {
    const backend = await new PagedLists(LISTS).serve(page);
    await page.goto(site.page(related('src="/lists/old"')));
    const letGo = backend.hold("/lists/old?page=2");
    await more(page).click();
    await expect.poll(() => backend.asked).toContain("/lists/old?page=2");
    await set(page, "src", "/lists/new");
    await expect(titles(page)).toHaveText(["new 1", "new 2"]);
    letGo();
    await more(page).click();
    await expect(titles(page)).toHaveText(["new 1", "new 2", "new 3", "new 4"]);
  });

  test("comes, whatever is in view of a list that loads more by itself", async ({ page, site }) => {
    const backend = await new PagedLists(LISTS).serve(page);
    const far = '<div style="height: 3000px"></div>';
    await page.goto(site.page(`${far}${related('src="/lists/old" load-more="auto" loading="eager"')}`));
    await expect(titles(page)).toHaveCount(2);
    const letGo = backend.hold("/lists/new");
    await set(page, "src", "/lists/new");
    await expect.poll(() => backend.asked).toContain("/lists/new");
    await titles(page).last().scrollIntoViewIfNeeded();
    await expect(titles(page).last()).toBeInViewport();
    letGo();
    await expect(titles(page).first()).toHaveText("new 1");
    await expect(titles(page)).toHaveText(["new 1", "new 2", "new 3", "new 4"]);
  });

  test("comes, whatever is polled meanwhile", async ({ page, site }) => {
    await holdIntervals(page);
    const backend = await new PagedLists(LISTS).serve(page);
    await page.goto(site.page(related('src="/lists/old" refresh="5"')));
    await expect(titles(page)).toHaveText(["old 1", "old 2"]);
    const letGo = backend.hold("/lists/new");
    await set(page, "src", "/lists/new");
    await expect.poll(() => backend.asked).toContain("/lists/new");
    expect(await tick(page, 5)).toBe(1);
    await more(page).click();
    letGo();
    await expect(titles(page)).toHaveText(["new 1", "new 2"]);
    expect(backend.asked.filter((address) => address !== "/lists/old")).toEqual(["/lists/new"]);
  });

  test("that fails leaves the old list, marked old and without its further pages", async ({ page, site, log }) => {
    log.expect(/404/);
    const backend = await new PagedLists(LISTS).serve(page);
    await page.goto(site.page(related('src="/lists/old"')));
    await expect(titles(page)).toHaveText(["old 1", "old 2"]);
    backend.failing.set("/lists/new", 404);
    await set(page, "src", "/lists/new");
    await expect(page.getByText("Not updated since")).toBeVisible();
    await expect(more(page)).toHaveCount(0);
    backend.failing.clear();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(titles(page)).toHaveText(["new 1", "new 2"]);
    await expect(page.getByText("Could not update")).toHaveCount(0);
  });
});

test("another order of comments comes, whatever is asked of the old one meanwhile", async ({ page, site }) => {
  const asked: string[] = [];
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  const comment = (id: number) => ({ id, author: "An", text: `Comment ${id}`, created: `2026-11-2${id}T06:00:00Z` });
  await page.route(/\/thread(\?|$)/, async (route) => {
    const { search, searchParams } = new URL(route.request().url());
    asked.push(search);
    const isOldest = searchParams.get("sort") === "oldest";
    if (isOldest) await held;
    if (searchParams.get("page")) return route.fulfill({ json: { items: [comment(1)], next: null } });
    const items = isOldest ? [comment(1), comment(2)] : [comment(3), comment(2)];
    return route.fulfill({ json: { items, next: "/thread?page=2" } });
  });
  await page.goto(site.page('<bantin-comments lang="en" src="/thread" article="a"></bantin-comments>'));
  const texts = page.locator("bantin-comments [part=text]");
  await expect(texts).toHaveText(["Comment 3", "Comment 2"]);
  await set(page, "sort", "oldest", "bantin-comments");
  await expect.poll(() => asked.some((search) => search.includes("oldest"))).toBe(true);
  await more(page).click();
  letGo();
  await expect(texts).toHaveText(["Comment 1", "Comment 2"]);
  expect(asked).not.toContain("?page=2");
});

test("no comment is left out when all of a first page is new, and more was asked for meanwhile", async ({
  page,
  site,
}) => {
  const comment = (id: number) => ({ id, author: "An", text: `Comment ${id}`, created: `2026-11-1${id}T06:00:00Z` });
  let newest = 5;
  const asked: string[] = [];
  let held: Promise<void> | undefined;
  let letGo = () => {};
  await page.route(/\/thread(\?|$)/, async (route) => {
    const before = Number(new URL(route.request().url()).searchParams.get("before") ?? newest + 1);
    asked.push(String(before));
    const ids = [before - 1, before - 2].filter((id) => id >= 0);
    const last = ids.at(-1) ?? 0;
    await held;
    await route.fulfill({ json: { items: ids.map(comment), next: last > 0 ? `/thread?before=${last}` : null } });
  });
  await page.goto(site.page('<bantin-comments lang="en" src="/thread" article="a"></bantin-comments>'));
  const texts = page.locator("bantin-comments [part=text]");
  const said = (...ids: number[]) => ids.map((id) => `Comment ${id}`);
  await expect(texts).toHaveText(said(5, 4));
  await more(page).click();
  await expect(texts).toHaveText(said(5, 4, 3, 2));
  newest = 9;
  held = new Promise((done) => {
    letGo = done;
  });
  await page.locator("bantin-comments").evaluate((it) => (it as HTMLElement & { refresh(): void }).refresh());
  await expect.poll(() => asked).toContain("10");
  await more(page).click();
  held = undefined;
  letGo();
  await expect(texts).toHaveText(said(5, 4, 3, 2, 1, 0));
  await expect(page.getByRole("article", { name: "An" }).filter({ hasText: "Comment 1" })).toBeFocused();
  await page.getByRole("button", { name: "2 new comments" }).click();
  await more(page).click();
  await expect(texts).toHaveText(said(9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
  await more(page).click();
  await expect(more(page)).toBeHidden();
  await expect(texts).toHaveText(said(9, 8, 7, 6, 5, 4, 3, 2, 1, 0));
});

test.describe("a poll", () => {
  test("keeps the pages that a reader loaded, and brings what is new", async ({ page, site }) => {
    await holdIntervals(page);
    const backend = await new PagedLists(LISTS).serve(page);
    await page.goto(site.page(related('src="/lists/old" refresh="5"')));
    await more(page).click();
    await expect(titles(page)).toHaveText(["old 1", "old 2", "old 3", "old 4"]);
    backend.lists.old = [0, 1, 2, 3, 4, 5, 6];
    await tick(page, 5);
    await expect(titles(page)).toHaveText(["old 0", "old 1", "old 2", "old 3", "old 4"]);
    // An editor took one out.
    backend.lists.old = [1, 2, 3, 4, 5, 6];
    await tick(page, 5);
    await expect(titles(page)).toHaveText(["old 1", "old 2", "old 3", "old 4"]);
    await more(page).click();
    await expect(titles(page)).toHaveText(["old 1", "old 2", "old 3", "old 4", "old 5", "old 6"]);
    await expect(more(page)).toHaveCount(0);
    backend.lists.old = [1, 2];
    await tick(page, 5);
    await expect(titles(page)).toHaveText(["old 1", "old 2"]);
  });

  test("leaves a carousel where it is", async ({ page, site }) => {
    await holdIntervals(page);
    await page.setViewportSize({ width: 390, height: 800 });
    const backend = await new PagedLists(LISTS).serve(page);
    await page.goto(site.page('<bantin-related lang="en" src="/lists/old" refresh="5"></bantin-related>'));
    await more(page).click();
    await expect(titles(page)).toHaveCount(4);
    const card = page.getByRole("listitem").filter({ hasText: "old 3" });
    // The first of what came is where the reader is led.
    await expect(card).toBeInViewport({ ratio: 0.9 });
    const place = () => card.boundingBox().then((box) => Math.round(box?.x ?? 0));
    let before = Number.NaN;
    // Until the smooth scroll has come to its end.
    await expect
      .poll(async () => {
        const last = before;
        before = await place();
        return before === last;
      })
      .toBe(true);
    backend.lists.old = [0, 1, 2, 3, 4, 5, 6];
    await tick(page, 5);
    await expect(titles(page)).toHaveCount(5);
    await expect.poll(place).toBe(before);
  });

  test("gives way to a reader who asks for more", async ({ page, site }) => {
    await holdIntervals(page);
    const backend = await new PagedLists(LISTS).serve(page);
    await page.goto(site.page(related('src="/lists/old" refresh="5"')));
    const letGo = backend.hold("/lists/old?page=2");
    await more(page).click();
    await expect.poll(() => backend.asked).toContain("/lists/old?page=2");
    await tick(page, 5);
    letGo();
    await expect(titles(page)).toHaveText(["old 1", "old 2", "old 3", "old 4"]);
  });
});

test.describe("a refresh", () => {
  test("and a further page wait for each other", async ({ page, site }) => {
    const backend = await new PagedLists(LISTS).serve(page);
    await page.goto(site.page(related('src="/lists/old"')));
    await expect(titles(page)).toHaveCount(2);
    backend.lists.old = [0, 1, 2, 3, 4, 5];
    let letGo = backend.hold("/lists/old");
    await refresh(page);
    await more(page).click();
    await expect(more(page)).toBeDisabled();
    letGo();
    await expect(titles(page)).toHaveText(["old 0", "old 1", "old 2", "old 3"]);
    backend.lists.old = [9, 0, 1, 2, 3, 4, 5];
    letGo = backend.hold("/lists/old?page=3");
    await more(page).click();
    await refresh(page);
    letGo();
    await expect(titles(page)).toHaveText(["old 9", "old 0", "old 1", "old 2", "old 3", "old 4"]);
  });

  test("and a poll are not answered from the browser's cache", async ({ page, site }) => {
    await holdIntervals(page);
    const put = (title: string) =>
      site.put("/kept.json", JSON.stringify([{ title, url: "/s" }]), { "cache-control": "max-age=600" });
    put("First");
    await page.goto(site.page(related('src="/kept.json" refresh="5"')));
    await expect(titles(page)).toHaveText(["First"]);
    put("Second");
    await refresh(page);
    await expect(titles(page)).toHaveText(["Second"]);
    put("Third");
    await tick(page, 5);
    await expect(titles(page)).toHaveText(["Third"]);
  });
});

test("a page that could not be had is said at the button, and asked for again", async ({ page, site, log }) => {
  log.expect(/404/);
  await record(page, "bantin-error");
  const backend = await new PagedLists(LISTS).serve(page);
  backend.failing.set("/lists/old?page=2", 404);
  await page.goto(site.page(related('src="/lists/old"')));
  await more(page).click();
  await expect(page.getByText("Could not load more.")).toBeVisible();
  await expect(page.locator("[part=stale]")).toHaveCount(0);
  expect(await events(page, "bantin-error")).toHaveLength(1);
  backend.failing.clear();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(titles(page)).toHaveText(["old 1", "old 2", "old 3", "old 4"]);
  await expect(page.getByText("Could not load more.")).toHaveCount(0);
  expect(backend.asked).toEqual(["/lists/old", "/lists/old?page=2", "/lists/old?page=2"]);
});

test("what is out of time is tried again", async ({ page, site }) => {
  let tries = 0;
  await page.route("**/late.json", (route) => {
    tries += 1;
    // The first try is never answered.
    if (tries > 1) return route.fulfill({ json: [{ title: "In time", url: "/s" }] });
  });
  await page.goto(site.page(related('src="/late.json" timeout="1"')));
  await expect(titles(page)).toHaveText(["In time"]);
  expect(tries).toBe(2);
});

test.describe("a handler of the page", () => {
  const inline = (json: string) => related("").replace("><", `><script type="application/json">${json}</script><`);

  test("may give other data when the first is at fault", async ({ page, site }) => {
    const handler = `<script>
      document.addEventListener("bantin-error", ({ target }) => {
        target.data = [{ title: "Mended", url: "/m" }];
      }, { once: true });
    </script>`;
    await page.goto(site.page(handler + inline("[{]")));
    await expect(titles(page)).toHaveText(["Mended"]);
  });

  test("may ask for more when the first data is shown", async ({ page, site }) => {
    const handler = `<script>
      document.addEventListener("bantin-load", ({ target }) => {
        target.querySelector("script").textContent = JSON.stringify([{ title: "Newer", url: "/n" }]);
        target.refresh();
      }, { once: true });
    </script>`;
    await page.goto(site.page(handler + inline('[{"title": "First", "url": "/f"}]')));
    await expect(titles(page)).toHaveText(["Newer"]);
  });

  test("is told the status, and how long to wait", async ({ page, site, log }) => {
    log.expect(/503/);
    await record(page, "bantin-error");
    await page.route("**/busy.json", (route) => route.fulfill({ status: 503, headers: { "Retry-After": "120" } }));
    await page.goto(site.page(related('src="/busy.json"')));
    await expect.poll(() => events(page, "bantin-error")).toHaveLength(1);
    const [told] = await events(page, "bantin-error");
    expect(told).toEqual({
      code: "status",
      message: "HTTP 503",
      url: `${site.url}/busy.json`,
      status: 503,
      retryAfter: 120,
    });
  });
});
