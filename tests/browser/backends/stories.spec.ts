// The carousel and the ticker on stories of a real WordPress and a real json-server: the page on
// one origin, the backend on another, as in life.
import { type Locator, type Page, events, expect, record, test } from "../support/backends.ts";
import type { JsonServer } from "../support/json-server.ts";
import { TOLD, type Told } from "../support/told.ts";
import type { WordPress } from "../support/wordpress.ts";

interface Servers {
  wordpress: WordPress;
  jsonServer: JsonServer;
}

interface Backend {
  name: string;
  /** With the name of its adapter, and without. */
  adapters: string[];
  /** A page of so many stories. */
  src(servers: Servers, size: number, page?: number): string;
  link(servers: Servers, story: Told): string;
  /** Where in an address the page's number is. */
  page: RegExp;
}

const BACKENDS: Backend[] = [
  {
    name: "WordPress",
    adapters: ["wordpress", "auto"],
    src: ({ wordpress }, size, page = 1) => `${wordpress.url}/wp-json/wp/v2/posts?_embed&per_page=${size}&page=${page}`,
    link: ({ wordpress }, { slug }) => `${wordpress.url}/${slug}/`,
    page: /[?&]page=(\d+)/,
  },
  {
    name: "json-server",
    adapters: ["json-server", "auto"],
    src: ({ jsonServer }, size, page = 1) => `${jsonServer.url}/stories?_page=${page}&_limit=${size}`,
    link: ({ jsonServer }, { slug }) => `${jsonServer.url}/${slug}`,
    page: /[?&]_page=(\d+)/,
  },
];

const titles = TOLD.map((story) => story.title);
const cards = (page: Page): Locator => page.locator("bantin-related [part=card]");
const more = (page: Page): Locator => page.getByRole("button", { name: "Show more" });

function related(src: string, attributes: string): string {
  return `<bantin-related lang="en" src="${src.replaceAll("&", "&amp;")}" ${attributes}></bantin-related>`;
}

function ticker(src: string, attributes: string): string {
  return `<bantin-ticker lang="en" src="${src.replaceAll("&", "&amp;")}" ${attributes}></bantin-ticker>`;
}

/** The numbers of the pages that are asked for from now on, in order. */
function askedPages(page: Page, { page: number }: Backend): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const found = number.exec(request.url())?.[1];
    if (found) asked.push(found);
  });
  return asked;
}

