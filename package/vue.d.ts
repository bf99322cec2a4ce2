// The elements in the templates of Vue: `import "bantin-widgets/vue"` once.
import type { HTMLAttributes } from "vue";
import type { BantinElements, BantinEventMap, BantinMarkup } from "./embed.js";

type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Name;
type Events = {
  [Name in keyof BantinEventMap as `on${Capitalize<Camel<Name>>}`]?: (event: BantinEventMap[Name]) => void;
};
type Given<Tag extends keyof BantinMarkup> = {
  data?: BantinElements[Tag]["data"];
  transform?: (json: unknown) => unknown;
};
type Props<Tag extends keyof BantinMarkup> = Omit<HTMLAttributes, keyof BantinMarkup[Tag]> &
  BantinMarkup[Tag] &
  Events &
  Given<Tag>;
type Elements = { [Tag in keyof BantinMarkup]: new () => BantinElements[Tag] & { $props: Props<Tag> } };

declare module "vue" {
  interface GlobalComponents extends Elements {}
}
