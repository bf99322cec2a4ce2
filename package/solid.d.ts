// The elements in the JSX of Solid: `import "bantin-widgets/solid"` once.
import type { JSX } from "solid-js";
import type { BantinElements, BantinEventMap, BantinMarkup } from "./embed.js";

type Events = { [Name in keyof BantinEventMap as `on:${Name}`]?: (event: BantinEventMap[Name]) => void };
type Given<Tag extends keyof BantinMarkup> = {
  "prop:data"?: BantinElements[Tag]["data"];
  "prop:transform"?: (json: unknown) => unknown;
};
type Props<Tag extends keyof BantinMarkup> = Omit<JSX.HTMLAttributes<BantinElements[Tag]>, keyof BantinMarkup[Tag]> &
  BantinMarkup[Tag] &
  Events &
  Given<Tag>;
type Elements = { [Tag in keyof BantinMarkup]: Props<Tag> };

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
