// Keeps a file from arriving until a test lets it go.
import type { Page } from "@playwright/test";

/** Keeps back what is asked for at `url`, after so many failures, until the function that this gives is called. */
export async function hold(page: Page, url: string, failures = 0): Promise<() => void> {
  let failed = 0;
  let letGo = () => {};
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route(url, async (route) => {
    failed += 1;
    if (failed <= failures) return route.abort();
    await held;
    return route.fallback();
  });
  return letGo;
}
