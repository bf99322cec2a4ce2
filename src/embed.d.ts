/** What must not stand in markup. */
export interface Settings {
  /** Headers by origin (`{"https://api.example": {Authorization: "…"}}`), or a function of the URL. */
  headers?: Record<string, Record<string, string>> | ((url: string) => Record<string, string> | undefined);
  /** Used in place of the page's `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** Texts by language and key, such as `{vi: {retry: "Tải lại"}}`. */
  labels?: Record<string, Record<string, string>>;
  /** Mappings by name, for the `adapter` attribute. */
  adapters?: Record<string, Record<string, string>>;
  /** What relative URLs in attributes and in payloads are relative to: the page, and the payload's own, otherwise. */
  base?: string;
  /** Who is signed in at the page: the comment form does not ask them who they are. */
  author?: { name: string; email?: string; url?: string };
}

/** Sets what must not stand in markup. Call it before the elements load, or `refresh()` them after. */
export function configure(settings: Settings): void;

/** Turns `<div data-bantin="…" data-src="…">` below `root` into elements. Done once for the page by itself. */
export function upgrade(root?: ParentNode): void;

/** What every Bantin element has. Properties reflect attributes: setting one to `undefined` takes the attribute away. */
declare class BantinElement extends HTMLElement {
  /** The data, in place of what `src` gives. */
  data: unknown;
  /** Turns the backend's JSON into what the widget reads. */
  transform: ((json: unknown) => unknown) | undefined;
  /** Fetches anew; starts the element if it has not started. */
  refresh(): void;
  // <properties>
  /** URL of the JSON that is shown. */
  src: string | undefined;
  /** How the backend is read: `auto`, the name of a preset, or one given to `configure`. Default: `auto`. */
  adapter: string | undefined;
  /** Where the fields are: JSON, or `#id` of a `<script type="application/json">`. Default: as the adapter has it. */
  mapping: string | undefined;
  /** Time zone, also that of times without an offset: an IANA name, `UTC+7`, `+05:30`, or what Windows calls it. Default: the reader's. */
  timeZone: string | undefined;
  /** When it starts: near the viewport, at once, or when `refresh()` is called. Default: `lazy`. */
  loading: "lazy" | "eager" | "manual" | undefined;
  /** How often it asks anew; never while the tab is hidden. Further pages that the reader loaded stay. In seconds, at least 5. Default: never. */
  refreshSeconds: number | undefined;
  /** Colours of a light or a dark page. Default: the page's own `color-scheme`. */
  theme: "light" | "dark" | undefined;
  /** How many stories, headlines, days or comments are shown. In items. Default: all; 50 comments at once. */
  limit: number | undefined;
  /** How long an answer is waited for, each time it is asked for. In seconds, at least 0.05. Default: `10`. */
  timeout: number | undefined;
  /** Whether cookies go with requests, as of `fetch`. Default: `same-origin`. */
  credentials: "same-origin" | "omit" | "include" | undefined;
  /** Another heading; empty for none. Default: the widget's name. */
  heading: string | undefined;
  /** What a list without anything in it shows: a sentence, or with `hide` nothing at all. Default: a sentence. */
  empty: "hide" | undefined;
  // </properties>
}

/** What every Bantin element takes in markup. */
export interface BantinAttributes {
  // <attributes>
  /** URL of the JSON that is shown. */
  src?: string | undefined;
  /** How the backend is read: `auto`, the name of a preset, or one given to `configure`. Default: `auto`. */
  adapter?: string | undefined;
  /** Where the fields are: JSON, or `#id` of a `<script type="application/json">`. Default: as the adapter has it. */
  mapping?: string | undefined;
  /** BCP 47 tag of the language, also as `vi_VN` or `VIE`; the widgets speak `vi` and `en`, and English for others. With the region `US` dates are American. Default: the nearest `lang`, else the browser's. */
  lang?: string | undefined;
  /** Time zone, also that of times without an offset: an IANA name, `UTC+7`, `+05:30`, or what Windows calls it. Default: the reader's. */
  "time-zone"?: string | undefined;
  /** When it starts: near the viewport, at once, or when `refresh()` is called. Default: `lazy`. */
  loading?: "lazy" | "eager" | "manual" | undefined;
  /** How often it asks anew; never while the tab is hidden. Further pages that the reader loaded stay. In seconds, at least 5. Default: never. */
  refresh?: number | `${number}` | undefined;
  /** Colours of a light or a dark page. Default: the page's own `color-scheme`. */
  theme?: "light" | "dark" | undefined;
  /** How many stories, headlines, days or comments are shown. In items. Default: all; 50 comments at once. */
  limit?: number | `${number}` | undefined;
  /** How long an answer is waited for, each time it is asked for. In seconds, at least 0.05. Default: `10`. */
  timeout?: number | `${number}` | undefined;
  /** Whether cookies go with requests, as of `fetch`. Default: `same-origin`. */
  credentials?: "same-origin" | "omit" | "include" | undefined;
  /** Another heading; empty for none. Default: the widget's name. */
  heading?: string | undefined;
  /** What a list without anything in it shows: a sentence, or with `hide` nothing at all. Default: a sentence. */
  empty?: "hide" | undefined;
  // </attributes>
}