for (const backend of BACKENDS) {
  test.describe(`stories of a real ${backend.name}`, { tag: "@backends" }, () => {
    for (const adapter of backend.adapters) {
      test(`adapter ${adapter}: all 25 are shown page by page, and then no more are asked for`, async ({
        page,
        site,
        wordpress,
        jsonServer,
      }) => {
        const servers = { wordpress, jsonServer };
        const asked = askedPages(page, backend);
        await page.goto(site.page(related(backend.src(servers, 10), `layout="grid" adapter="${adapter}"`)));
        for (const shown of [10, 20]) {
          await expect(cards(page)).toHaveCount(shown);
          await more(page).click();
        }
        await expect(cards(page)).toHaveCount(25);
        await expect(more(page)).toHaveCount(0);
        expect(asked).toEqual(["1", "2", "3"]);
        await expect(cards(page).getByRole("heading")).toHaveText(titles);
        await expect(cards(page).first()).toHaveAttribute("aria-setsize", "25");
        for (const [place, story] of TOLD.entries()) {
          const card = cards(page).nth(place);
          await expect(card.getByRole("link")).toHaveAttribute("href", backend.link(servers, story));
          await expect(card).toContainText(story.excerpt);
          await expect(card).toContainText(story.section);
          const time = await card.locator("time").getAttribute("datetime");
          expect(Date.parse(time ?? "")).toBe(Date.UTC(2025, 2, 10, 5 - place));
        }
      });
    }

    test("each story with a picture shows it, and each without is words alone", async ({
      page,
      site,
      wordpress,
      jsonServer,
    }) => {
      await page.goto(site.page(related(backend.src({ wordpress, jsonServer }, 25), 'layout="grid"')));
      await expect(cards(page)).toHaveCount(25);
      for (const [place, story] of TOLD.entries()) {
        const picture = cards(page).nth(place).locator("[part=picture]");
        await expect(picture.locator("img")).toHaveCount(story.picture ? 1 : 0);
        await expect(picture).toHaveCount(story.picture ? 1 : 0);
        if (!story.picture) continue;
        await picture.scrollIntoViewIfNeeded();
        await expect(picture.locator("img")).toHaveJSProperty("complete", true);
        const width = await picture.locator("img").evaluate((img) => (img as HTMLImageElement).naturalWidth);
        expect(width, story.slug).toBeGreaterThan(0);
      }
    });

    test("the ticker tells them in order, their titles in letters and not in entities", async ({
      page,
      site,
      wordpress,
      jsonServer,
    }) => {
      const servers = { wordpress, jsonServer };
      await page.goto(site.page(ticker(backend.src(servers, 25), 'mode="static"')));
      const headlines = page.locator("bantin-ticker [part=headline]");
      await expect(headlines).toHaveText(titles);
      const links = page.locator("bantin-ticker").getByRole("link");
      const hrefs = await links.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      expect(hrefs).toEqual(TOLD.map((story) => backend.link(servers, story)));
    });

    test("one headline at a time, the ticker goes from one to the next", async ({
      page,
      site,
      wordpress,
      jsonServer,
    }) => {
      await page.goto(site.page(ticker(backend.src({ wordpress, jsonServer }, 25), 'mode="rotate"')));
      await expect(page.getByRole("link", { name: titles[0] })).toBeVisible();
      await page.getByRole("button", { name: "Next", exact: true }).click();
      await expect(page.getByRole("link", { name: titles[1] })).toBeVisible();
      await expect(page.locator("bantin-ticker")).toContainText("2 / 25");
    });

    test("a page past the last is no failure", async ({ page, site, log, wordpress, jsonServer }) => {
      // WordPress answers 400, which the browser itself writes into the console.
      log.expect(/status of 400/);
      await record(page, "bantin-error");
      await page.goto(site.page(related(backend.src({ wordpress, jsonServer }, 10, 4), "")));
      await expect(page.getByText("No related stories yet.")).toBeVisible();
      expect(await events(page, "bantin-error")).toEqual([]);
    });

    test("they come through a network that fails at first", async ({
      page,
      site,
      log,
      badNetwork,
      wordpress,
      jsonServer,
    }) => {
      const src = backend.src({ wordpress, jsonServer }, 10);
      const bad = await badNetwork(new URL(src).origin);
      log.expect(/status of 500/);
      bad.fail({ "500-before": 1 });
      const failed = page.waitForResponse((answer) => answer.status() === 500);
      await page.goto(site.page(related(src.replace(new URL(src).origin, bad.url), "")));
      await failed;
      bad.pass();
      await expect(cards(page)).toHaveCount(10);
      expect(bad.faults()).toBeGreaterThan(0);
    });
  });
}

test.describe("pictures of a real WordPress", { tag: "@backends" }, () => {
  test("come in the sizes it made of them, and without those it cropped", async ({ page, site, wordpress }) => {
    const src = `${wordpress.url}/wp-json/wp/v2/posts?_embed&per_page=1`;
    await page.goto(site.page(related(src, "")));
    const picture = page.locator("bantin-related img");
    const candidates = ((await picture.getAttribute("srcset")) ?? "").split(", ").map((it) => it.split(" "));
    expect(candidates.map(([, width]) => width).sort()).toEqual(["1024w", "1280w", "300w", "768w"]);
    for (const [url] of candidates) {
      expect(url).toContain(`${wordpress.url}/wp-content/uploads/`);
      expect((await fetch(url ?? "")).status).toBe(200);
    }
    await expect(picture).toHaveAccessibleName("Sông lúc bình minh");
    // A card is 18 rem wide at most, and is not given the largest.
    await expect(picture).toHaveJSProperty("complete", true);
    expect(await picture.evaluate((img) => (img as HTMLImageElement).currentSrc)).toMatch(/-300x169|-768x432/);
  });
});
