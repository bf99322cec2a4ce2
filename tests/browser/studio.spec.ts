// The studio: what an integrator tries, sees, and takes away.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { contracts, open, phase, stage } from "./support/studio.ts";
import { type Page, expect, test } from "./support/test.ts";

const folder = process.env.BANTIN_SCREENSHOTS ?? "../../target/screenshots";

/** A control, by what it is of. */
const control = (page: Page, group: string, name: string) => page.locator(`[id="${group}-${name || "default"}"]`);

test("every attribute, slot, part and property of every contract has a control", async ({ page, site }) => {
  const all = await contracts();
  expect(all.length).toBeGreaterThan(3);
  for (const { name, ...groups } of all) {
    await open(page, site, { widget: name });
    await expect(page.locator("#title")).toContainText(`bantin-${name}`);
    const found = await page
      .locator("#build :is(input, select, textarea)")
      .evaluateAll((fields) => fields.map(({ id }) => id));
    const expected = Object.entries(groups).flatMap(([group, names]) =>
      names.map((it: string) => `${group}-${it || "default"}`),
    );
    expect(found.toSorted()).toEqual(expected.toSorted());
  }
});

test("no field is cut by what it stands in, and what is said of one has code where it names some", async ({
  page,
  site,
}) => {
  await open(page, site, { widget: "related" });
  for (const width of [1280, 1024, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const cut = await page.locator(".sidebar, .panel").evaluateAll((boxes) =>
      boxes.flatMap((box) => {
        const right = box.getBoundingClientRect().left + box.clientLeft + box.clientWidth;
        const fields = [...box.querySelectorAll("input, select, textarea, button")];
        return fields.filter((it) => it.getBoundingClientRect().right > right).map((it) => `${it.id} at ${innerWidth}`);
      }),
    );
    expect(cut).toEqual([]);
  }
  const about = page.locator("#attributes-adapter-about");
  await expect(about.locator("code").first()).toHaveText("configure");
  await expect(about).not.toContainText("`");
});

test("a control changes the widget on both stages, the snippet and the address, which brings it back", async ({
  page,
  site,
}) => {
  await open(page, site, { widget: "related", lang: "en" });
  for (const scheme of ["light", "dark"] as const) {
    await expect(stage(page, scheme).locator("[part=card]").first()).toBeVisible();
  }
  await control(page, "attributes", "limit").fill("2");
  await control(page, "attributes", "heading").fill('"Read" & more');
  await control(page, "attributes", "layout").selectOption("list");
  await page.getByText("Custom properties").click();
  await control(page, "properties", "--bantin-accent").fill("rgb(160, 0, 0)");
  await page.locator("summary", { hasText: "Parts" }).click();
  await control(page, "parts", "title").fill("letter-spacing: 2px");
  const seen = async () => {
    for (const scheme of ["light", "dark"] as const) {
      const there = stage(page, scheme);
      await expect(there.locator("[part=card]")).toHaveCount(2);
      await expect(there.getByRole("heading", { name: '"Read" & more' })).toBeVisible();
      await expect(there.locator("[part~=title]").first()).toHaveCSS("letter-spacing", "2px");
      await expect(there.locator("bantin-related")).toHaveAttribute("layout", "list");
    }
    const snippet = page.locator("#snippet");
    await expect(snippet).toContainText('limit="2"');
    await expect(snippet).toContainText('heading="&quot;Read&quot; &amp; more"');
    await expect(snippet).toContainText("--bantin-accent: rgb(160, 0, 0);");
    await expect(snippet).toContainText("bantin-related::part(title)");
  };
  await seen();
  // It follows three times a second.
  await expect.poll(() => decodeURIComponent(page.url())).toContain("letter-spacing");
  const address = page.url();
  await page.goto("about:blank");
  await page.goto(address);
  await seen();
  await expect(control(page, "attributes", "limit")).toHaveValue("2");
  await control(page, "attributes", "limit").fill("");
  await expect.poll(() => stage(page).locator("[part=card]").count()).toBeGreaterThan(2);
  await expect(page.locator("#snippet")).not.toContainText("limit");
});

test("each state of each widget is one press away, and comes about", async ({ page, site, log }) => {
  test.setTimeout(120_000);
  log.expect(/404|422|429/);
  await open(page, site, { lang: "en", scheme: "light" });
  const links = page.locator("#widgets li li a");
  const count = await links.count();
  expect(count).toBeGreaterThan(35);
  for (let place = 0; place < count; place += 1) {
    const name = (await links.nth(place).textContent()) ?? "";
    await links.nth(place).click();
    await expect(page.locator('#widgets [aria-current="true"]')).toHaveText(name);
    const widget = /bantin-(\w+)/.exec((await page.locator("#title").textContent()) ?? "")?.[1] ?? "";
    const isThread = widget === "comments" && name === "empty";
    const wanted = !isThread && ["loading", "empty", "failed"].includes(name) ? name : "ready";
    await expect(stage(page).locator(`bantin-${widget} [part=base]`), `${widget} ${name}`).toHaveAttribute(
      "data-state",
      wanted,
    );
    if (name === "stale") await expect(stage(page).locator("[part=stale]")).toBeVisible();
    if (name === "held") await expect(stage(page).locator("[part=pending]").first()).toBeVisible();
    if (name === "waiting") await expect(stage(page).locator("[part=pending]").first()).toBeVisible();
    if (name === "flood" || name === "refused") {
      await expect(
        stage(page).locator(":is([part=message]:not(:empty), [aria-invalid=true])").first(),
        name,
      ).toBeVisible();
    }
  }
});

test("a state that loads does so for as long as somebody looks at it, and no snippet has what that takes", async ({
  page,
  site,
}) => {
  await page.clock.install({ time: "2026-11-24T09:10:00+07:00" });
  await open(page, site, { lang: "en", scheme: "light", widget: "weather", view: "loading" });
  const loading = stage(page).getByRole("img", { name: "Loading" });
  await expect(loading).toBeVisible();
  await page.clock.runFor("05:00");
  await expect(loading).toBeVisible();
  await expect(page.locator("#snippet")).not.toContainText("timeout");
});

test("a stage of a comment that is looked at again shows one comment, and takes the focus from nobody", async ({
  page,
  site,
}) => {
  await open(page, site, { widget: "comments", lang: "en", scheme: "light" });
  const link = (name: string) =>
    page.locator("#widgets > li", { hasText: "held" }).getByRole("link", { name, exact: true });
  const posted = stage(page).locator("[part=text]", { hasText: "The water is rising" });
  for (const _ of [1, 2]) {
    await link("waiting").click();
    await expect(posted).toHaveCount(1);
    await expect(link("waiting")).toBeFocused();
    await link("thread").click();
    await expect(stage(page).locator("[part=text]").first()).toBeVisible();
    await expect(posted).toHaveCount(0);
  }
});

test("the box is as wide as its edge is dragged or moved by keys, and says so", async ({ page, site }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await open(page, site, { widget: "ticker", scheme: "light" });
  const frame = page.locator("iframe").first();
  const handle = page.getByRole("separator", { name: "Width of the widget" });
  const width = async () => Math.round((await frame.boundingBox())?.width ?? 0);
  const before = await width();
  await handle.focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(width).toBe(before - 10);
  await expect(handle).toHaveAttribute("aria-valuenow", String(before - 10));
  await page.keyboard.press("Shift+ArrowLeft");
  await expect.poll(width).toBe(before - 110);
  await page.keyboard.press("Home");
  await expect.poll(width).toBe(240);
  await page.keyboard.press("End");
  await expect.poll(width).toBe(before);
  const box = await handle.boundingBox();
  if (!box) throw new Error("expected a handle");
  await page.mouse.move(box.x + 10, box.y + 100);
  await page.mouse.down();
  // Over the frame, which would take the pointer.
  await page.mouse.move(box.x - 90, box.y + 100, { steps: 5 });
  await expect.poll(width).toBe(before - 100);
  await page.mouse.up();
  await page.mouse.move(box.x - 190, box.y + 100);
  expect(await width()).toBe(before - 100);
  expect(
    await stage(page)
      .locator("html")
      .evaluate(() => innerWidth),
  ).toBe(before - 102);
});

test("scheme, language, direction and size of the text are the page's that the widget is in", async ({
  page,
  site,
}) => {
  await open(page, site, { widget: "related" });
  const ground = (scheme: "light" | "dark") =>
    phase(page, scheme).evaluate((base) => getComputedStyle(base).backgroundColor);
  await expect(stage(page, "dark").locator("[part=card]").first()).toBeVisible();
  await expect.poll(() => ground("light")).toBe("rgb(255, 255, 255)");
  await expect.poll(() => ground("dark")).toBe("rgb(21, 24, 26)");
  const view = page.getByRole("form", { name: "View" });
  await view.getByLabel("Scheme").selectOption("light");
  await expect(page.locator("iframe:visible")).toHaveCount(1);
  const heading = stage(page).locator("[part~=heading]");
  await expect(heading).toHaveText("Tin liên quan");
  const size = () => heading.evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
  const usual = await size();
  await view.getByLabel("Text").selectOption("200");
  await expect
    .poll(() =>
      stage(page)
        .locator("html")
        .evaluate((it) => getComputedStyle(it).fontSize),
    )
    .toBe("32px");
  await expect.poll(size).toBeGreaterThan(usual * 1.2);
  await view.getByLabel("Language").selectOption("en");
  await expect(heading).toHaveText("Related stories");
  await view.getByLabel("Direction").selectOption("right to left");
  await expect(heading).toHaveCSS("direction", "rtl");
});

test("less motion: a marquee becomes a list, and moves again", async ({ page, site }) => {
  await open(page, site, { widget: "ticker", view: "marquee", scheme: "light", "a.mode": "marquee" });
  const moving = () =>
    stage(page)
      .locator("bantin-ticker")
      .evaluate(({ shadowRoot }) => shadowRoot?.getAnimations().filter((it) => it.playState === "running").length);
  await expect.poll(moving).toBeGreaterThan(0);
  await page.getByLabel("Less motion").check();
  await expect.poll(moving).toBe(0);
  await expect(stage(page).getByRole("listitem").last()).toBeVisible();
  await page.getByLabel("Less motion").uncheck();
  await expect.poll(moving).toBeGreaterThan(0);
});

test("one's own JSON and one's own URL take the place of the sample, and nothing of that goes along", async ({
  page,
  site,
}) => {
  site.put("/feed.json", JSON.stringify({ items: [{ title: "From afar", url: "/x" }] }));
  await open(page, site, { widget: "weather", scheme: "light" });
  await expect(control(page, "attributes", "time-zone")).toHaveValue("Asia/Ho_Chi_Minh");
  await open(page, site, { widget: "related", scheme: "light" });
  await page.getByLabel("my JSON").check();
  await expect(control(page, "attributes", "time-zone")).toHaveValue("");
  await page.getByLabel("JSON", { exact: true }).fill('[{"title": "My own", "url": "/mine"}');
  await expect(page.getByText("This is no JSON yet.")).toBeVisible();
  await page.getByLabel("JSON", { exact: true }).fill('[{"title": "My own", "url": "/mine", "excerpt": "a < b"}]');
  await expect(page.getByText("This is no JSON yet.")).toHaveCount(0);
  await expect(stage(page).getByRole("link")).toHaveText("My own");
  await expect(page.locator("#snippet")).not.toContainText("samples");
  await page.getByLabel("a URL").check();
  await page.getByLabel("URL of the data").fill(`${site.url}/feed.json`);
  await expect(stage(page).getByRole("link")).toHaveText("From afar");
  await expect(page.locator("#snippet")).toContainText(`src="${site.url}/feed.json"`);
  await page.getByLabel("a sample").check();
  await expect(stage(page).locator("[part=card]").first()).toBeVisible();
  await expect(control(page, "attributes", "time-zone")).toHaveValue("Asia/Ho_Chi_Minh");
});

test("who types fast, or drags, is followed where a browser lets the address change but a hundred times", async ({
  page,
  site,
}) => {
  // As WebKit does; Firefox takes two hundred in ten seconds.
  await page.addInitScript(() => {
    const { replaceState } = History.prototype;
    let count = 0;
    History.prototype.replaceState = function (...given) {
      count += 1;
      if (count > 100) throw new DOMException("more than 100 times per 30 seconds", "SecurityError");
      replaceState.apply(this, given);
    };
  });
  await open(page, site, { widget: "related", scheme: "light", source: "json" });
  const json = page.getByLabel("JSON", { exact: true });
  await json.fill('[{"title": "My own", "url": "/mine"}]');
  await json.pressSequentially(" ".repeat(120));
  await json.fill('[{"title": "Another", "url": "/mine"}]');
  await expect(stage(page).getByRole("link")).toHaveText("Another");
  await expect.poll(() => page.url()).toContain("Another");
  await page.reload();
  await expect(stage(page).getByRole("link")).toHaveText("Another");
});

test("a link that is shared has all, also where it is too long for the address", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => {
    const { replaceState } = History.prototype;
    History.prototype.replaceState = function (data, unused, url) {
      if (`${url}`.length > 500) throw new DOMException("too much", "QuotaExceededError");
      replaceState.call(this, data, unused, url);
    };
  });
  await open(page, site, { widget: "related", scheme: "light", source: "json" });
  const title = "My own ".repeat(100).trim();
  await page.getByLabel("JSON", { exact: true }).fill(JSON.stringify([{ title, url: "/mine" }]));
  await expect(stage(page).getByRole("link")).toHaveText(title);
  await page.getByRole("button", { name: "Copy a link to this" }).click();
  await expect(page.locator("#shared")).toHaveText("Copied");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URLSearchParams(link.split("#")[1]).get("json")).toContain(title);
});