// <elements>
/** `<bantin-ticker>`: a digest of headlines. */
declare class BantinTickerElement extends BantinElement {
  /** One headline at a time, all of them passing by, or a list. Default: `rotate`. */
  mode: "rotate" | "marquee" | "static" | undefined;
  /** The time that a headline stays in `rotate`. In seconds, at least 2. Default: `6`. */
  interval: number | undefined;
  /** How fast they pass by in `marquee`, whatever there is to say; a reader of Vietnamese or English keeps up with 60. In pixels a second, at least 1. Default: `60`. */
  speed: number | undefined;
  /** Parameters for the links, `utm_source=a&utm_medium=b`; those that a link has stay. Default: none. */
  utm: string | undefined;
}

/** What `<bantin-ticker>` takes in markup. */
export interface BantinTickerElementAttributes extends BantinAttributes {
  /** One headline at a time, all of them passing by, or a list. Default: `rotate`. */
  mode?: "rotate" | "marquee" | "static" | undefined;
  /** The time that a headline stays in `rotate`. In seconds, at least 2. Default: `6`. */
  interval?: number | `${number}` | undefined;
  /** How fast they pass by in `marquee`, whatever there is to say; a reader of Vietnamese or English keeps up with 60. In pixels a second, at least 1. Default: `60`. */
  speed?: number | `${number}` | undefined;
  /** Parameters for the links, `utm_source=a&utm_medium=b`; those that a link has stay. Default: none. */
  utm?: string | undefined;
}

/** `<bantin-related>`: related stories. */
declare class BantinRelatedElement extends BantinElement {
  /** How the stories stand: side by side, to be moved on; in rows; or one below the other. Default: `carousel`. */
  layout: "carousel" | "grid" | "list" | undefined;
  /** URLs of stories that are left out; empty: this page, by its address and its `rel="canonical"`. The scheme, `www.`, a slash at the end, tracking parameters and the fragment make no difference. Default: none. */
  exclude: string | undefined;
  /** How further pages come: by a button, or on reaching the end as well. Default: `manual`. */
  loadMore: "manual" | "auto" | undefined;
  /** Parameters for the links, `utm_source=a&utm_medium=b`; those that a link has stay. Default: none. */
  utm: string | undefined;
  /** The buttons of the carousel go on from either end to the other; else one of them is dimmed there. Default: `false`. */
  wrap: boolean;
  /** The carousel moves by itself, until the reader uses it in any way. Default: `false`. */
  autoplay: boolean;
  /** The time between its moves. In seconds, at least 2. Default: `6`. */
  interval: number | undefined;
}

/** What `<bantin-related>` takes in markup. */
export interface BantinRelatedElementAttributes extends BantinAttributes {
  /** How the stories stand: side by side, to be moved on; in rows; or one below the other. Default: `carousel`. */
  layout?: "carousel" | "grid" | "list" | undefined;
  /** URLs of stories that are left out; empty: this page, by its address and its `rel="canonical"`. The scheme, `www.`, a slash at the end, tracking parameters and the fragment make no difference. Default: none. */
  exclude?: string | undefined;
  /** How further pages come: by a button, or on reaching the end as well. Default: `manual`. */
  "load-more"?: "manual" | "auto" | undefined;
  /** Parameters for the links, `utm_source=a&utm_medium=b`; those that a link has stay. Default: none. */
  utm?: string | undefined;
  /** The buttons of the carousel go on from either end to the other; else one of them is dimmed there. Default: `false`. */
  wrap?: boolean | "" | "true" | "false" | undefined;
  /** The carousel moves by itself, until the reader uses it in any way. Default: `false`. */
  autoplay?: boolean | "" | "true" | "false" | undefined;
  /** The time between its moves. In seconds, at least 2. Default: `6`. */
  interval?: number | `${number}` | undefined;
}

