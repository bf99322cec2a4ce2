// A real WordPress with Bantin's plugin, and who works on it.
import type { Browser, Locator, Page } from "@playwright/test";
import { during, test as base } from "./backends.ts";
import { expect } from "./test.ts";
import { WordPress } from "./wordpress.ts";

/** Who may sign in: the author may not write any HTML (`unfiltered_html`), the chief may all. */
export type Staff = "author" | "editor" | "chief";

interface WorkerFixtures {
  /** The WordPress of all tests of a worker. */
  blog: WordPress;
}

interface Fixtures {
  /** Nothing set is left for the next test. */
  tidy: undefined;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's names.
  blog: [({}, use) => during(new WordPress({ plugin: true }), use), { scope: "worker" }],
  tidy: [
    async ({ blog, page }, use) => {
      await blog.set(AS_DELIVERED);
      await use(undefined);
      // Nothing of the page may be on its way when a rule changes.
      await page.close();
      await blog.set(AS_DELIVERED);
    },
    { auto: true },
  ],
});

/** WordPress' own rule: by the REST API nobody comments who is not signed in. */
export const AS_DELIVERED = { login: true };

/** A site that lets readers without an account comment, as its settings page writes it. */
export const OPEN = { login: true, options: { bantin: { anonymous: true } } };

/** Anybody may write by the REST API, whatever the plugin says. */
export const OPEN_TO_ALL = { login: false };

/** Signs in, as somebody does. */
export async function signIn(page: Page, blog: WordPress, who: Staff): Promise<void> {
  await page.goto(`${blog.url}/wp-login.php`);
  // WordPress moves the focus there by itself, a moment later.
  await expect(page.getByLabel("Username or Email Address")).toBeFocused();
  await page.getByLabel("Username or Email Address").fill(who);
  await page.getByLabel("Password", { exact: true }).fill("under test");
  await page.getByRole("button", { name: "Log In" }).click();
  await expect(page.getByRole("heading", { name: /Dashboard|Profile/ }).first()).toBeVisible();
}

/** Does something as one of the staff, in a browser of their own. */
export async function as<T>(
  browser: Browser,
  blog: WordPress,
  who: Staff,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await signIn(page, blog, who);
    return await work(page);
  } finally {
    await context.close();
  }
}

interface Article {
  id: number;
  link: string;
  content: { raw: string };
}

/** Writes an article by the REST API, with the rights of who is signed in; gives it as it was taken. */
export async function write(page: Page, blog: WordPress, content: string, more: object = {}): Promise<Article> {
  const nonce = await (await page.request.get(`${blog.url}/wp-admin/admin-ajax.php?action=rest-nonce`)).text();
  const answer = await page.request.post(`${blog.url}/index.php?rest_route=/wp/v2/posts&context=edit`, {
    headers: { "X-WP-Nonce": nonce },
    data: { title: "Thử", status: "publish", content, ...more },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return (await answer.json()) as Article;
}

/** What a reader without a script gets. */
export async function withoutScript<T>(
  browser: Browser,
  address: string,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(address);
    return await look(page);
  } finally {
    await context.close();
  }
}

/** What an element shows, once it has its data. */
export async function shown(page: Page, name: string): Promise<Locator> {
  const element = page.locator(`bantin-${name}`);
  await element.scrollIntoViewIfNeeded();
  await expect(element.locator("[part=base]")).toHaveAttribute("data-state", "ready");
  return element;
}
