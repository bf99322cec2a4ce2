// Backends that fight back: a line for the integrator, a sentence and a way on for the reader.
import { expect, test } from "./support/test.ts";

const neighbour = '<bantin-ticker id="neighbour" src="/api/digests/morning?lang=en" mode="static"></bantin-ticker>';
const element = (attributes: string, inside = "") =>
  `<bantin-related id="broken" ${attributes}>${inside}</bantin-related>`;

const FAULTS = [
  {
    name: "an unparsable mapping",
    attributes: `src="/api/stories" mapping="{title:"`,
    line: 'mapping: expected JSON, found "title:" at byte 1, behind "{"',
  },
  {
    name: "a wrong expression",
    attributes: `src="/api/stories" mapping='{"title": "a..b"}'`,
    line: 'mapping: title: expected a key after "." at column 3 in "a..b"',
  },
  {
    name: "a list that is not there",
    attributes: `src="/api/stories" mapping='{"items": "data.posts"}'`,
    line: "no list at data.posts (found keys: items, next, total)",
  },
  { name: "the wrong type of JSON", attributes: 'src="/number.json"', line: "found a number" },
  {
    name: "an HTML page with status 200",
    attributes: 'src="/api/stories?fault=html"',
    line: 'expected JSON, found "<!doctype',
  },
  { name: "broken JSON", attributes: 'src="/api/stories?fault=malformed"', line: "expected JSON, found" },
  { name: "a body of 5 MB", attributes: 'src="/api/stories?fault=huge"', line: "expected at most 2 MB, found more" },
  {
    name: "a backend that never answers",
    attributes: 'src="/api/stories?fault=never" timeout="1"',
    line: "no answer within 1 s",
  },
  { name: "a status that is no success", attributes: 'src="/api/stories?fault=status:404"', line: "HTTP 404" },
  {
    name: "a URL that is not of the web",
    attributes: 'src="javascript:alert(1)"',
    line: 'expected http: or https:, found "javascript:"',
  },
  { name: "a URL that is none", attributes: 'src="http://"', line: 'src: expected a URL, found "http://"' },
  {
    name: "a URL with a password",
    attributes: 'src="https://editor:s3cret@news.example/stories"',
    line: "expected no password in a URL, found one before news.example",
  },
  { name: "no source at all", attributes: "", line: "src: expected a URL or inline data, found neither" },
  { name: "an unknown adapter", attributes: 'src="/api/stories" adapter="typo3"', line: "adapter: expected" },
];

for (const { name, attributes, line } of FAULTS) {
  test(`${name} is told to both, and the neighbour is unharmed`, async ({ page, site, log }) => {
    // The browser says so itself of what it does not load.
    log.expect(/Failed to load resource|URL scheme "javascript" is not supported/);
    site.put("/number.json", "7");
    await page.goto(site.page(`${element(attributes)}${neighbour}`));
    const broken = page.locator("#broken");
    await expect(broken.getByText("The related stories could not be loaded.")).toBeVisible({ timeout: 30_000 });
    await expect(broken.getByRole("button", { name: "Try again" })).toBeVisible();
    await expect(page.locator("#neighbour li")).toHaveCount(8);
    const said = log.lines.filter((it) => it.includes("<bantin-related>"));
    expect(log.lines.join()).not.toContain("s3cret");
    expect(said.join("\n").toLowerCase()).toContain(line.toLowerCase());
  });
}

test("fallback content is kept when the data fails", async ({ page, site, log }) => {
  log.expect(/Failed to load resource/);
  await page.goto(site.page(element('src="/api/stories?fault=status:404"', '<a href="/news">All news</a>')));
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await expect(page.getByRole("link", { name: "All news" })).toBeVisible();
});

test("an empty list is a sentence, not a failure", async ({ page, site, log }) => {
  await page.goto(site.page(element('src="/api/stories?fault=empty"')));
  await expect(page.getByText("No related stories yet.")).toBeVisible();
  expect(log.lines.filter((it) => it.includes("<bantin-related>"))).toEqual([]);
});

