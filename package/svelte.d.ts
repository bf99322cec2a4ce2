// The elements in the markup of Svelte: `import "bantin-widgets/svelte"` once.
import type { HTMLAttributes } from "svelte/elements";
import type { BantinElements, BantinEventMap, BantinMarkup } from "./embed.js";

type Events = { [Name in keyof BantinEventMap as `on${Name}`]?: (event: BantinEventMap[Name]) => void };
type Given<Tag extends keyof BantinMarkup> = {
  data?: BantinElements[Tag]["data"];
  transform?: (json: unknown) => unknown;
};
type Props<Tag extends keyof BantinMarkup> = Omit<HTMLAttributes<BantinElements[Tag]>, keyof BantinMarkup[Tag]> &
  BantinMarkup[Tag] &
  Events &
  Given<Tag>;
type Elements = { [Tag in keyof BantinMarkup]: Props<Tag> };

declare module "svelte/elements" {
  interface SvelteHTMLElements extends Elements {}
}
