// Where a reader's things are remembered is for the page to say, at any time: what there is goes along, and nothing
// of it stays behind.
import { recipe } from "./support/recipes.ts";
import { crashing } from "./support/crash.ts";
import { line, openForm } from "./support/form.ts";
import type { Site } from "./support/site.ts";
import { DOCUMENTED, type Place, remembered } from "./support/storages.ts";
import { type Page, expect, test } from "./support/test.ts";

const TEXT = "Nước đã rút khỏi hẻm 12.";
const PLACES: Place[] = ["none", "session", "local"];
const MARKUP = '<bantin-comments src="/thread" article="a" min-time="0" loading="eager"></bantin-comments>';

/** A thread that has one comment and takes what is written, unless the network is down. */
async function serve(page: Page): Promise<{ sent: string[]; visitors: (string | undefined)[]; isDown: boolean }> {
  const backend = { sent: [] as string[], visitors: [] as (string | undefined)[], isDown: false };
  const created = "2026-11-24T09:10:00+07:00";
  await page.context().route(/\/thread(\/[^?]*)?(\?|$)/, async (route) => {
    const request = route.request();
    const items = [{ id: "1", text: "Đầu tiên", author: { name: "Minh" }, created, likes: 1 }];
    if (request.method() === "GET") return route.fulfill({ json: { items, total: 1 } });
    if (backend.isDown) return route.abort("connectionreset");
    if (request.url().endsWith("/like")) {
      backend.visitors.push(request.headers()["x-visitor"]);
      return route.fulfill({ json: { likes: 2, liked: true } });
    }
    const { text, author } = request.postDataJSON();
    backend.sent.push(text);
    return route.fulfill({ status: 201, json: { id: "2", text, author, created, can_edit: true } });
  });
  return backend;
}

async function configure(page: Page, storage: unknown, loader = "/bantin/embed.js"): Promise<void> {
  await page.evaluate(
    async ([storage, loader]) => (await import(loader as string)).configure({ storage }),
    [storage, loader],
  );
}

/** An article whose page says so before the code is there. */
const article = (site: Site, storage?: Place) => {
  const head = site.head;
  if (storage) {
    site.head += `<script type="module">import { configure } from "/bantin/embed.js"; configure({ storage: "${storage}" });</script>`;
  }
  const url = site.page(MARKUP);
  site.head = head;
  return url;
};

/** The draft is in its form, which has come. */
async function expectDraft(page: Page, text: string): Promise<void> {
  await expect(line(page)).toHaveValue(text);
  if (text) await expect(page.getByRole("button", { name: "Post comment" })).toBeVisible();
}

const ours = async (page: Page) => (await remembered(page)).filter((it) => it.includes(" bantin:"));
const STORAGE = { session: "sessionStorage", local: "localStorage" };

/** All that is remembered is in this place, and it is something. */
async function expectIn(page: Page, place: Place): Promise<void> {
  const found = await ours(page);
  const storages = new Set(found.map((it) => it.split(" ")[0]));
  expect([...storages]).toEqual(place === "none" ? [] : [STORAGE[place]]);
}

async function like(page: Page): Promise<void> {
  await page.locator("[part=like]").first().click();
  await expect(page.locator("[part=like]").first()).toHaveAttribute("aria-pressed", "true");
}

/** Begins a comment, as a reader does. */
async function begin(page: Page): Promise<void> {
  await openForm(page);
  await line(page).fill(TEXT);
}

for (const from of PLACES) {
  for (const to of PLACES.filter((it) => it !== from)) {
    test(`from ${from} to ${to} all moves, and a draft is there before and after`, async ({ page, site }) => {
      await serve(page);
      await page.goto(article(site, from));
      await begin(page);
      await like(page);
      await expectIn(page, from);
      await configure(page, to);
      await expectIn(page, to);
      // The element is made anew, in the same page.
      await page.locator("bantin-comments").evaluate((it) => it.replaceWith(it.cloneNode(true)));
      await expectDraft(page, TEXT);
      await page.goto(article(site, to));
      await expectDraft(page, to === "none" ? "" : TEXT);
    });
  }
}

