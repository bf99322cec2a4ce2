// One story, told by a reader to every backend: the newsroom, a real Isso, a real WordPress.
import { type Page, expect, test } from "./support/backends.ts";
import type { CommentServer, Thread } from "./support/comment-server.ts";
import { start } from "./support/newsroom.ts";
import { NewsroomComments } from "./support/newsroom-comments.ts";
import { REMEMBERED } from "./support/storages.ts";

interface Fixtures {
  server: CommentServer;
}

const BACKENDS = {
  newsroom: test.extend<Fixtures>({ server: ({ newsroom }, use) => use(new NewsroomComments(newsroom)) }),
  isso: test.extend<Fixtures>({ server: ({ isso }, use) => use(isso) }),
  wordpress: test.extend<Fixtures>({ server: ({ wordpress }, use) => use(wordpress) }),
};

function markup(server: CommentServer, thread: Thread): string {
  return `<bantin-comments src="${thread.src}" adapter="${server.adapter}" min-time="0" limit="100"></bantin-comments>`;
}

async function write(page: Page, text: string, label = "Comment"): Promise<void> {
  const form = page.locator("form").filter({ has: page.getByLabel(label, { exact: true }) });
  await form.getByLabel(label, { exact: true }).fill(text);
  await form.getByLabel("Name").fill("Lan");
  await form.getByLabel("Email").fill("lan@bao.example");
  await form.getByRole("button", { name: "Post comment" }).click();
}

const card = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });

for (const [name, tell] of Object.entries(BACKENDS)) {
  tell.describe(name, { tag: name === "wordpress" ? "@backends" : [] }, () => {
    tell.afterEach(async ({ page, server }) => {
      // A rule is set by starting some servers again: nothing of the page may be on its way then.
      await page.close();
      await server.set({});
    });

    tell("a reader writes, answers and reads again", async ({ page, site, server }) => {
      const thread = await server.fresh();
      const address = site.page(markup(server, thread));
      await page.goto(address);
      await write(page, "The ferry was on time today.");
      await expect(page.getByText("Your comment has been posted.")).toBeVisible();
      await expect(card(page, "The ferry was on time today.")).toBeFocused();
      await card(page, "The ferry").getByRole("button", { name: "Reply" }).click();
      await write(page, "Mine was late.", "Your reply");
      await expect(card(page, "Mine was late.")).toBeFocused();
      await page.reload();
      await expect(page.getByRole("article")).toHaveCount(2);
      await expect(page.locator("ol ol").getByRole("article")).toContainText("Mine was late.");
      const [first, second] = await server.stored(thread);
      expect(second?.parent).toBe(first?.id);
    });

    tell("a like counts where there is such a thing", async ({ page, site, server }) => {
      const thread = await server.fresh();
      await page.goto(site.page(markup(server, thread)));
      await write(page, "Like this");
      await expect(card(page, "Like this")).toBeVisible();
      const like = page.getByRole("button", { name: /^Like/ });
      if (name === "wordpress") return expect(like).toHaveCount(0);
      const counted = page.waitForResponse((answer) => answer.request().method() === "POST");
      await like.click();
      await expect(like).toHaveAttribute("aria-pressed", "true");
      expect((await counted).ok()).toBe(true);
      await page.reload();
      // Isso counts no like from the address that the comment came from.
      await expect(like).toHaveText(name === "isso" ? "Like 0" : "Like 1");
    });

    tell("a comment that is held is shown to its author, and marked", REMEMBERED, async ({ page, site, server }) => {
      const thread = await server.fresh();
      await server.set({ moderation: true });
      await page.goto(site.page(markup(server, thread)));
      await write(page, "Held: see https://bao.example");
      await expect(page.getByText("Your comment has been received and is awaiting approval.")).toBeVisible();
      await expect(card(page, "Held")).toContainText("Awaiting approval");
      await page.reload();
      await expect(card(page, "Held")).toContainText("Awaiting approval");
      await expect(page.getByRole("article")).toHaveCount(1);
    });

    tell("a flood is refused in words, and the text stays", async ({ page, site, server, log }) => {
      log.expect(/4\d\d/);
      const slow = name === "newsroom" ? new NewsroomComments(await start("--comments-per-minute", "1")) : server;
      const thread = await slow.fresh();
      await page.goto(site.page(markup(slow, thread)));
      await write(page, "The first");
      await expect(card(page, "The first")).toBeVisible();
      await server.set({ flood: true });
      await write(page, "The second");
      // The newsroom says it itself, in the language of the browser.
      await expect(page.getByRole("alert")).toContainText(/a little fast|too fast|wait|đợi/);
      await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("The second");
      expect(await slow.stored(thread)).toHaveLength(1);
      if (slow !== server) await slow.stop();
    });

    tell("a duplicate is refused where the backend finds them", async ({ page, site, server, log }) => {
      tell.skip(name !== "wordpress", "only WordPress finds them");
      log.expect(/409/);
      const thread = await server.fresh();
      await page.goto(site.page(markup(server, thread)));
      await write(page, "Once is enough");
      await expect(card(page, "Once is enough")).toBeVisible();
      await write(page, "Once is enough");
      await expect(page.getByRole("alert")).toHaveText("This comment has already been posted.");
      expect(await server.stored(thread)).toHaveLength(1);
    });

    tell(
      "a lost answer is found in the thread, and the comment is there once",
      async ({ page, site, server, badNetwork, log }) => {
        log.expect(/Failed to load|CORS|ERR_/);
        const thread = await server.fresh();
        const bad = await badNetwork(server.url);
        await page.goto(site.page(markup(server, { ...thread, src: thread.src.replace(server.url, bad.url) })));
        await expect(page.getByLabel("Comment", { exact: true })).toBeVisible();
        bad.fail({ "drop-after": 1 }, (asked) => asked.method === "POST");
        await write(page, 'It "arrived", & nobody said so.');
        await expect(card(page, "Waiting to send")).toBeVisible();
        bad.pass();
        await card(page, "Waiting to send").getByRole("button", { name: "Post now" }).click();
        await expect(card(page, "Waiting to send")).toHaveCount(0);
        await expect(page.getByRole("article")).toHaveCount(1);
        expect(await server.stored(thread)).toHaveLength(1);
      },
    );

    tell("200 comments are paged through", async ({ page, site, server }) => {
      tell.setTimeout(120_000);
      const thread = await server.long();
      await page.goto(site.page(markup(server, thread)));
      await expect(page.getByRole("article").first()).toBeVisible();
      const more = page.getByRole("button", { name: "Show more" });
      await expect(async () => {
        if (await more.isVisible()) await more.click({ timeout: 2000 });
        expect(await page.getByRole("article").count()).toBe(200);
      }).toPass();
      await expect(more).toBeHidden();
      const texts = await page.locator("[part=text]").allTextContents();
      expect(new Set(texts.map((it) => it.trim())).size).toBe(200);
    });
  });
}