/** `<bantin-weather>`: the weather, and a bulletin. */
declare class BantinWeatherElement extends BantinElement {
  /** For a sidebar; what is now beside what comes, where there is room; or a line for a header, for which `2em` are reserved. Default: `box`. */
  layout: "box" | "wide" | "compact" | undefined;
  /** Units of measure: °C, mm, hPa; with `si` the same, and wind in m/s; with `imperial` °F, inches, inches of mercury, and wind in miles per hour. Default: by the region of `lang` (`en-US`): `imperial` or `metric`. */
  units: "metric" | "imperial" | "si" | undefined;
  /** Units of the wind; `beaufort` goes to 17, as Vietnam's *cấp* does. Default: `beaufort` in Vietnamese; else `ms`, or `mph` by the region. */
  wind: "beaufort" | "ms" | "kmh" | "mph" | "kn" | undefined;
  /** A second URL: what comes from there is added to what `src` gives, such as a forecast to the conditions now. Default: none. */
  forecast: string | undefined;
  /** Places to choose from, `Cần Thơ, can-tho, 10.03, 105.78; Vĩnh Long, vinh-long, 10.25, 105.97`: a name, then a key, latitude and longitude as far as `src` needs them. The choice holds for the visit. Default: none. */
  places: string | undefined;
  /** A button by which the reader may give their position, rounded to two decimals. Default: `false`. */
  locate: boolean;
}

/** What `<bantin-weather>` takes in markup. */
export interface BantinWeatherElementAttributes extends BantinAttributes {
  /** For a sidebar; what is now beside what comes, where there is room; or a line for a header, for which `2em` are reserved. Default: `box`. */
  layout?: "box" | "wide" | "compact" | undefined;
  /** Units of measure: °C, mm, hPa; with `si` the same, and wind in m/s; with `imperial` °F, inches, inches of mercury, and wind in miles per hour. Default: by the region of `lang` (`en-US`): `imperial` or `metric`. */
  units?: "metric" | "imperial" | "si" | undefined;
  /** Units of the wind; `beaufort` goes to 17, as Vietnam's *cấp* does. Default: `beaufort` in Vietnamese; else `ms`, or `mph` by the region. */
  wind?: "beaufort" | "ms" | "kmh" | "mph" | "kn" | undefined;
  /** A second URL: what comes from there is added to what `src` gives, such as a forecast to the conditions now. Default: none. */
  forecast?: string | undefined;
  /** Places to choose from, `Cần Thơ, can-tho, 10.03, 105.78; Vĩnh Long, vinh-long, 10.25, 105.97`: a name, then a key, latitude and longitude as far as `src` needs them. The choice holds for the visit. Default: none. */
  places?: string | undefined;
  /** A button by which the reader may give their position, rounded to two decimals. Default: `false`. */
  locate?: boolean | "" | "true" | "false" | undefined;
}

/** `<bantin-comments>`: a line to write a comment into, and the thread. */
declare class BantinCommentsElement extends BantinElement {
  /** URL that comments are sent to. Default: `src`. */
  action: string | undefined;
  /** What the comments are about; of an address all spellings are one. Default: the page's `rel="canonical"`, if that is of its own origin, else its address without its query. */
  article: string | undefined;
  /** What readers get whom `configure({author})` does not name: the form, the slot `sign-in` in its place, or the thread alone. Default: `form`. */
  anonymous: "form" | "sign-in" | "read-only" | undefined;
  /** Whether the form asks for an e-mail address. Default: `optional`. */
  email: "optional" | "required" | "none" | undefined;
  /** Whether it asks for a website. Default: `none`. */
  website: "none" | "optional" | "required" | undefined;
  /** How long a comment has to be. In characters. Default: `1`. */
  minLength: number | undefined;
  /** How long a comment may be. In characters. Default: `2000`. */
  maxLength: number | undefined;
  /** A time that nobody writes a comment in; what is sent sooner waits for it. In seconds. Default: `2`. */
  minTime: number | undefined;
  /** Which comments come first; the reader's choice is written here. Default: as the backend sends them. */
  sort: "newest" | "oldest" | "liked" | undefined;
  /** How deep replies are moved in; deeper ones say what they answer. In levels. Default: `3`. */
  depth: number | undefined;
  /** How further comments come: by a button, or on reaching the end as well. Default: `manual`. */
  loadMore: "manual" | "auto" | undefined;
  /** The number alone, in a line of text; nothing where it is not known. All of a page with one `src` are counted by one request, where the backend can. There is no thread to tell the backend by: name it in `adapter`, unless the URL has the parameter by which it names an article (Isso's `uri`). Default: `false`. */
  countOnly: boolean;
}

