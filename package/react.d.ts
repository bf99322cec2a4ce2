// The elements in the JSX of React 19: `import "bantin-widgets/react"` once.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { BantinElements, BantinEventMap, BantinMarkup } from "./embed.js";

type Events = { [Name in keyof BantinEventMap as `on${Name}`]?: (event: BantinEventMap[Name]) => void };
type Given<Tag extends keyof BantinMarkup> = {
  data?: BantinElements[Tag]["data"];
  transform?: (json: unknown) => unknown;
};
type Props<Tag extends keyof BantinMarkup> = Omit<
  DetailedHTMLProps<HTMLAttributes<BantinElements[Tag]>, BantinElements[Tag]>,
  keyof BantinMarkup[Tag]
> &
  BantinMarkup[Tag] &
  Events &
  Given<Tag>;
type Elements = { [Tag in keyof BantinMarkup]: Props<Tag> };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements extends Elements {}
  }
}
