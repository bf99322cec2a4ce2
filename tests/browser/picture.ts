// The README's picture: the front page of the paper, as a desktop has it.
import { start } from "./support/newsroom.ts";
import { expect, test } from "./support/test.ts";

test.use({ viewport: { width: 1200, height: 900 }, contextOptions: { reducedMotion: "reduce" } });

test("the paper", async ({ page }) => {
  const path = process.env.BANTIN_PICTURE;
  if (!path) throw new Error("BANTIN_PICTURE: expected where the picture goes; run `cargo xtask picture`");
  const paper = await start("--site", "/paper");
  await page.goto(`${paper.url}/paper/`);
  for (const name of ["ticker", "related", "weather"]) {
    const widget = page.locator(`main bantin-${name}`);
    await widget.scrollIntoViewIfNeeded();
    await expect(widget.locator("[part=base]")).toHaveAttribute("data-state", "ready");
  }
  await expect(page.locator("bantin-related img").first()).toBeVisible();
  await page.evaluate(() => scrollTo(0, 0));
  // The first two screens of it say what it is.
  await page.screenshot({
    path,
    clip: { x: 0, y: 0, width: 1200, height: 1800 },
    fullPage: true,
    animations: "disabled",
  });
  // Its stream ends with it, and not with the newsroom.
  await page.close();
  await paper.stop();
});
