// An element that is moved to another document: a frame's, or that of a window the page opened.
import { element, stories } from "./support/lists.ts";
import type { Site } from "./support/site.ts";
import { type Frame, type Page, expect, test } from "./support/test.ts";

/** What a reader sees of the carousel, in numbers. */
const look = (place: Page | Frame) =>
  place.locator("bantin-related").evaluate((element) => {
    const root = element.shadowRoot as ShadowRoot;
    const of = (selector: string, ...properties: string[]) => {
      const style = getComputedStyle(root.querySelector(selector) as Element);
      return properties.map((it) => style.getPropertyValue(it));
    };
    return {
      host: getComputedStyle(element).display,
      track: of("[part=track], ul", "display", "list-style-type", "gap"),
      title: of("[part=title]", "font-weight", "line-height", "margin-top"),
      link: of("[part=title] a", "text-decoration-line", "color"),
    };
  });

const BLANK =
  '<!doctype html><html lang="en"><head><title>Another</title></head><body style="width:600px"></body></html>';

async function open(page: Page, site: Site, attributes = 'loading="eager"'): Promise<void> {
  const frame = `<iframe name="inside" srcdoc='${BLANK}' width="640" height="600"></iframe>`;
  await page.goto(site.page(`<div style="width:600px">${element("related", stories(6), attributes)}</div>${frame}`));
}

/** Moves it into the frame of the page, or back. */
async function move(page: Page, into: "frame" | "page"): Promise<void> {
  await page.evaluate((into) => {
    const frame = document.querySelector("iframe")?.contentDocument as Document;
    const from = into === "frame" ? document : frame;
    const place = into === "frame" ? frame.body : (document.querySelector("main div") as Element);
    place.append(from.querySelector("bantin-related") as Element);
  }, into);
}

test("it looks the same in a frame, and in its page again", async ({ page, site }) => {
  await open(page, site);
  await expect(page.locator("[part=card]")).toHaveCount(6);
  const before = await look(page);
  const frame = page.frame("inside") as Frame;
  for (let turn = 0; turn < 2; turn += 1) {
    await move(page, "frame");
    await expect(frame.locator("[part=card]")).toHaveCount(6);
    expect(await look(frame)).toEqual(before);
    await move(page, "page");
    expect(await look(page)).toEqual(before);
  }
});

test("two that are moved to one document both look as they did", async ({ page, site }) => {
  await open(page, site);
  await page.evaluate(() => {
    const one = document.querySelector("bantin-related") as Element;
    one.after(one.cloneNode(true));
  });
  await expect(page.locator("[part=card]")).toHaveCount(12);
  await page
    .locator("bantin-related")
    .last()
    .evaluate((it) => it.remove());
  const before = await look(page);
  await page.evaluate(() => {
    const one = document.querySelector("bantin-related") as Element;
    const other = one.cloneNode(true);
    one.after(other);
    const frame = document.querySelector("iframe")?.contentDocument as Document;
    frame.body.append(other);
  });
  const frame = page.frame("inside") as Frame;
  await expect(frame.locator("[part=card]")).toHaveCount(6);
  expect(await look(frame)).toEqual(before);
});

test("one that starts in the other document looks as in its own", async ({ page, site, log }) => {
  await open(page, site, 'loading="manual"');
  await move(page, "frame");
  const frame = page.frame("inside") as Frame;
  await frame.locator("bantin-related").evaluate((it) => it.setAttribute("loading", "eager"));
  await expect(frame.locator("[part=card]")).toHaveCount(6);
  const inside = await look(frame);
  await move(page, "page");
  expect(await look(page)).toEqual(inside);
  expect(log.lines.filter((it) => it.includes("bantin"))).toEqual([]);
});

test("it looks the same in a window that the page opened", async ({ page, site }) => {
  await open(page, site);
  await expect(page.locator("[part=card]")).toHaveCount(6);
  const before = await look(page);
  const [popup] = await Promise.all([
    page.waitForEvent("popup"),
    page.evaluate(() => {
      const opened = window.open("about:blank", "", "width=640,height=600") as Window;
      opened.document.body.style.width = "600px";
      opened.document.body.append(document.querySelector("bantin-related") as Element);
    }),
  ]);
  await expect(popup.locator("[part=card]")).toHaveCount(6);
  // A window without a doctype is in quirks mode, which changes no style of ours.
  expect(await look(popup)).toEqual(before);
});

test("one without a box of its own starts when it comes near, and not before", async ({ page, site }) => {
  const far = (id: string, gap: number) =>
    `<div style="height:${gap}px"></div><bantin-ticker id="${id}" src="/api/digests/morning?lang=en" mode="static"
      style="display:contents"></bantin-ticker>`;
  await page.goto(site.page(far("near", 10) + far("far", 6000)));
  await expect(page.locator("#near li")).toHaveCount(8);
  await expect(page.locator("#far [part=base]")).toBeEmpty();
  await page.locator("main").evaluate((it) => it.scrollIntoView({ block: "end" }));
  await expect(page.locator("#far li")).toHaveCount(8);
});
