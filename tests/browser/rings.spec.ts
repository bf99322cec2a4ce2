// Where the focus is can be seen: its ring is painted on all sides of what has it, and nothing cuts it off.
import { PNG } from "pngjs";
import { type Page, expect, test } from "./support/test.ts";

const VIEWS: [widget: string, state: string][] = [
  ["related", "carousel"],
  ["related", "grid"],
  ["related", "list"],
  ["ticker", "rotate"],
  ["ticker", "static"],
  ["weather", "full"],
  ["weather", "places"],
  ["comments", "thread"],
];

interface Ring {
  name: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The line around what has the focus, or around what stands for it, through the middle of its stroke. */
function ring(page: Page): Promise<Ring | null> {
  return page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement;
    for (let it: Element | null | undefined = active; it; it = it.parentElement) {
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(it);
      if (outlineStyle === "none") continue;
      const by = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth) / 2;
      const { left, top, right, bottom } = it.getBoundingClientRect();
      const name = `${active?.localName} ${active?.getAttribute("part") ?? active?.textContent}`;
      return { name, left: left - by, top: top - by, right: right + by, bottom: bottom + by };
    }
    return null;
  });
}

/** The sides of a ring that look no different with the focus than without. */
function missing({ left, top, right, bottom }: Ring, focused: PNG, blurred: PNG): string[] {
  const differs = (x: number, y: number) => {
    const at = (Math.floor(y) * focused.width + Math.floor(x)) * 4;
    return [0, 1, 2].some((part) => Math.abs((focused.data[at + part] ?? 0) - (blurred.data[at + part] ?? 0)) > 30);
  };
  const isInView = (x: number, y: number) => x >= 0 && y >= 0 && x < focused.width && y < focused.height;
  // One of them may lie on a ground of its own colour, or under a letter.
  const parts = [0.25, 0.5, 0.75];
  const across = parts.map((part) => left + (right - left) * part);
  const along = parts.map((part) => top + (bottom - top) * part);
  const sides: Record<string, [x: number, y: number][]> = {
    left: along.map((y) => [left, y]),
    top: across.map((x) => [x, top]),
    right: along.map((y) => [right, y]),
    bottom: across.map((x) => [x, bottom]),
  };
  const isMissing = (points: [x: number, y: number][]) => {
    const seen = points.filter(([x, y]) => isInView(x, y));
    return seen.length > 0 && !seen.some(([x, y]) => differs(x, y));
  };
  return Object.keys(sides).filter((side) => isMissing(sides[side] ?? []));
}

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const [widget, state] of VIEWS) {
  test(`the ring is seen on all sides: ${widget}, ${state}`, async ({ page, site, log }) => {
    test.slow();
    log.expect(/404/);
    await page.setViewportSize({ width: 390, height: 700 });
    await page.goto(`${site.url}/gallery/index.html?lang=en&widget=${widget}&state=${state}&bare`);
    await expect(page.locator(`bantin-${widget} [part=base]`)).toHaveAttribute("data-state", "ready");
    await page.waitForLoadState("networkidle");
    const found: string[] = [];
    let count = 0;
    for (let steps = 0; steps < 24; steps += 1) {
      await page.keyboard.press("Tab");
      const here = await ring(page);
      if (!here) continue;
      count += 1;
      const focused = PNG.sync.read(await page.screenshot());
      const active = await page.evaluateHandle(() => document.activeElement?.shadowRoot?.activeElement as HTMLElement);
      await active.evaluate((it) => it.blur());
      const blurred = PNG.sync.read(await page.screenshot());
      await active.evaluate((it) => it.focus({ preventScroll: true }));
      found.push(...missing(here, focused, blurred).map((side) => `${here.name}: ${side}`));
    }
    expect(count).toBeGreaterThan(1);
    expect(found).toEqual([]);
  });
}
