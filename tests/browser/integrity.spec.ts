// No file of the bundle runs if it is not as it was published: the snippet pins the loader and the glue, and
// the glue each wasm.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { hold } from "./support/hold.ts";
import { events, expect, type Page, record, test } from "./support/test.ts";
import { layoutShift, watchLayout } from "./support/watch.ts";

const DIST = process.env.BANTIN_DIST ?? "";
const NONCE = "r4nd0m";
const STORIES = '<script type="application/json">[{"title":"One","url":"/1"},{"title":"Two","url":"/2"}]</script>';
const PAGE = `<bantin-related lang="en"><b>Fallback</b>${STORIES}</bantin-related>`;

/** The snippet as a page of `site` has it, and the policy that stands in it. */
async function snippet(site: string): Promise<{ head: string; policy: string }> {
  const text = await readFile(join(DIST, "snippet.html"), "utf8");
  const here = text
    .replaceAll(/https:\/\/cdn\.example\/bantin\/[\d.]+\//g, `${site}/bantin/`)
    .replaceAll("https://cdn.example", site)
    .replaceAll("https://api.example", site)
    .replaceAll("NONCE", NONCE);
  const policy = /^Content-Security-Policy: (.*)$/m.exec(here)?.[1] ?? "";
  return { head: here, policy };
}

const html = (head: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

test("the snippet runs under its own policy, and the page does not jump", async ({ page, site }) => {
  const { head, policy } = await snippet(site.url);
  expect(policy).toContain("script-src");
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  await page.goto(site.put("/snippet", html(head, PAGE), headers));
  await expect(page.getByRole("listitem")).toHaveCount(2);
  expect(await page.evaluate(() => getComputedStyle(document.querySelector("bantin-related") as Element).display)).toBe(
    "block",
  );
});

test("before the loader is there, a number of comments is a word in its line", async ({ page, site }) => {
  await watchLayout(page);
  site.put("/counts", JSON.stringify([{ article: "a", count: 3 }]), { "content-type": "application/json" });
  const { head, policy } = await snippet(site.url);
  const count = '<bantin-comments count-only loading="eager" src="/counts" article="a"></bantin-comments>';
  const whole = count.replace("count-only", 'count-only="false"');
  const body = `<h3>A story ${count}</h3><p>Below</p><h3>A thread</h3>${whole}`;
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  const letGo = await hold(page, "**/bantin/embed.js");
  await page.goto(site.put("/counted", html(head, body), headers), { waitUntil: "commit" });
  const heights = () =>
    page.locator("bantin-comments").evaluateAll((all) => all.map((it) => it.getBoundingClientRect().height));
  await expect.poll(heights).toEqual([0, page.viewportSize()?.height]);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  letGo();
  await expect(page.locator("bantin-comments").first()).toContainText("3");
  // The line is as high as the number in it; a thread's room would be 0.05.
  expect(await layoutShift(page)).toBeLessThan(0.005);
});

/** Turns one byte of a file over, where it does not show in its form. */
async function spoil(page: Page, name: string): Promise<void> {
  await page.route(`**/bantin/${name}`, async (route) => {
    const bytes = await readFile(join(DIST, name));
    const isScript = name.endsWith(".js");
    // A script stays one: only white space comes to it. Of a wasm a byte in the midst is another.
    const spoilt = isScript ? Buffer.concat([bytes, Buffer.from(" ")]) : Buffer.from(bytes);
    if (!isScript) spoilt[spoilt.length >> 1] = (spoilt[spoilt.length >> 1] ?? 0) ^ 1;
    const contentType = isScript ? "text/javascript" : "application/wasm";
    await route.fulfill({ body: spoilt, contentType, headers: { "access-control-allow-origin": "*" } });
  });
}

for (const name of ["bantin.js", "bantin_bg.wasm", "bantin_related.wasm", "bantin_related-ticker.wasm"]) {
  test(`with another byte in ${name} the fallback stays, and the page is told`, async ({ page, site, log }) => {
    log.expect(/integrity|Failed|CompileError/i);
    const { head } = await snippet(site.url);
    await spoil(page, name);
    await record(page, "bantin-error");
    await page.goto(site.put("/spoilt", html(head, PAGE), { "content-type": "text/html; charset=utf-8" }));
    await expect.poll(() => events(page, "bantin-error")).toHaveLength(1);
    expect((await events<{ code: string }>(page, "bantin-error"))[0]?.code).toBe("load");
    await expect(page.getByText("Fallback")).toBeVisible();
    await expect(page.getByRole("listitem")).toHaveCount(0);
  });
}

test("another loader does not run, and the fallback stays", async ({ page, site, log }) => {
  log.expect(/integrity/i);
  const { head } = await snippet(site.url);
  await spoil(page, "embed.js");
  const refused = page.waitForEvent("console", (message) => /integrity/i.test(message.text()));
  await page.goto(site.put("/loader", html(head, PAGE), { "content-type": "text/html; charset=utf-8" }));
  await refused;
  await expect(page.getByText("Fallback")).toBeVisible();
  expect(await page.evaluate(() => customElements.get("bantin-related") === undefined)).toBe(true);
});
