// Languages that are not in the bundle: French, which comes beside it, and those that a page teaches.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Site } from "./support/site.ts";
import { POSTED, post, stateOf, VIEWS } from "./support/views.ts";
import { expect, type Locator, type Page, test } from "./support/test.ts";

const LIST = JSON.stringify({ items: [{ title: "A", url: "/a", published: "2019-11-24T06:30:00Z" }], next: "/more" });
const ZONE = 'time-zone="Asia/Ho_Chi_Minh"';
const related = (attributes = "") =>
  `<bantin-related loading="eager" layout="grid" load-more="manual" ${ZONE} ${attributes}><script type="application/json">${LIST}</script></bantin-related>`;

/** What a reader of the list is told in: its heading, its button, the day of its story. */
async function says(list: Locator, [heading, more, time]: readonly [string, string, string]): Promise<void> {
  await expect(list.getByRole("heading", { level: 2 })).toHaveText(heading);
  await expect(list.locator("[part=more]")).toHaveText(more);
  await expect(list.getByRole("time")).toHaveText(time);
}
const FRENCH = ["À lire aussi", "Afficher la suite", "24 nov. 2019, 13:30"] as const;
const ENGLISH = ["Related stories", "Show more", "24 Nov 2019, 13:30"] as const;
const GERMAN = { related: "Mehr zum Thema", more: "Mehr anzeigen" };
const IN_GERMAN = ["Mehr zum Thema", "Mehr anzeigen", "24. Nov. 2019, 13:30"] as const;

/** An article in a language, of a site that says this to `configure`. */
function article(site: Site, lang: string, markup: string, configure: object = {}): string {
  site.lang = lang;
  site.settings = { ...site.settings, ...configure };
  return site.page(markup);
}
const list = (page: Page) => page.locator("bantin-related");
const further = (page: Page) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (/languages/.test(request.url())) asked.push(new URL(request.url()).pathname.split("/").slice(-1)[0] ?? "");
  });
  return asked;
};

for (const [tag, words] of [
  ["fr", FRENCH],
  ["FR", FRENCH],
  ["fra", FRENCH],
  ["fr_FR.UTF-8", FRENCH],
  ["fr-CA", ["À lire aussi", "Afficher la suite", "24 nov. 2019, 13 h 30"]],
] as const) {
  test(`a page in lang="${tag}" is told in French, and is asked for no more than that`, async ({ page, site, log }) => {
    const asked = further(page);
    await page.goto(article(site, tag, related()));
    await says(list(page), words);
    await expect(list(page).locator("section")).toHaveAttribute("lang", tag.includes("CA") ? "fr-CA" : /fr/i);
    expect(asked).toEqual(["languages.js", "fr.js"]);
    expect(log.lines).toEqual([]);
  });
}

test("each form of a time, an age and a number is that of the language", async ({ page, site }) => {
  await page.addInitScript((now) => {
    Date.now = () => now;
  }, Date.parse("2026-11-24T10:00:00+07:00"));
  const at = (published: string) => ({ title: published, url: `/${published}`, published });
  const times = ["2019-11-24", "2026-11-24T09:55:00+07:00", "2026-11-24T09:00:00+07:00", "2026-11-24T10:00:00+07:00"];
  const stories = JSON.stringify(times.map(at));
  const days = ["2026-11-24", "2026-11-25"].map((date) => ({ date, min: 20, max: 30, condition: "clear" }));
  const report = JSON.stringify({ place: "Cần Thơ", current: { temperature: 28.4, pressure: 1009 }, daily: days });
  const inline = (json: string) => `<script type="application/json">${json}</script>`;
  await page.goto(
    article(
      site,
      "fr",
      `<bantin-related loading="eager" layout="list" ${ZONE}>${inline(stories)}</bantin-related>
       <bantin-weather loading="eager" ${ZONE}>${inline(report)}</bantin-weather>`,
    ),
  );
  const shown = ["24 nov. 2019", "il y a 5 minutes", "il y a 1 heure", "À l’instant"];
  await expect(list(page).getByRole("time")).toHaveText(shown);
  const box = page.locator("bantin-weather");
  await expect(box.locator("summary .date")).toHaveText(["Ce jour 24 nov.", "mer. 25 nov."]);
  await expect(box.locator("dl").first()).toContainText(/1.009.hPa/);
});