/** What `<bantin-comments>` takes in markup. */
export interface BantinCommentsElementAttributes extends BantinAttributes {
  /** URL that comments are sent to. Default: `src`. */
  action?: string | undefined;
  /** What the comments are about; of an address all spellings are one. Default: the page's `rel="canonical"`, if that is of its own origin, else its address without its query. */
  article?: string | undefined;
  /** What readers get whom `configure({author})` does not name: the form, the slot `sign-in` in its place, or the thread alone. Default: `form`. */
  anonymous?: "form" | "sign-in" | "read-only" | undefined;
  /** Whether the form asks for an e-mail address. Default: `optional`. */
  email?: "optional" | "required" | "none" | undefined;
  /** Whether it asks for a website. Default: `none`. */
  website?: "none" | "optional" | "required" | undefined;
  /** How long a comment has to be. In characters. Default: `1`. */
  "min-length"?: number | `${number}` | undefined;
  /** How long a comment may be. In characters. Default: `2000`. */
  "max-length"?: number | `${number}` | undefined;
  /** A time that nobody writes a comment in; what is sent sooner waits for it. In seconds. Default: `2`. */
  "min-time"?: number | `${number}` | undefined;
  /** Which comments come first; the reader's choice is written here. Default: as the backend sends them. */
  sort?: "newest" | "oldest" | "liked" | undefined;
  /** How deep replies are moved in; deeper ones say what they answer. In levels. Default: `3`. */
  depth?: number | `${number}` | undefined;
  /** How further comments come: by a button, or on reaching the end as well. Default: `manual`. */
  "load-more"?: "manual" | "auto" | undefined;
  /** The number alone, in a line of text; nothing where it is not known. All of a page with one `src` are counted by one request, where the backend can. There is no thread to tell the backend by: name it in `adapter`, unless the URL has the parameter by which it names an article (Isso's `uri`). Default: `false`. */
  "count-only"?: boolean | "" | "true" | "false" | undefined;
}

export type { BantinElement, BantinTickerElement, BantinRelatedElement, BantinWeatherElement, BantinCommentsElement };

/** The elements by their names. */
export interface BantinElements {
  "bantin-ticker": BantinTickerElement;
  "bantin-related": BantinRelatedElement;
  "bantin-weather": BantinWeatherElement;
  "bantin-comments": BantinCommentsElement;
}

/** What they take in markup. */
export interface BantinMarkup {
  "bantin-ticker": BantinTickerElementAttributes;
  "bantin-related": BantinRelatedElementAttributes;
  "bantin-weather": BantinWeatherElementAttributes;
  "bantin-comments": BantinCommentsElementAttributes;
}
// </elements>

/** `detail` of `bantin-error`. */
export interface ErrorDetail {
  code:
    | "network"
    | "timeout"
    | "status"
    | "size"
    | "json"
    | "shape"
    | "mapping"
    | "url"
    | "attribute"
    | "refused"
    | "load"
    | "crash";
  message: string;
  url: string;
  /** Of the HTTP answer, if there was one. */
  status?: number;
  /** Seconds that the backend asks to wait. */
  retryAfter?: number;
}

/** `detail` of `bantin-load`. */
export interface LoadDetail {
  /** How many items there are in all, where the backend says. */
  total: number | null;
}

/** `detail` of `bantin-select` and `bantin-impression`. */
export interface StoryDetail {
  url: string;
  title: string;
  /** Counted from 0. */
  position: number;
}

/** `detail` of `bantin-before-submit`. Setting a property of `body` or `headers` changes what is sent. */
export interface BeforeSubmitDetail {
  body: Record<string, unknown>;
  headers: Record<string, string>;
}

/** `detail` of `bantin-submit`. */
export interface SubmitDetail {
  id: string;
  status: "approved" | "pending";
}

/** The events. They bubble, and cross shadow roots. */
export interface BantinEventMap {
  // <events>
  /** The first data is shown. */
  "bantin-ready": CustomEvent<null>;
  /** Data is shown. */
  "bantin-load": CustomEvent<LoadDetail>;
  /** Something failed; the codes are below. */
  "bantin-error": CustomEvent<ErrorDetail>;
  /** A story was chosen. */
  "bantin-select": CustomEvent<StoryDetail>;
  /** Half a card was in view for a second (IAB/MRC). */
  "bantin-impression": CustomEvent<StoryDetail>;
  /** A comment is about to be sent, again too. */
  "bantin-before-submit": CustomEvent<BeforeSubmitDetail>;
  /** A comment was accepted. */
  "bantin-submit": CustomEvent<SubmitDetail>;
  // </events>
}

declare global {
  interface HTMLElementTagNameMap extends BantinElements {}
  // Of elements, documents and windows.
  interface GlobalEventHandlersEventMap extends BantinEventMap {}
}