test("what earlier pages left goes with a page that remembers nothing, and comes back with a yes", async ({
  page,
  site,
}) => {
  await serve(page);
  await page.goto(article(site));
  await begin(page);
  await page.goto(article(site, "none"));
  // The draft that was left is in the form: the page knows it, the browser no longer.
  await expectDraft(page, TEXT);
  expect(await remembered(page)).toEqual([]);
  await configure(page, "local");
  await page.goto(article(site, "local"));
  await expectDraft(page, TEXT);
});

test("a comment that waits to be sent is kept from the moment the reader says yes", async ({ page, site, log }) => {
  log.expect(/ERR_CONNECTION_RESET/);
  const backend = await serve(page);
  backend.isDown = true;
  await page.goto(article(site, "none"));
  await begin(page);
  await page.getByLabel("Name").fill("Lan");
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(
    page.getByText("Drafts are not kept here; please post before you close the page.").first(),
  ).toBeVisible();
  await expect(page.getByRole("article").filter({ hasText: TEXT })).toHaveCount(1);
  await configure(page, "local");
  backend.isDown = false;
  await page.goto(article(site, "local"));
  await expect.poll(() => backend.sent).toEqual([TEXT]);
});

test("with storage: none a form says that drafts are not kept, and does not offer to remember", async ({
  page,
  site,
}) => {
  await serve(page);
  await page.goto(article(site, "none"));
  await begin(page);
  await expect(page.getByRole("alert").filter({ hasText: "Drafts are not kept here" })).toBeVisible();
  await expect(page.getByLabel("Remember me on this device")).toHaveCount(0);
  await configure(page, "local");
  await expectIn(page, "local");
  await page.reload();
  await expectDraft(page, TEXT);
  expect(await remembered(page)).toEqual([]);
});

test("a reader has one name for a page that remembers nothing, and another on the next", async ({ page, site }) => {
  const { visitors } = await serve(page);
  for (const _ of [1, 2]) {
    await page.goto(article(site, "none"));
    await like(page);
  }
  expect(new Set(visitors).size).toBe(2);
  expect(visitors).not.toContain(undefined);
});

const BAD = ["cookies", "", "None", 5, null, ["none"], {}, true];

test("a storage that is none is named once, and changes nothing", async ({ page, site, log }) => {
  await serve(page);
  await page.goto(article(site, "session"));
  await begin(page);
  await expectIn(page, "session");
  for (const bad of BAD) {
    log.lines = [];
    await configure(page, bad);
    await configure(page, bad);
    const told = log.lines.filter((it) => it.includes("storage"));
    expect(told).toEqual([`bantin: storage: expected none, session or local, found "${bad}"`]);
    await line(page).fill(`${TEXT} ${bad}`);
    await expectIn(page, "session");
  }
});

test("one that is none from the start leaves the default, and what else is said holds", async ({ page, site, log }) => {
  await serve(page);
  site.head = `<script type="module">import { configure } from "/bantin/embed.js";
    configure({ storage: "nowhere", labels: { en: { reply: "Answer" } } });</script>`;
  await page.goto(site.page(MARKUP));
  await expect(page.getByRole("button", { name: "Answer" })).toBeVisible();
  expect(log.lines.filter((it) => it.includes("storage"))).toHaveLength(1);
  await begin(page);
  await expectIn(page, "local");
});

test("what is left out stays as it was", async ({ page, site }) => {
  await serve(page);
  await page.goto(article(site, "none"));
  await openForm(page);
  await configure(page, undefined);
  await line(page).fill(TEXT);
  expect(await remembered(page)).toEqual([]);
});

