// What came too soon: until the time that the backend named nothing is sent, whatever the reader does.
import { line, openForm } from "./support/form.ts";
import type { Site } from "./support/site.ts";
import { REMEMBERED } from "./support/storages.ts";
import { type Page, expect, test } from "./support/test.ts";

const TEXT = "Written on the ferry";

/** A thread with a comment in it. What is sent is lost, or came too soon while it says for how long. */
class Backend {
  sent = 0;
  wait = 0;
  isLosing = false;

  async open(page: Page, site: Site): Promise<void> {
    await page.route(/\/own\/comments/, (route) => {
      if (route.request().method() === "GET") {
        return route.fulfill({ json: { items: [{ id: "1", text: "First", author: { name: "Minh" } }] } });
      }
      this.sent += 1;
      if (this.isLosing) return route.abort();
      if (this.wait === 0)
        return route.fulfill({ status: 201, json: { id: "9", text: TEXT, author: { name: "Lan" } } });
      return route.fulfill({
        status: 429,
        json: { title: "Too Many Requests", status: 429 },
        headers: { "retry-after": `${this.wait}` },
      });
    });
    await page.goto(site.page('<bantin-comments src="/own/comments" min-time="0" loading="eager"></bantin-comments>'));
    await expect(page.getByRole("article")).toHaveCount(1);
  }
}

async function send(page: Page, text = TEXT): Promise<void> {
  await line(page).fill(text);
  await page.getByLabel("Name").fill("Lan");
  await page.getByRole("button", { name: "Post comment" }).click();
}

const card = (page: Page) => page.getByRole("article").filter({ hasText: TEXT });
const post = (page: Page) => page.getByRole("button", { name: /^Post comment/ });

/** A comment that was lost on its way waits on its card, and comes too soon when it is sent from there. */
async function waitOnCard(page: Page, site: Site, backend: Backend, seconds: number): Promise<void> {
  backend.isLosing = true;
  await backend.open(page, site);
  await send(page);
  await expect(card(page)).toContainText("Waiting to send");
  backend.isLosing = false;
  backend.wait = seconds;
  await card(page).getByRole("button", { name: "Post now" }).click();
  await expect(card(page)).toContainText("That was a little fast.");
}

test("its form waits after a reload, too, and says how long", REMEMBERED, async ({ page, site, log }) => {
  log.expect(/429/);
  const backend = new Backend();
  backend.wait = 42;
  await backend.open(page, site);
  await send(page);
  await expect(post(page)).toHaveAccessibleName(/\d ?\)$/);
  await page.reload();
  await openForm(page);
  await expect(line(page)).toHaveValue(TEXT);
  await expect(post(page)).toHaveAccessibleName(/\( ?(4[0-2]|3\d) ?\)$/);
  await expect(page.getByRole("alert")).toContainText(/(4[0-2]|3\d) seconds/);
  await page.getByLabel("Name").fill("Lan");
  await post(page).click({ force: true });
  await line(page).press("Control+Enter");
  await expect(post(page)).toHaveAttribute("aria-disabled", "true");
  expect(backend.sent).toBe(1);
});

test("once the time is over, its form is sent as ever", REMEMBERED, async ({ page, site, log }) => {
  log.expect(/429/);
  const backend = new Backend();
  backend.wait = 2;
  await backend.open(page, site);
  await send(page);
  await expect(post(page)).toHaveAccessibleName(/\d ?\)$/);
  backend.wait = 0;
  await page.reload();
  await openForm(page);
  await page.getByLabel("Name").fill("Lan");
  await expect(post(page)).toHaveAttribute("aria-disabled", "false");
  await post(page).click();
  await expect(card(page)).toHaveCount(1);
  await expect(page.getByText("Your comment has been posted.")).toBeVisible();
});

test(
  "its card has no button that sends it sooner, nor has the form that it is taken back into",
  REMEMBERED,
  async ({ page, site, log }) => {
    log.expect(/net::ERR_|429/);
    const backend = new Backend();
    await waitOnCard(page, site, backend, 42);
    const buttons = () => card(page).getByRole("button").allTextContents();
    expect(await buttons()).toEqual(["Edit", "Discard"]);
    const sent = backend.sent;
    await page.reload();
    await expect(card(page)).toContainText(/Trying again in (4[0-2]|3\d) seconds/);
    expect(await buttons()).toEqual(["Edit", "Discard"]);
    await card(page).getByRole("button", { name: "Edit" }).click();
    await expect(line(page)).toHaveValue(TEXT);
    await expect(post(page)).toHaveAccessibleName(/\( ?(4[0-2]|3\d) ?\)$/);
    await post(page).click({ force: true });
    await expect(post(page)).toHaveAttribute("aria-disabled", "true");
    expect(backend.sent).toBe(sent);
  },
);

test("it goes by itself when the time is over", async ({ page, site, log }) => {
  log.expect(/net::ERR_|429/);
  const backend = new Backend();
  await waitOnCard(page, site, backend, 2);
  backend.wait = 0;
  await expect(card(page)).not.toContainText("Waiting to send");
  await expect(page.getByText("Your comment has been posted.")).toBeVisible();
});