test("what the widget tells its page is in the log", async ({ page, site }) => {
  await open(page, site, { widget: "related", scheme: "light" });
  const events = page.getByRole("list", { name: "Events" });
  await expect(events.getByRole("listitem").filter({ hasText: "bantin-ready" })).toHaveCount(1);
  const link = stage(page).getByRole("link").first();
  const title = (await link.textContent()) ?? "";
  await link.click();
  await expect(events.getByRole("listitem").filter({ hasText: "bantin-select" })).toContainText(title);
  await expect(page).toHaveURL(/studio/);
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(events.getByRole("listitem").filter({ hasText: "bantin-ready" })).toHaveCount(0);
});

test("what a reader does with comments is in the log", async ({ page, site }) => {
  await open(page, site, { widget: "comments", scheme: "light" });
  await stage(page).locator("[part=sort]").selectOption("oldest");
  const events = page.getByRole("list", { name: "Events" });
  await expect(events.getByRole("listitem").filter({ hasText: "bantin-act" })).toContainText("oldest");
});

test("a widget whose code does not come is said on its stage, and so is a mapping without its reader", async ({
  page,
  site,
  log,
}) => {
  log.expect(/Failed to load resource|ERR_FAILED/);
  await page.route("**/bantin/embed.js", (route) => route.abort());
  await page.route("**/studio/reader/*.js", (route) => route.abort());
  await open(page, site, { widget: "related", scheme: "light", tab: "mapping" });
  await expect(stage(page).getByRole("alert")).toContainText("The widget could not be shown");
  const verdict = page.locator("#verdict");
  await expect(verdict).toContainText("What reads the payload did not come");
  await page.unrouteAll();
  await page.getByLabel("A mapping of your own").fill("{}");
  await expect(verdict).not.toContainText("did not come");
});

