// Attributes as properties: what is set is written into the page, where it counts.
import { readFile } from "node:fs/promises";
import type { BantinRelatedElement } from "../../src/embed.d.ts";
import { element, stories } from "./support/lists.ts";
import { type Page, expect, test } from "./support/test.ts";

interface Field {
  kind: string;
  name: string;
  type?: { text: string };
  attribute?: string;
}

interface Declaration {
  tagName?: string;
  members?: Field[];
}

/** The properties of each element that reflect an attribute, as the manifest has them. */
async function declared(): Promise<[string, Field[]][]> {
  const manifest = JSON.parse(await readFile("../../package/custom-elements.json", "utf8"));
  const declarations: Declaration[] = manifest.modules[0].declarations;
  return declarations
    .filter((it) => it.tagName)
    .map((it) => [it.tagName ?? "", (it.members ?? []).filter((member) => member.attribute)]);
}

/** A value that a property of that type takes, and what the attribute says then. */
function sample(field: Field): [unknown, string] {
  const type = field.type?.text ?? "";
  if (type === "number") return [7, "7"];
  if (type === "boolean") return [true, ""];
  const word = type.split('"')[3] ?? type.split('"')[1] ?? "some text";
  return [word, word];
}

const shown = (page: Page, tag: string) =>
  expect(page.locator(`${tag} [part=base]`)).toHaveAttribute("data-state", /./);

for (const widget of ["related", "ticker", "weather", "comments"]) {
  test(`each attribute of ${widget} is a property that reflects it`, async ({ page, site, log }) => {
    log.expect(/404|Failed/);
    const tag = `bantin-${widget}`;
    const fields = (await declared()).find(([name]) => name === tag)?.[1] ?? [];
    expect(fields.length).toBeGreaterThan(12);
    await page.goto(site.page(element(widget, stories(2))));
    await shown(page, tag);
    for (const field of fields) {
      const [value, text] = sample(field);
      const found = await page.locator(tag).evaluate(
        (element, [name, attribute, value]) => {
          const bare = element.cloneNode() as unknown as Element & Record<string, unknown>;
          const absent = bare[name];
          bare[name] = value;
          const set = [bare.getAttribute(attribute), bare[name]];
          bare[name] = typeof value === "boolean" ? false : undefined;
          return { isOwn: Object.hasOwn(bare, name), absent, set, removed: bare.getAttribute(attribute) };
        },
        [field.name, field.attribute ?? "", value] as const,
      );
      const absent = found.absent;
      expect(found, field.name).toEqual({ isOwn: false, absent, set: [text, value], removed: null });
    }
  });
}

test("a property changes what is shown", async ({ page, site }) => {
  await page.goto(site.page(element("related", stories(4))));
  await expect(page.getByRole("listitem")).toHaveCount(4);
  const related = page.locator("bantin-related");
  await related.evaluate((element: BantinRelatedElement) => {
    element.limit = 2;
    element.layout = "list";
  });
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await expect(page.locator("bantin-related")).toHaveAttribute("layout", "list");
  await related.evaluate((element: BantinRelatedElement) => {
    element.limit = undefined;
  });
  await expect(page.getByRole("listitem")).toHaveCount(4);
});

test("what is set before the code is there counts", async ({ page, site }) => {
  site.put("/stories.json", JSON.stringify(stories(3)));
  const script = `<script type="module">
    const element = document.createElement("bantin-related");
    Object.assign(element, { src: "/stories.json", lang: "en", limit: 2, autoplay: false, loading: "eager" });
    document.querySelector("main").append(element);
  </script>`;
  await page.goto(site.page(`<p style="margin-top: 4000px"></p>${script}`));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  await expect(page.locator("bantin-related")).toHaveAttribute("limit", "2");
  await expect(page.locator("bantin-related")).not.toHaveAttribute("autoplay");
  expect(site.count("/stories.json")).toBe(1);
});

test("loading as a property holds an element back", async ({ page, site }) => {
  const script = `<script type="module">
    const element = document.createElement("bantin-related");
    Object.assign(element, { src: "/stories.json", loading: "manual" });
    document.querySelector("main").append(element);
  </script>`;
  site.put("/stories.json", JSON.stringify(stories(3)));
  await page.goto(site.page(script));
  await page.waitForFunction(() => customElements.get("bantin-related"));
  expect(site.count("/stories.json")).toBe(0);
  await page.locator("bantin-related").evaluate((element: BantinRelatedElement) => element.refresh());
  await expect(page.getByRole("listitem")).toHaveCount(3);
});
