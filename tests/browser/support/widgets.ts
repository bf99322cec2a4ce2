// The widgets as a page embeds them, filled by the reference backend.
import type { Tab } from "./tab.ts";
import { expect } from "./test.ts";

/** Where each has its data. */
export const ADDRESSES: Record<string, string> = {
  related: "/api/stories?lang=en",
  weather: "/api/weather/can-tho?lang=en",
  comments: "/api/articles/trieu-cuong-vuot-bao-dong/comments",
  ticker: "/api/digests/morning?lang=en",
};

export function embedded(widget: string, attributes = ""): string {
  return `<bantin-${widget} lang="en" src="${ADDRESSES[widget]}" ${attributes}></bantin-${widget}>`;
}

/** Waits until a widget has its data. */
export async function ready(tab: Tab, widget: string): Promise<void> {
  const state = () =>
    tab.run((widget) => {
      const base = document.querySelector(`bantin-${widget}`)?.shadowRoot?.querySelector<HTMLElement>("[part=base]");
      return base?.dataset.state;
    }, widget);
  await expect.poll(state, { message: widget }).toBe("ready");
}
