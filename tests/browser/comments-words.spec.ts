// What the comments say: how much room is left, in which order they stand, and what others wrote among our words.
import type { Site } from "./support/site.ts";
import { type Page, expect, test } from "./support/test.ts";

interface Comment {
  id: string;
  text?: string;
  html?: string;
  likes?: number;
  author?: { name: string; badge?: string };
  status?: string;
  reason?: string;
  parent?: string;
  created?: string;
}

const ITEMS: Comment[] = [
  { id: "2", text: "Second", author: { name: "Minh" }, likes: 1, created: "2026-11-24T06:00:00Z" },
  { id: "1", text: "First", author: { name: "Lan" }, likes: 3, created: "2026-11-23T06:00:00Z" },
  { id: "3", text: "Third", author: { name: "An" }, likes: 2, created: "2026-11-24T08:00:00Z" },
];

interface Options {
  lang?: string;
  attributes?: string;
  items?: Comment[];
}

async function open(page: Page, site: Site, { lang = "en", attributes = "", items = ITEMS }: Options = {}) {
  await page.route(/\/thread(\?|$)/, (route) => route.fulfill({ json: { items } }));
  site.lang = lang;
  await page.goto(site.page(`<bantin-comments src="/thread" loading="eager" ${attributes}></bantin-comments>`));
  await expect(page.getByRole("article")).toHaveCount(items.length);
}

const text = (page: Page) => page.locator("textarea");
const counter = (page: Page) => page.locator("#count");

for (const [lang, room, last, none, one, some] of [
  [
    "en",
    "5 characters left",
    "1 character left",
    "0 characters left",
    "Please shorten it by 1 character",
    "by 12 characters",
  ],
  ["vi", "Còn 5 ký tự", "Còn 1 ký tự", "Còn 0 ký tự", "Mời bạn rút gọn bớt 1 ký tự", "bớt 12 ký tự"],
  [
    "fr",
    "Encore 5 caractères",
    "Encore 1 caractère",
    "Encore 0 caractère",
    "Merci de raccourcir de 1 caractère",
    "de 12 caractères",
  ],
] as const) {
  test(`what is left is counted, and what is too much, in ${lang}`, async ({ page, site }) => {
    await open(page, site, { lang, attributes: 'max-length="20"' });
    await text(page).click();
    for (const [length, said, isExact] of [
      [15, room, true],
      [19, last, true],
      [20, none, true],
      [21, one, true],
      [32, some, false],
      [19, last, true],
    ] as const) {
      await text(page).fill("x".repeat(length));
      if (isExact) await expect(counter(page)).toHaveText(said);
      else await expect(counter(page)).toContainText(said);
      // It is read out as it is typed where something is to be done, and else where the field is entered.
      await expect(counter(page)).toHaveAttribute("aria-live", length > 20 ? "polite" : "off");
    }
  });
}

for (const [lang, many, one] of [
  ["en", "again in 2 seconds.", "again in 1 second."],
  ["vi", "lại sau 2 giây.", "lại sau 1 giây."],
  ["fr", "dans 2 secondes.", "dans 1 seconde."],
] as const) {
  test(`seconds are counted down to one of them, in ${lang}`, async ({ page, site, log }) => {
    log.expect(/429/);
    await open(page, site, { lang, attributes: 'min-time="0"' });
    await page.route(/\/thread(\?|$)/, (route) =>
      route.request().method() === "POST"
        ? route.fulfill({ status: 429, headers: { "retry-after": "3" }, json: {} })
        : route.fulfill({ json: { items: ITEMS } }),
    );
    await text(page).click();
    await expect(page.locator("[part=send]")).toBeVisible();
    await text(page).fill("Hello there.");
    await page.locator("input[name=name]").fill("An");
    await page.locator("[part=send]").click();
    const said: string[] = [];
    await expect
      .poll(
        async () => {
          said.push((await page.getByRole("alert").textContent()) ?? "");
          return [many, one].map((words) => said.some((it) => it.includes(words)));
        },
        { intervals: [100] },
      )
      .toEqual([true, true]);
  });
}

const chosen = (page: Page) =>
  page.locator("[part=sort]").evaluate((it) => (it as HTMLSelectElement).selectedOptions[0]?.textContent);
const shown = (page: Page) => page.locator("[part=text]");

test("the box says no order that the list does not have", async ({ page, site }) => {
  await open(page, site);
  await expect(shown(page)).toHaveText(["Second", "First", "Third"]);
  expect(await chosen(page)).toBe("Default order");
  await page.getByLabel("Sort by").selectOption("Newest");
  await expect(shown(page)).toHaveText(["Third", "Second", "First"]);
  expect(await chosen(page)).toBe("Newest");
  await page.getByLabel("Sort by").selectOption("Default order");
  await expect(shown(page)).toHaveText(["Second", "First", "Third"]);
});