test("a page in the bundle's languages asks for no other", async ({ page, site }) => {
  const asked = further(page);
  await page.goto(site.page(related('lang="vi_VN"') + related('lang="en-AU"')));
  await expect(list(page).last().getByRole("time")).toBeVisible();
  expect(asked).toEqual([]);
});

test("an element, and what stands in a part of a page, may have a language of its own", async ({ page, site }) => {
  await page.goto(article(site, "en", `${related()}<section lang="fr">${related()}</section>`));
  await says(list(page).first(), ENGLISH);
  await says(list(page).last(), FRENCH);
  // Which it was told when the words came: its attributes are what they were.
  await expect(list(page).last()).not.toHaveAttribute("lang");
  await list(page)
    .first()
    .evaluate((it) => it.setAttribute("lang", "fr"));
  await says(list(page).first(), FRENCH);
  await expect(list(page).first()).toHaveAttribute("lang", "fr");
  await list(page)
    .first()
    .evaluate((it) => it.setAttribute("lang", "vi"));
  await says(list(page).first(), ["Tin liên quan", "Xem thêm", "13:30 24/11/2019"]);
});

test.describe("where a page has no language", () => {
  test.use({ locale: "fr-BE" });

  test("that of the browser is spoken, and nothing is said of it", async ({ page, site, log }) => {
    await page.goto(article(site, "", related()));
    await says(list(page), FRENCH);
    expect(log.lines).toEqual([]);
  });
});

test("a page teaches a language by a file, and the nearest words win", async ({ page, site, log }) => {
  site.put("/de.json", JSON.stringify(GERMAN));
  site.put("/de-CH.json", JSON.stringify({ more: "Weitere anzeigen" }));
  const configure = {
    languages: { de: "/de.json", de_CH: "/de-CH.json" },
    labels: { "de-CH": { related: "Zum Thema" } },
  };
  await page.goto(article(site, "de", related() + related('lang="de-CH"'), configure));
  await says(list(page).first(), IN_GERMAN);
  await says(list(page).last(), ["Zum Thema", "Weitere anzeigen", "24. Nov. 2019, 13:30"]);
  expect(log.lines.filter((line) => /"(related|more)"/.test(line))).toEqual([]);
});

test("words without a file are a language, too, and what they lack is said once and in English", async ({
  page,
  site,
  log,
}) => {
  const labels = { de: { related: "Mehr zum Thema" } };
  await page.goto(article(site, "de-AT", related() + related(), { labels }));
  await says(list(page).first(), ["Mehr zum Thema", "Show more", "24. Nov. 2019, 13:30"]);
  await says(list(page).last(), ["Mehr zum Thema", "Show more", "24. Nov. 2019, 13:30"]);
  const lines = log.lines.filter((line) => line.includes('"more"'));
  expect(lines).toEqual(['bantin: languages: expected a text for "more" in de-AT, found none: it is said in English']);
});

test("a word has the forms that its language counts in", async ({ page, site }) => {
  const count = { one: "{} komentarz", few: "{} komentarze", many: "{} komentarzy", other: "{} komentarza" };
  await page.route(/wp-json/, (route) => {
    const total = new URL(route.request().url()).searchParams.get("post") ?? "";
    return route.fulfill({ json: [], headers: { "x-wp-total": total } });
  });
  const thread = (total: number) =>
    `<bantin-comments count-only src="/wp-json/wp/v2/comments?post=${total}"></bantin-comments>`;
  const configure = { labels: { pl: { count } } };
  await page.goto(article(site, "pl", [1, 2, 5, 1234].map(thread).join(" "), configure));
  const shown = page.locator("bantin-comments");
  for (const [place, text] of ["1 komentarz", "2 komentarze", "5 komentarzy", /1.?234 komentarze/].entries()) {
    await expect(shown.nth(place)).toHaveText(text);
  }
});

for (const [what, body, found] of [
  ["is not there", "", "the status 404"],
  ["is no JSON", "<html>", "Unexpected token"],
  ["is a list", '["a"]', '["a"]'],
] as const) {
  test(`a file that ${what} is said once, and English is spoken`, async ({ page, site, log }) => {
    log.expect(/404/);
    if (body) site.put("/de.json", body);
    await page.goto(article(site, "de", related() + related(), { languages: { de: "/de.json" } }));
    await says(list(page).first(), ENGLISH);
    await says(list(page).last(), ENGLISH);
    const lines = log.lines.filter((line) => line.includes("expected the words of a language"));
    expect(lines).toHaveLength(1);
    for (const it of ["/de.json", found]) expect(lines[0]).toContain(it);
  });
}

