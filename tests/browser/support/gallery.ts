// The gallery, as a designer sees it: every widget in every state.
import type { Site } from "./site.ts";
import type { Tab } from "./tab.ts";
import { expect } from "./test.ts";

/** When the samples were written. */
const NOW = "2026-11-24T09:10:00+07:00";

/** The page with its views alone. */
export function gallery(site: Site, look: Record<string, string>): string {
  return `${site.url}/gallery/index.html?${new URLSearchParams({ ...look, now: NOW, live: "no", bare: "" })}`;
}

/** Views in which the reader has just posted something. */
const POSTED = ["held", "refused", "flood", "waiting"];

export interface View {
  widget: string;
  /** The name of its state. */
  state: string;
}

/** All that an opened gallery shows. */
export function views(tab: Tab): Promise<View[]> {
  return tab.run(() =>
    [...document.querySelectorAll("figure")].map(({ id }) => {
      const [widget = "", ...state] = id.split("-");
      return { widget, state: state.join("-") };
    }),
  );
}

/** The element of a view. */
const path = ({ widget, state }: View) => `#${widget}-${state} bantin-${widget}`;

/** Waits until a view is what its name says; in some, something is posted first. */
export async function settle(tab: Tab, view: View): Promise<void> {
  const { widget, state } = view;
  const isThread = widget === "comments" && state === "empty";
  const expected = !isThread && ["loading", "empty", "failed"].includes(state) ? state : "ready";
  await tab.scrollTo(path(view));
  const base = `${path(view)} >>> [part=base]`;
  await expect.poll(() => tab.attribute(base, "data-state"), { message: base }).toBe(expected);
  if (state === "stale") await tab.find(`${path(view)} >>> [part=stale]`);
  if (widget === "comments" && POSTED.includes(state)) await post(tab, path(view));
}

async function post(tab: Tab, comments: string): Promise<void> {
  await tab.fill(`${comments} >>> [name=text]`, "Nước lên https://x.example");
  await tab.fill(`${comments} >>> [name=name]`, "Lan");
  await tab.click(`${comments} >>> [part=send]`);
  await tab.find(`${comments} >>> :is([part=message]:not(:empty), [aria-invalid=true])`);
}