test("the width of the stage is within its bounds, whoever says it", async ({ page, site }) => {
  for (const [width, value] of [
    ["500", "500"],
    ["100", ""],
    ["3000", ""],
  ] as const) {
    await open(page, site, { widget: "ticker", scheme: "light", width });
    await expect(page.getByLabel("Width", { exact: true })).toHaveValue(value);
  }
  const field = page.getByLabel("Width", { exact: true });
  for (const [typed, said] of [
    ["30", /^(?!.*width)/],
    ["300", /width=300/],
    ["9000", /width=2000/],
  ] as const) {
    await field.fill(typed);
    await expect(page).toHaveURL(said);
  }
});

// The studio may be on the site's own origin, where a script of a link could do what its reader may.
for (const [what, markup] of [
  ["an event of an image", '<img src="none" onerror="SCRIPT">'],
  ["an event of a drawing", '<svg onload="SCRIPT"></svg>'],
  ["a page in a frame", "<iframe srcdoc='<script>SCRIPT</script>'></iframe>"],
  ["the address of a frame", '<iframe src="javascript:SCRIPT"></iframe>'],
] as const) {
  test(`a link brings no script into the studio: ${what}`, async ({ page, site, log }) => {
    log.expect(/Content Security Policy|404/);
    const script = "top.document.title=`taken over`";
    const refused = page.waitForEvent("console", (message) => /Content Security Policy/.test(message.text()));
    await open(page, site, { widget: "related", scheme: "light", "s.": markup.replace("SCRIPT", script) });
    await refused;
    await expect(phase(page)).toHaveAttribute("data-state", "ready");
    await expect(page).toHaveTitle("bantin-related, Bantin: the studio");
  });
}

