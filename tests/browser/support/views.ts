// The states of each widget that the gallery has, and what brings some of them about.
import { expect, type Page } from "@playwright/test";

export const VIEWS = {
  related: ["carousel", "grid", "list", "broken-items", "loading", "empty", "failed", "stale"],
  weather: ["full", "units", "bulletin", "loading", "failed", "stale"],
  comments: [
    "thread",
    "closed",
    "held",
    "rejected",
    "refused",
    "flood",
    "waiting",
    "flat",
    "sign-in",
    "count",
    "loading",
    "empty",
    "failed",
    "stale",
  ],
  ticker: ["rotate", "static", "summary", "loading", "empty", "failed", "stale"],
};

/** The state that the widget itself says it is in. An empty thread has its form: it is ready. */
export function stateOf(widget: string, view: string): string {
  if (widget === "comments" && view === "empty") return "ready";
  return ["loading", "empty", "failed"].includes(view) ? view : "ready";
}

/** Views in which the reader has just posted something. */
export const POSTED = ["held", "refused", "flood", "waiting"];

/** Posts a comment, and waits until something is said of it. */
export async function post(page: Page): Promise<void> {
  await page.locator("bantin-comments [name=text]").fill("Nước lên https://x.example");
  await page.locator("bantin-comments [name=name]").fill("Lan");
  await page.locator("bantin-comments [part=send]").click();
  await expect(
    page.locator("bantin-comments :is([part=message]:not(:empty), [aria-invalid=true])").first(),
  ).toBeVisible();
}