test("the box follows the attribute, whoever writes it", async ({ page, site }) => {
  await open(page, site, { attributes: 'sort="oldest"' });
  await expect(shown(page)).toHaveText(["First", "Second", "Third"]);
  expect(await chosen(page)).toBe("Oldest");
  await page.locator("bantin-comments").evaluate((it) => it.setAttribute("sort", "liked"));
  await expect(shown(page)).toHaveText(["First", "Third", "Second"]);
  await expect.poll(() => chosen(page)).toBe("Most liked");
  await page.locator("bantin-comments").evaluate((it) => it.removeAttribute("sort"));
  await expect.poll(() => chosen(page)).toBe("Default order");
});

test("an order that the page asked for is said where the backend does not know it", async ({ page, site }) => {
  await open(page, site, { attributes: 'sort="liked" adapter="wordpress-comments"', items: [] });
  expect(await chosen(page)).toBe("Most liked");
});

for (const [lang, orders] of [
  ["vi", ["Mặc định", "Mới nhất", "Cũ nhất", "Nhiều lượt thích"]],
  ["fr", ["Ordre par défaut", "Plus récents", "Plus anciens", "Plus appréciés"]],
] as const) {
  test(`the orders have names in ${lang}`, async ({ page, site }) => {
    await open(page, site, { lang });
    await expect(page.locator("[part=sort] option")).toHaveText([...orders]);
  });
}

for (const [lang, word] of [
  ["en", "[picture]"],
  ["vi", "[hình]"],
  ["fr", "[image]"],
] as const) {
  test(`a comment that is a picture is no empty card, in ${lang}`, async ({ page, site }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    const items = [
      { id: "1", html: '<p><img src="/cat.jpg"></p>', author: { name: "Lan" } },
      { id: "2", html: '<p>Look: <img src="/cat.jpg"></p>', author: { name: "Minh" } },
      { id: "3", html: '<p><img src="/cat.jpg" alt="A cat"></p>', author: { name: "An" } },
    ];
    await open(page, site, { lang, items });
    await expect(shown(page)).toHaveText([word, "Look:", "A cat"]);
    expect(asked).not.toContain("/cat.jpg");
  });
}

test("a comment that is a video, a frame or a file alone leads to it", async ({ page, site }) => {
  const items = [
    { id: "1", html: '<p><video src="/lantern.mp4?a=1&amp;b=2"></video></p>', author: { name: "Lan" } },
    { id: "2", html: '<iframe src="https://video.example/embed/7"></iframe>', author: { name: "Minh" } },
  ];
  await open(page, site, { items });
  const links = shown(page).getByRole("link");
  await expect(links).toHaveText(["/lantern.mp4?a=1&b=2", "https://video.example/embed/7"]);
  await expect(links.first()).toHaveAttribute("href", `${site.url}/lantern.mp4?a=1&b=2`);
});

/** Where parts of a text are, from the left. */
const lefts = (page: Page, text: string, parts: string[]) =>
  page.locator("bantin-comments").evaluate(
    (element, { text, parts }) => {
      const walker = document.createTreeWalker(element.shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { data } = node as Text;
        if (!data.includes(text)) continue;
        return parts.map((part) => {
          const range = document.createRange();
          range.setStart(node, data.indexOf(part));
          range.setEnd(node, data.indexOf(part) + part.length);
          return range.getBoundingClientRect().left;
        });
      }
      throw new Error(`no "${text}"`);
    },
    { text, parts },
  );

test("what others wrote runs in its own direction, and nothing around it does", async ({ page, site }) => {
  const items: Comment[] = [
    {
      id: "1",
      text: "First",
      author: { name: "ليلى 1!", badge: "محرر 2!" },
      status: "rejected",
      reason: "كلمات 3!",
    },
  ];
  await open(page, site, { items });
  for (const [word, number] of [
    ["ليلى", "1"],
    ["محرر", "2"],
    ["كلمات", "3"],
  ] as const) {
    const [first = 0, second = 0, third = 0] = await lefts(page, word, [word, number, "!"]);
    expect(second, word).toBeLessThan(first);
    expect(third, word).toBeLessThan(second);
  }
  const [ours = 0] = await lefts(page, "Reason:", ["Reason:"]);
  const [theirs = 0] = await lefts(page, "كلمات", ["!"]);
  expect(ours).toBeLessThan(theirs);
});

test("the name of whom somebody answers takes nothing of our words along", async ({ page, site }) => {
  const items = [
    { id: "1", text: "First", author: { name: "ليلى!" } },
    { id: "2", text: "Second", author: { name: "An" }, parent: "1" },
  ];
  await open(page, site, { items, attributes: 'depth="0"' });
  await expect(page.getByText("In reply to ليلى!")).toBeVisible();
  const answer = page.getByText("In reply to");
  const box = await answer.locator("bdi").boundingBox();
  expect(box?.x).toBeGreaterThan((await answer.boundingBox())?.x ?? 0);
});