test("a link sets no attribute and fills no slot that the widget does not have", async ({ page, site }) => {
  await open(page, site, {
    widget: "related",
    scheme: "light",
    "a.onfocus": "top.document.title=`taken over`",
    "a.tabindex": "0",
    "a.<": "",
    "a.limit": "2",
    "s.sign-in": "<b>In</b>",
    "p.title){} main": "display: none",
    "c.display": "none",
  });
  await expect(stage(page).locator("[part=card]")).toHaveCount(2);
  const names = await stage(page)
    .locator("bantin-related")
    .evaluate((it) => it.getAttributeNames());
  expect(names.filter((name) => !["src", "loading", "limit"].includes(name))).toEqual([]);
  await expect(stage(page).locator("b")).toHaveCount(0);
  for (const what of ["onfocus", "sign-in", "display"]) await expect(page.locator("#snippet")).not.toContainText(what);
});

test("pointing at the name of a part lights the part up", async ({ page, site }) => {
  await open(page, site, { widget: "related", scheme: "light" });
  const title = stage(page).locator("[part~=title]").first();
  await expect(title).toBeVisible();
  await page.locator("summary", { hasText: "Parts" }).click();
  const outline = () => title.evaluate((it) => getComputedStyle(it).outlineStyle);
  await page.locator('label[for="parts-title"]').hover();
  await expect.poll(outline).toBe("solid");
  await page.locator("h1").hover();
  await expect.poll(outline).toBe("none");
  await control(page, "parts", "title").focus();
  await expect.poll(outline).toBe("solid");
});

