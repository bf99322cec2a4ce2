// Where the focus is, and what can have it.
import type { Locator, Page } from "@playwright/test";

/** Everything that can be pressed, one of each kind. */
export async function kinds(host: Locator): Promise<string[]> {
  const all = await host.evaluate((host) =>
    [...(host.shadowRoot?.querySelectorAll<HTMLElement>("button, summary") ?? [])]
      .filter((it) => it.checkVisibility() && !it.closest("[inert]"))
      .map((it) => {
        const name = ["data-action", "part"].find((name) => it.hasAttribute(name));
        return `${it.localName}${name ? `[${name}="${it.getAttribute(name)}"]` : ":not([part])"}`;
      }),
  );
  return [...new Set(all)];
}

/** True when the focus is in a widget, on something that a reader can see. */
export function isInside(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const host = document.activeElement;
    const active = host?.shadowRoot?.activeElement;
    return active instanceof HTMLElement && active.checkVisibility({ visibilityProperty: true });
  });
}