test("a second copy of the loader says it for the first", async ({ page, site, log }) => {
  await serve(page);
  await page.goto(article(site));
  await begin(page);
  await expectIn(page, "local");
  await configure(page, "none", "/bantin/embed.js?again");
  await line(page).fill(`${TEXT} Rồi.`);
  expect(await remembered(page)).toEqual([]);
  expect(log.lines.join("\n")).toContain("expected one, found");
});

test("what a page alone knows outlives a crash of the code", async ({ page, site, log }) => {
  log.expect(/crashed/);
  await serve(page);
  await page.route("**/bantin/bantin.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: crashing("first") }),
  );
  await page.goto(article(site, "none"));
  await begin(page);
  await page.locator("bantin-comments").evaluate((it: HTMLElement & { refresh(): void }) => it.refresh());
  await expect(line(page)).toHaveValue(TEXT);
  expect(await remembered(page)).toEqual([]);
});

test("a storage that is full or refused takes nothing, and what was elsewhere is gone from there", async ({
  page,
  site,
}) => {
  await serve(page);
  await page.goto(article(site));
  await begin(page);
  await page.evaluate(() => {
    Object.defineProperty(window, "sessionStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await configure(page, "session");
  expect(await ours(page)).toEqual([]);
  // The words are where the reader wrote them.
  await expect(line(page)).toHaveValue(TEXT);
});

test("keys of the page's own stay where they are", async ({ page, site }) => {
  await serve(page);
  await page.goto(article(site));
  await page.evaluate(() => {
    localStorage.setItem("own", "1");
    localStorage.setItem("key", "2");
    sessionStorage.setItem("bantinesque", "3");
  });
  await begin(page);
  for (const place of [...PLACES, ...PLACES]) await configure(page, place);
  await configure(page, "none");
  expect((await remembered(page)).sort()).toEqual([
    "localStorage key",
    "localStorage own",
    "sessionStorage bantinesque",
  ]);
});

test("with storage: none two tabs send what was written in each, once", async ({ page, site, context }) => {
  const backend = await serve(page);
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(article(site, "none"));
    await openForm(tab);
    await line(tab).fill(tab === page ? "One" : "Two");
    await tab.getByLabel("Name").fill("Lan");
  }
  await Promise.all([page, other].map((it) => it.getByRole("button", { name: "Post comment" }).click()));
  for (const tab of [page, other]) await expect(tab.getByText("Your comment has been posted.")).toBeVisible();
  expect(backend.sent.sort()).toEqual(["One", "Two"]);
  for (const tab of [page, other]) expect(await remembered(tab)).toEqual([]);
});

test("what is chosen for a visit is in the storage of the visit, or nowhere", async ({ page, site, log }) => {
  log.expect(/404/);
  const places = 'places="Cần Thơ, can-tho; Vĩnh Long, vinh-long"';
  const weather = `<bantin-weather src="/api/weather/{place}" ${places} loading="eager"></bantin-weather>`;
  const ticker = '<bantin-ticker src="/api/digests/morning" loading="eager"></bantin-ticker>';
  await page.goto(site.page(weather + ticker));
  await page.locator("bantin-weather select").selectOption("Vĩnh Long");
  await page.locator("bantin-ticker [part=pause]").click();
  expect((await remembered(page)).sort()).toEqual(["sessionStorage bantin:paused", "sessionStorage bantin:place"]);
  await configure(page, "none");
  expect(await remembered(page)).toEqual([]);
  await configure(page, "local");
  expect((await remembered(page)).sort()).toEqual(["sessionStorage bantin:paused", "sessionStorage bantin:place"]);
});

test("the table of keys has each once", () => {
  expect(DOCUMENTED.length).toBeGreaterThan(10);
  expect(new Set(DOCUMENTED).size).toBe(DOCUMENTED.length);
});

// --- Consent platforms -----------------------------------------------------------------------------------------

/** What a consent platform of either kind calls, by what the reader says. */
const PLATFORMS: Record<string, { stub: string; yes: () => void; no: () => void }> = {
  tcf: {
    stub: `const heard = [];
      window.__tcfapi = (command, version, hear) => {
        if (command !== "addEventListener" || version !== 2) throw new Error(command);
        heard.push(hear);
        hear({ eventStatus: "cmpuishown", gdprApplies: true, purpose: { consents: {} } }, true);
      };
      window.answer = (isYes) => {
        for (const hear of heard) hear({ eventStatus: "useractioncomplete", gdprApplies: true, purpose: { consents: { 1: isYes } } }, true);
      };`,
    yes: () => (window as unknown as { answer(isYes: boolean): void }).answer(true),
    no: () => (window as unknown as { answer(isYes: boolean): void }).answer(false),
  },
  "consent-mode": {
    stub: `window.dataLayer = [];
      function gtag() { dataLayer.push(arguments); }
      gtag("consent", "default", { functionality_storage: "denied", ad_storage: "denied" });
      gtag("consent", "default", { functionality_storage: "granted", region: ["US"] });
      dataLayer.push(null, "text");
      dataLayer.push({ event: "gtm.js" }, () => {});
      window.answer = (isYes) => {
        dataLayer.push(null);
        gtag("consent", "update", { ad_storage: "denied" });
        gtag("consent", "update", { functionality_storage: isYes ? "granted" : "denied" });
      };`,
    yes: () => (window as unknown as { answer(isYes: boolean): void }).answer(true),
    no: () => (window as unknown as { answer(isYes: boolean): void }).answer(false),
  },
};

for (const [name, { stub, yes, no }] of Object.entries(PLATFORMS)) {
  test(`the recipe for ${name} remembers as the reader says, and changes with them`, async ({ page, site }) => {
    await serve(page);
    site.head = `<script>${stub}</script><script type="module">${recipe(name)}</script>`;
    await page.goto(site.page(MARKUP));
    await begin(page);
    expect(await remembered(page)).toEqual([]);
    await page.evaluate(yes);
    await expectIn(page, "local");
    await expect(line(page)).toHaveValue(TEXT);
    await page.evaluate(no);
    expect(await remembered(page)).toEqual([]);
    await expect(line(page)).toHaveValue(TEXT);
  });
}

// --- Pictures of readers -----------------------------------------------------------------------------------------

test("a picture of a reader is asked for without saying where it is seen, or not at all", async ({ page, site }) => {
  const asked: (string | undefined)[] = [];
  await page.route("https://pictures.example/**", (route) => {
    asked.push(route.request().headers().referer);
    return route.fulfill({ contentType: "image/svg+xml", body: '<svg xmlns="http://www.w3.org/2000/svg"/>' });
  });
  const items = [{ id: 1, text: "Hello", author: { name: "Lan", avatar: "https://pictures.example/lan" } }];
  const markup = (attributes: string) =>
    `<bantin-comments loading="eager" ${attributes}><script type="application/json">${JSON.stringify(items)}</script></bantin-comments>`;
  site.head = '<meta name="referrer" content="unsafe-url">';
  await page.goto(site.page(markup("no-avatars")));
  const avatar = page.locator("[part=avatar]");
  await expect(avatar).toHaveText("L");
  await expect(avatar.locator("img")).toHaveCount(0);
  expect(asked).toEqual([]);
  const host = page.locator("bantin-comments");
  await host.evaluate((it) => it.removeAttribute("no-avatars"));
  await expect(avatar.locator("img")).toHaveCount(1);
  await expect.poll(() => asked).toEqual([undefined]);
  await host.evaluate((it) => it.setAttribute("no-avatars", ""));
  await expect(avatar).toHaveText("L");
  await host.evaluate((it) => it.setAttribute("no-avatars", "false"));
  await expect(avatar.locator("img")).toHaveCount(1);
});