test("where the file of a region does not come, that of its language serves", async ({ page, site, log }) => {
  log.expect(/404/);
  site.put("/de.json", JSON.stringify(GERMAN));
  const languages = { de: "/de.json", "de-CH": "/not-there.json" };
  await page.goto(article(site, "de-CH", related(), { languages }));
  await says(list(page), IN_GERMAN);
});

test("a language that nobody has is said, with those there are", async ({ page, site, log }) => {
  await page.goto(article(site, "tlh", related() + related()));
  await says(list(page).last(), ENGLISH);
  await expect(list(page).last().locator("section")).toHaveAttribute("lang", "en");
  expect(log.lines).toEqual(['bantin: lang: expected one of vi, en, fr, found "tlh": English is spoken']);
});

test("words that are late hold nothing up: they take the place of English when they come", async ({ page, site }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  site.put("/de.json", JSON.stringify(GERMAN));
  site.before("/de.json", async () => void (await held));
  await page.goto(article(site, "de", related(), { languages: { de: "/de.json" } }));
  await says(list(page), ENGLISH);
  release();
  await says(list(page), IN_GERMAN);
});

test("words that come to nothing are said, and English is spoken", async ({ page, site, log }) => {
  log.expect(/404/);
  site.put("/bantin/languages/fr.js", "export default");
  await page.goto(article(site, "fr", related()));
  await says(list(page), ENGLISH);
  await expect
    .poll(() => log.lines.join("\n"))
    .toContain("languages: expected the words of a language, a JSON object, found");
});

// --- Every state ---

/** Words of the bundle in both of its languages, as patterns of what is put into them. */
async function bundled(): Promise<RegExp[]> {
  const files = [
    "ui/labels",
    ...["ticker", "related", "weather", "comments", "comments/write"].map((it) => `widgets/${it}/words`),
  ];
  const texts = await Promise.all(files.map((it) => readFile(join("../../src", `${it}.rs`), "utf8")));
  const rows = texts.flatMap((text) => [...text.matchAll(/^ {4}\w+, "[\w-]+", "(.*?)", "(.*?)";$/gm)]);
  const own = rows.flatMap(([, vi = "", en = ""]) => [vi, en]).flatMap((text) => text.split("|"));
  expect(own.length).toBeGreaterThan(240);
  const words = [
    ...own,
    ...["Thứ \\d", "{} phút trước", "{} giờ trước", "{} minutes? ago", "{} hours? ago", "Vừa xong", "Just now"],
  ];
  return words.map(
    (text) =>
      new RegExp(
        `^${text
          .replace(/[.?*+()]/g, "\\$&")
          .replaceAll("{}", ".+")
          .replace("s\\?", "s?")}$`,
      ),
  );
}

/** All that an element says, in view and to assistive technology. */
const said = (element: Locator) =>
  element.evaluate((element) => {
    const found: string[] = [];
    const root = element.shadowRoot as ShadowRoot;
    for (const it of root.querySelectorAll("*")) {
      if (it.localName === "style") continue;
      for (const name of ["aria-label", "placeholder", "title", "alt"]) found.push(it.getAttribute(name) ?? "");
      for (const node of it.childNodes) if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent ?? "");
    }
    return found.map((it) => it.trim()).filter(Boolean);
  });

for (const [widget, views] of Object.entries(VIEWS)) {
  for (const view of views) {
    test(`${widget}, ${view}: a French page has no word of ours in another language`, async ({ page, site, log }) => {
      log.expect(/404|422|429/);
      const query = new URLSearchParams({ lang: "fr", widget, state: view, bare: "" });
      await page.goto(`${site.url}/gallery/index.html?${query}`);
      const element = page.locator(`bantin-${widget}`);
      await expect(element.locator("[part=base]")).toHaveAttribute("data-state", stateOf(widget, view));
      await expect(element.locator("section").first()).toHaveAttribute("lang", "fr");
      if (POSTED.includes(view)) await post(page);
      const patterns = await bundled();
      const texts = await said(element);
      expect(texts).not.toEqual([]);
      expect(texts.filter((text) => patterns.some((it) => it.test(text)))).toEqual([]);
      expect(log.lines.filter((line) => line.includes("languages:"))).toEqual([]);
    });
  }
}