test("the search finds what any widget has, and leads there", async ({ page, site }) => {
  await open(page, site, { widget: "related" });
  await page.getByRole("searchbox").fill("beaufort");
  const found = page.locator("#widgets li li a");
  await expect(found).toHaveText(["attribute wind"]);
  await found.click();
  await expect(page.locator("#title")).toContainText("bantin-weather");
  await expect(control(page, "attributes", "wind")).toBeFocused();
  await page.getByRole("searchbox").fill("no such thing");
  await expect(page.getByText("0 found")).toBeVisible();
  await page.getByRole("searchbox").fill("");
  await expect(found).not.toHaveCount(0);
});

test("the snippet is copied, and a link that shares what is seen", async ({ page, site, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, site, { widget: "ticker" });
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(page.locator("#copied")).toHaveText("Copied");
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  expect(await copied()).toBe(await page.locator("#snippet").textContent());
  await control(page, "attributes", "mode").selectOption("static");
  await page.getByRole("button", { name: "Copy a link to this" }).click();
  await expect(page.locator("#shared")).toHaveText("Copied");
  await expect.poll(() => page.url()).toContain("a.mode=static");
  expect(await copied()).toBe(page.url());
});

test.describe("in every look", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  for (const theme of ["light", "dark"] as const) {
    for (const width of [390, 1440]) {
      test(`${theme}, ${width} px: no violation, nothing cut off`, async ({ page, site }) => {
        await mkdir(folder, { recursive: true });
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 900 });
        for (const tab of ["build", "theme", "mapping"]) {
          await open(page, site, { widget: "related", lang: "en", tab });
          await expect(stage(page).locator("[part=card]").first()).toBeVisible();
          for (const summary of await page.locator("summary:visible").all()) {
            if ((await summary.locator("..").getAttribute("open")) === null) await summary.click();
          }
          await page.screenshot({ path: join(folder, `studio-${tab}-${theme}-${width}.png`), fullPage: true });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(over).toBeLessThanOrEqual(0);
          // The widget is there twice, in light and in dark.
          const { violations } = await new AxeBuilder({ page }).disableRules("landmark-unique").analyze();
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
        }
      });
    }
  }
});

test("a designer's edit of a sheet shows by itself, and nothing is built", async ({ page, site }) => {
  await page.goto(`${site.url}/gallery/studio/index.html#widget=ticker&scheme=light&a.mode=static`);
  const title = stage(page).locator("[part~=title]");
  await expect(title).toBeVisible();
  await expect(title).not.toHaveCSS("letter-spacing", "7px");
  const sheet = await page.evaluate(() => fetch("../style/ticker.css").then((answer) => answer.text()));
  expect(sheet).toContain("prefers-reduced-motion");
  site.put("/gallery/style/ticker.css", `${sheet}\n.title { letter-spacing: 7px }`);
  await expect(title).toHaveCSS("letter-spacing", "7px");
});

test("the name of a state in the gallery leads to it in the studio", async ({ page, site }) => {
  await page.goto(`${site.url}/gallery/index.html?lang=en&widget=ticker&live=no`);
  await page.getByRole("link", { name: "ticker / summary" }).click();
  await expect(page.locator('#widgets [aria-current="true"]')).toHaveText("summary");
  await expect(stage(page).locator("bantin-ticker")).toHaveAttribute("mode", "static");
  await page.getByRole("link", { name: "The gallery" }).click();
  await expect(page.getByRole("heading", { name: "Bantin the gallery" })).toBeVisible();
});
