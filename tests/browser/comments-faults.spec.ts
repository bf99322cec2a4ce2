// Hundreds of comments through a network that fails at random: each is there, and once.
import { type Page, expect, test } from "./support/backends.ts";
import type { CommentServer } from "./support/comment-server.ts";
import { NewsroomComments } from "./support/newsroom-comments.ts";
import { Site } from "./support/site.ts";
import { REMEMBERED } from "./support/storages.ts";

/** `cargo xtask test --posts 500` is the long run. */
const POSTS = Number(process.env.BANTIN_POSTS ?? 60);

interface Fixtures {
  server: CommentServer;
}

const BACKENDS = {
  newsroom: test.extend<Fixtures>({ server: ({ newsroom }, use) => use(new NewsroomComments(newsroom)) }),
  isso: test.extend<Fixtures>({ server: ({ isso }, use) => use(isso) }),
  wordpress: test.extend<Fixtures>({ server: ({ wordpress }, use) => use(wordpress) }),
};

/** The form, open, however often the thread has to be asked for. Who is offline before it came cannot write. */
async function form(page: Page): Promise<void> {
  await expect(async () => {
    const retry = page.getByRole("button", { name: "Try again" });
    if (await retry.isVisible()) await retry.click({ timeout: 2000 });
    await page.getByLabel("Comment", { exact: true }).click({ timeout: 5000 });
    await expect(page.getByLabel("Name")).toBeVisible({ timeout: 5000 });
  }).toPass({ timeout: 60_000 });
}

/** Writes, and sends again what is refused for the moment, until the text has left the form. */
async function post(page: Page, text: string): Promise<void> {
  const field = page.getByLabel("Comment", { exact: true });
  await field.fill(text);
  await page.getByLabel("Name").fill("Lan");
  await page.getByLabel("Email").fill("lan@bao.example");
  await expect(async () => {
    await page.getByRole("button", { name: /^Post/ }).first().click({ timeout: 2000 });
    await expect(field).toHaveValue("", { timeout: 2000 });
  }).toPass({ timeout: 60_000 });
}

/** Nothing waits any more, nor is on its way. Each round is a network that comes back. */
async function sent(page: Page): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("online")));
    await expect(page.getByText(/^(Waiting to send|Posting…)$/)).toHaveCount(0, { timeout: 2000 });
  }).toPass({ timeout: 120_000 });
}

for (const [name, send] of Object.entries(BACKENDS)) {
  send.describe(name, { tag: name === "newsroom" ? [] : "@backends" }, () => {
    send(
      `${POSTS} comments through a bad network are each there once`,
      REMEMBERED,
      async ({ page, server, site, badNetwork, log }) => {
        send.setTimeout(120_000 + POSTS * 8_000);
        log.expect(/./);
        const thread = await server.fresh();
        const bad = await badNetwork(server.url);
        // The same random numbers as those of the faults: one seed tells the whole story.
        let state = bad.seed;
        const chance = () => {
          state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
          return state / 2 ** 31;
        };
        const own = name === "newsroom" ? await new Site(bad.url).start() : site;
        own.settings = site.settings;
        const src = thread.src.replace(server.url, name === "newsroom" ? "" : bad.url);
        const element = `<bantin-comments src="${src}" adapter="${server.adapter}" min-time="0" timeout="3"></bantin-comments>`;
        await page.goto(own.page(element));
        bad.fail();
        const texts: string[] = [];
        for (let at = 1; at <= POSTS; at += 1) {
          await form(page);
          // Isso gives a cookie with each comment: nobody writes hundreds in the 15 minutes that they last.
          if (at % 50 === 0) await page.context().clearCookies();
          const text = `Tin số ${at}: nước lên ${Math.floor(chance() * 1000)} phân.`;
          texts.push(text);
          const what = chance();
          if (what < 0.05) {
            await page.context().setOffline(true);
            await post(page, text);
            await page.context().setOffline(false);
            await page.reload();
          } else if (what < 0.12) {
            await page.getByLabel("Comment", { exact: true }).fill(text);
            await page.getByLabel("Name").fill("Lan");
            await page.getByLabel("Email").fill("lan@bao.example");
            await page.getByRole("button", { name: /^Post/ }).first().click();
            await page.reload();
            await form(page);
            // It was sent, or it waits, or it was refused for the moment and is in the form again.
            const left = await page.getByLabel("Comment", { exact: true }).inputValue();
            if (left) await post(page, left);
          } else {
            await post(page, text);
          }
        }
        bad.pass();
        await page.reload();
        await form(page);
        await sent(page);
        const stored = (await server.stored(thread)).map((it) => it.text.replace(/<[^>]+>/g, "").trim());
        console.log(`${name}: ${POSTS} comments, ${bad.faults()} faults of ${JSON.stringify(bad.counts)}`);
        for (const text of stored.filter((it, at) => stored.indexOf(it) !== at)) {
          const writes = bad.writes.filter(({ body }) => body.includes(text));
          console.log(`"${text}" is there twice, of`, writes);
        }
        expect([...stored].sort()).toEqual([...texts].sort());
        if (own !== site) await own.stop();
      },
    );
  });
}
