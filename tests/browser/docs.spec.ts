// The parts that docs/embedding.md promises are those the widgets have.
import { readFile } from "node:fs/promises";
import { line } from "./support/form.ts";
import { expect, type Page, test } from "./support/test.ts";

async function documented(): Promise<Map<string, string[]>> {
  const text = await readFile("../../docs/embedding.md", "utf8");
  const table = text.split("| element | parts |")[1]?.split("\n\n")[0] ?? "";
  const rows = table.split("\n").filter((line) => line.startsWith("| ") && line.includes("`"));
  return new Map(
    rows.map((row) => {
      const [, name = "", parts = ""] = row.split("|");
      return [name.replaceAll("`", "").trim(), [...parts.matchAll(/`([^`]+)`/g)].map(([, part]) => part ?? "")];
    }),
  );
}

function parts(page: Page, widget: string): Promise<string[]> {
  return page.evaluate((widget) => {
    const found = new Set<string>();
    for (const element of document.querySelectorAll(`bantin-${widget}`)) {
      for (const inside of element.shadowRoot?.querySelectorAll("[part]") ?? []) {
        for (const part of inside.part) found.add(part);
      }
    }
    return [...found];
  }, widget);
}

for (const widget of ["related", "weather", "comments", "ticker"]) {
  test(`the parts of ${widget} are those of the documents`, async ({ page, site, log }) => {
    log.expect(/404/);
    const table = await documented();
    const common = table.get("all") ?? [];
    const own = table.get(`bantin-${widget}`) ?? [];
    expect(own.length).toBeGreaterThan(5);
    await page.setViewportSize({ width: 500, height: 12_000 });
    await page.addInitScript((now) => {
      Date.now = () => now;
      // Or those that reserve a whole window would never be near in one that is this high.
      addEventListener("DOMContentLoaded", () => document.body.style.setProperty("--bantin-reserve", "0px"));
    }, Date.parse("2026-11-24T09:10:00+07:00"));
    await page.goto(`${site.url}/gallery/index.html?lang=en&live=no&widget=${widget}`);
    await expect(page.locator(`bantin-${widget} [part=stale]`)).toBeVisible();
    await expect(page.locator(`bantin-${widget} [part=retry]`).first()).toBeVisible();
    if (widget === "comments") {
      // The reader was in each thread long ago: all of it is new.
      await page.evaluate(() => {
        const visits = localStorage.getItem("bantin:visits") ?? "";
        localStorage.setItem("bantin:visits", visits.replace(/^\d+/gm, "1"));
      });
      await page.reload();
      // And a comment of theirs cannot be sent.
      const waiting = page.locator("#comments-waiting bantin-comments");
      await waiting.locator("[name=text]").fill("Nước lên");
      await waiting.locator("[name=name]").fill("Lan");
      await waiting.locator("[part=send]").click();
    }
    const heading = widget === "ticker" ? ["heading"] : [];
    const elsewhere = widget === "comments" ? ["report", "undo"] : [];
    const expected = new Set([...common.filter((part) => !heading.includes(part)), ...own]);
    for (const part of elsewhere) expected.delete(part);
    await expect.poll(async () => (await parts(page, widget)).sort()).toEqual([...expected].sort());
  });
}

test("a comment that was tried again and refused has a part of its own", async ({ page, site, log }) => {
  log.expect(/net::ERR_|403/);
  let tries = 0;
  await page.route(/\/thread/, (route) => {
    if (route.request().method() === "GET") return route.fulfill({ json: { items: [] } });
    tries += 1;
    return tries === 1 ? route.abort() : route.fulfill({ status: 403, json: { title: "Forbidden", status: 403 } });
  });
  await page.goto(site.page('<bantin-comments src="/thread" min-time="0" anonymous="allow"></bantin-comments>'));
  await line(page).fill("Nước lên");
  await page.getByLabel("Name").fill("Lan");
  await page.getByRole("button", { name: "Post comment" }).click();
  await page.getByRole("button", { name: "Post now" }).click();
  await expect.poll(() => parts(page, "comments")).toContain("refused");
});

test("so have the ways to report a comment, and to have one's own back", async ({ page, site }) => {
  const one = { text: "Nước lên", author: "An", created: "2026-11-24T09:00:00+07:00" };
  const items = [
    { ...one, id: 1, can_report: true },
    { ...one, id: 2, can_edit: true },
  ];
  await page.route(/\/thread/, (route) => route.fulfill({ json: { items } }));
  await page.goto(site.page('<bantin-comments src="/thread"></bantin-comments>'));
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page.locator("bantin-comments [part=undo]")).toBeVisible();
  await expect(page.locator("bantin-comments [part=report]")).toBeVisible();
});