test("one bad story among good ones is left out and named", async ({ page, site, log }) => {
  site.put("/mixed.json", JSON.stringify([{ title: "Good", url: "/g" }, { url: "/x" }, { title: "Fine", url: "/f" }]));
  await page.goto(site.page(element('src="/mixed.json"')));
  await expect(page.getByRole("listitem")).toHaveText(["Good", "Fine"]);
  expect(log.lines.join("\n")).toContain("story 2: no title (found keys: url)");
});

test("a backend that recovers is asked again by itself", async ({ page, site, log }) => {
  log.expect(/503/);
  await page.goto(site.page(element('src="/api/stories?limit=3&fault=flaky:2"')));
  await expect(page.getByRole("listitem")).toHaveCount(3, { timeout: 20_000 });
});

test("try again tries again", async ({ page, site, log }) => {
  log.expect(/404/);
  await page.goto(site.page(element('src="/later.json"')));
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  site.put("/later.json", JSON.stringify([{ title: "Here now", url: "/h" }]));
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("listitem")).toHaveText(["Here now"]);
});

test("the last good answer stays, marked stale, when the backend is away", async ({ page, site, log }) => {
  log.expect(/Failed to load resource/);
  site.put("/stories.json", JSON.stringify([{ title: "Kept", url: "/k" }]));
  await page.goto(site.page(element('src="/stories.json"')));
  await expect(page.getByRole("listitem")).toHaveText(["Kept"]);
  await page.route("**/stories.json", (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.locator("#broken").evaluate((it) => (it as unknown as { refresh(): void }).refresh());
  await expect(page.getByText(/Not updated since \d\d:\d\d/)).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveText(["Kept"]);
});

test("what is stale for days says since which", async ({ page, site, log }) => {
  log.expect(/Failed to load resource/);
  await page.clock.setFixedTime("2026-11-25T10:00:00+07:00");
  site.put("/stories.json", JSON.stringify([{ title: "Kept", url: "/k" }]));
  await page.goto(site.page(element('src="/stories.json" time-zone="Asia/Ho_Chi_Minh" lang="en"')));
  await expect(page.getByRole("listitem")).toHaveText(["Kept"]);
  await page.route("**/stories.json", (route) => route.fulfill({ status: 404, body: "gone" }));
  await page.clock.setFixedTime("2026-11-28T08:00:00+07:00");
  await page.locator("#broken").evaluate((it) => (it as unknown as { refresh(): void }).refresh());
  await expect(page.getByText("Not updated since 25 Nov 2026, 10:00")).toBeVisible();
});

test("a request ends with its element", async ({ page, site }) => {
  await page.goto(site.page(element('src="/api/stories?fault=never" loading="eager"')));
  const failed = page.waitForEvent("requestfailed");
  await expect(page.locator("#broken [part=base]")).toHaveAttribute("data-state", "loading");
  await page.evaluate(() => document.querySelector("#broken")?.remove());
  expect((await failed).failure()?.errorText).toContain("ERR_ABORTED");
});

for (const [name, headers, line] of [
  ["throws", "() => { throw new Error('no token yet'); }", "no token yet"],
  ["gives a promise", "async () => ({ authorization: 'x' })", "headers: expected an object, found a promise"],
]) {
  test(`a function of the page that ${name} in place of headers is told, and nothing is asked without them`, async ({
    page,
    site,
    log,
  }) => {
    site.put("/stories.json", "[]");
    const given = `<script type="module">import { configure } from "/bantin/embed.js"; configure({ headers: ${headers} });</script>`;
    await page.goto(site.page(`${given}<bantin-related src="/stories.json" lang="en"></bantin-related>`));
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible({ timeout: 20_000 });
    expect(log.lines.join("\n")).toContain(line);
    expect(site.count("/stories.json")).toBe(0);
  });
}
