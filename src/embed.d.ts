/** What must not stand in markup. What is `undefined` is not set, or not any more. */
export interface Settings {
  /** Headers by origin (`{"https://api.example": {Authorization: "…"}}`), or a function of the URL. */
  headers?: Record<string, Record<string, string>> | ((url: string) => Record<string, string> | undefined) | undefined;
  /** Used in place of the page's `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Texts by language and key, such as `{vi: {retry: "Tải lại"}}`. */
  labels?:
    | { vi?: BantinTexts | undefined; en?: BantinTexts | undefined; [language: string]: BantinWords | undefined }
    | undefined;
  /** Files of further languages, by tag, such as `{de: "/bantin-de.json"}`; French comes with Bantin. */
  languages?: Record<string, string | URL> | undefined;
  /** Mappings by name, for the `adapter` attribute. */
  adapters?: Record<string, Record<string, string>> | undefined;
  /** Whether comments that these adapters read can be written, in Bantin's own contract; otherwise, they can. */
  writable?: Record<string, boolean> | undefined;
  /** What relative URLs in attributes and in payloads are relative to: the page, and the payload's own, otherwise. */
  base?: string | undefined;
  /** Where a reader's things are remembered: nowhere, for the visit, or until they go. What there is goes there, too. */
  storage?: "none" | "session" | "local" | undefined;
  /** Who is signed in at the page: the comment form does not ask them who they are. */
  author?: { name: string; email?: string | undefined; url?: string | undefined } | undefined;
}

/** Texts in place of ours. */
export type BantinTexts = { [Key in BantinLabel]?: string | undefined };

/** The words of a further language: a text, or one for each form of what is counted. */
export type BantinWords = {
  [Key in BantinLabel | "now"]?: string | { [Form in Intl.LDMLPluralRule]?: string | undefined } | undefined;
};

// <labels>
// biome-ignore format: a line each would be a tenth of this file
/** What a page may say in its own words. */
export type BantinLabel =
  | "retry" | "loading" | "stale" | "more" | "added" | "more-failed" | "previous" | "next" | "pause"
  | "play" | "comments" | "comments-failed" | "comments-empty" | "count" | "count-one" | "fresh" | "fresh-one"
  | "sort-by" | "default-order" | "newest" | "oldest" | "liked" | "write" | "write-here" | "no-writing"
  | "sign-in" | "optional" | "text" | "reply" | "answering" | "picture" | "like" | "not-liked" | "copy"
  | "copied" | "not-copied" | "report" | "edit" | "edited" | "delete" | "deleted" | "pending" | "rejected"
  | "reason" | "review-again" | "new" | "anonymous" | "not-found" | "closed" | "writing-as" | "name"
  | "email" | "website" | "remember" | "your-reply" | "your-edit" | "characters" | "too-many" | "preview"
  | "send" | "sending" | "save" | "cancel" | "changed" | "not-saved" | "leaving" | "undo" | "not-deleted"
  | "deleted-own" | "posted" | "held" | "reported" | "required" | "too-long" | "too-short" | "bad-email"
  | "bad-url" | "refused" | "invalid" | "wait-for" | "sent-later" | "flood" | "duplicate" | "moderated"
  | "forbidden" | "too-large" | "not-sent" | "waiting" | "not-accepted" | "waiting-note" | "maybe-held"
  | "again-in" | "send-again" | "discard" | "discarded" | "looking" | "not-known" | "back-in-form" | "not-kept"
  | "related" | "related-failed" | "related-empty" | "sponsored" | "showing" | "ticker" | "ticker-failed"
  | "ticker-empty" | "whole" | "breaking" | "weather" | "weather-failed" | "feels-like" | "updated" | "wind"
  | "humidity" | "rain-chance" | "rain" | "cloud" | "pressure" | "uv" | "uv-levels" | "sunrise" | "sunset"
  | "hours" | "days" | "today" | "time" | "temperature" | "sky" | "minor" | "moderate" | "severe" | "extreme"
  | "warnings" | "more-warnings" | "from" | "until" | "low" | "high" | "clear" | "partly-cloudy" | "cloudy"
  | "fog" | "drizzle" | "rainy" | "pouring" | "showers" | "sleet" | "snow" | "thunderstorm" | "hail"
  | "windy" | "unknown" | "place" | "here" | "locate" | "no-position";
// </labels>

/**
 * Sets what must not stand in markup. Call it before the elements load: for what it changes of what they ask for after
 * that, `refresh()` them; `labels` are those of elements that start, or get another `lang`, after it.
 */
export function configure(settings: Settings): void;

/** Turns `<div data-bantin="…" data-src="…">` below `root` into elements. Done once for the page by itself. */
export function upgrade(root?: ParentNode): void;

/**
 * What every Bantin element has. Properties reflect attributes, where they are described (`BantinAttributes`): setting one to
 * `undefined` takes the attribute away.
 */
declare class BantinElement extends HTMLElement {
  /** The data, in place of what `src` gives. */
  data: unknown;
  /** Turns the backend's JSON into what the widget reads. */
  transform: ((json: unknown) => unknown) | undefined;
  /** Fetches anew; starts the element if it has not started. */
  refresh(): void;
  // <properties>
  src: string | undefined;
  adapter: string | undefined;
  mapping: string | undefined;
  body: string | undefined;
  live: string | undefined;
  timeZone: string | undefined;
  loading: "lazy" | "eager" | "manual" | undefined;
  refreshSeconds: number | undefined;
  theme: "light" | "dark" | undefined;
  limit: number | undefined;
  timeout: number | undefined;
  credentials: "same-origin" | "omit" | "include" | undefined;
  heading: string | undefined;
  empty: "hide" | undefined;
  // </properties>
}

/** What every Bantin element takes in markup. */
export interface BantinAttributes {
  // <attributes>
  /** URL of the JSON that is shown. */
  src?: string | undefined;
  /** How the backend is read: a preset, or one given to `configure`. Default: `auto`. */
  adapter?: string | undefined;
  /** Where the fields are: JSON, or `#id` of the script that has it. Default: as the adapter has it. */
  mapping?: string | undefined;
  /** What `graphql.js` sends by `POST`: JSON, `#id` of the script that has it, or a query. Default: asked by `GET`. */
  body?: string | undefined;
  /** URL of server-sent events, for `live.js`; empty for the one that the backend names. Default: no stream. */
  live?: string | undefined;
  /** BCP 47 tag of the language, `vi_VN` too: `vi`, `en`, `fr`, or what the page teaches; English for others. Default: the nearest `lang`, else the browser's. */
  lang?: string | undefined;
  /** Time zone, also of times without an offset: an IANA name, `UTC+7` or `+05:30`. Default: the reader's. */
  "time-zone"?: string | undefined;
  /** When it starts: near the viewport, at once, or when `refresh()` is called. Default: `lazy`. */
  loading?: "lazy" | "eager" | "manual" | undefined;
  /** How often it asks anew; never in a hidden tab. In seconds, at least 5. Default: never. */
  refresh?: number | `${number}` | undefined;
  /** Colours of a light or a dark page. Default: the page's own `color-scheme`. */
  theme?: "light" | "dark" | undefined;
  /** The most that is shown. In items. Default: all; 50 comments at once. */
  limit?: number | `${number}` | undefined;
  /** How long each answer is waited for. In seconds, at least 0.05. Default: `10`. */
  timeout?: number | `${number}` | undefined;
  /** Whether cookies go with requests, as of `fetch`. Default: `same-origin`. */
  credentials?: "same-origin" | "omit" | "include" | undefined;
  /** Another heading; empty for none. Default: the widget's name. */
  heading?: string | undefined;
  /** What an empty list shows: a sentence, or with `hide` nothing. Default: a sentence. */
  empty?: "hide" | undefined;
  // </attributes>
}

// What the widgets read without an adapter; `models.schema.json` of the crate `bantin-model` has the same.
// <models>
/** A page of stories. */
export interface Stories {
  /** The stories of this page. */
  items: readonly Story[];
  /** The URL of the next page; null on the last. */
  next?: string | null | undefined;
  /** How many stories there are on all pages. */
  total?: number | null | undefined;
}

/** One story. */
export interface Story {
  /** The headline; not empty. */
  title: string;
  /** Where it is read. */
  url: string;
  /** Unlike that of any other story; the URL where there is none. */
  id?: string | null | undefined;
  /** The picture. */
  image?: Image | null | undefined;
  /** When it came out. */
  published?: string | null | undefined;
  /** A few sentences. */
  excerpt?: string | null | undefined;
  /** Section or context, such as `Kinh tế`. */
  label?: string | null | undefined;
  /** Who wrote it. */
  author?: string | null | undefined;
  /** True when somebody paid for it to be here. */
  sponsored?: boolean | undefined;
}

/** A picture: its URL alone, or with what is known of it. */
export type Image = string | Picture;

/** A picture with what a browser needs to choose its size. */
export interface Picture {
  /** The picture where nothing better fits. */
  src: string;
  /** What it shows, in words; left out when it only decorates. */
  alt?: string | null | undefined;
  /** In pixels. */
  width?: number | null | undefined;
  /** In pixels. */
  height?: number | null | undefined;
  /** Further sizes, as the attribute of that name has them. */
  srcset?: string | null | undefined;
}

/** A titled list of headlines, such as "Điểm tin sáng". */
export interface Digest {
  /** Its name. */
  title?: string | null | undefined;
  /** When it was put together. */
  published?: string | null | undefined;
  /** A page that has all of it. */
  url?: string | null | undefined;
  /** The headlines in one text, with semicolons between them; read where there are no `items`. */
  summary?: string | null | undefined;
  /** The headlines. */
  items?: readonly Headline[] | undefined;
}

/** One headline. */
export interface Headline {
  /** Not empty. */
  title: string;
  /** The story behind it. */
  url?: string | null | undefined;
  /** When that came out. */
  published?: string | null | undefined;
  /** True when it is to stand out. */
  breaking?: boolean | undefined;
}

/** The weather at a place. There is `current`, a `bulletin`, or what lies ahead. */
export interface Weather {
  /** Its name. */
  place?: string | null | undefined;
  /** Where its clocks are: an IANA name, or an offset such as `UTC+7`. */
  time_zone?: string | null | undefined;
  /** Stands for the zone where nobody knows its name, such as `+07:00`. */
  utc_offset?: string | null | undefined;
  /** When this was computed. */
  updated?: string | null | undefined;
  /** The weather in the words of a forecaster; written from the numbers where there are none. */
  bulletin?: string | null | undefined;
  /** The weather now. */
  current?: Conditions | null | undefined;
  /** The hours ahead, the earliest first. */
  hourly?: readonly Hour[] | undefined;
  /** Today and the days ahead. */
  daily?: readonly Day[] | undefined;
  /** Warnings in force. */
  alerts?: readonly Alert[] | undefined;
  /** Whom to thank. */
  attribution?: Attribution | null | undefined;
}

/** What is measured, or foretold. Over an hour or a day numbers are the highest. */
export interface Conditions {
  /** The sky in a word. */
  condition?: Condition | null | undefined;
  /** Whether the sun is up. */
  is_day?: boolean | null | undefined;
  /** In °C. */
  temperature?: number | null | undefined;
  /** What it feels like, in °C. */
  apparent?: number | null | undefined;
  /** Relative, in %. */
  humidity?: number | null | undefined;
  /** In m/s. */
  wind_speed?: number | null | undefined;
  /** In m/s. */
  wind_gusts?: number | null | undefined;
  /** Where the wind comes from, in degrees clockwise from north. */
  wind_direction?: number | null | undefined;
  /** In mm. */
  precipitation?: number | null | undefined;
  /** In %. */
  precipitation_probability?: number | null | undefined;
  /** In %. */
  cloud_cover?: number | null | undefined;
  /** At sea level, in hPa. */
  pressure?: number | null | undefined;
  /** The UV index. */
  uv?: number | null | undefined;
  /** When the sun rises on that day. */
  sunrise?: string | null | undefined;
  /** When it sets. */
  sunset?: string | null | undefined;
}

/** The sky in a word. */
export type Condition =
  | "clear"
  | "partly-cloudy"
  | "cloudy"
  | "fog"
  | "drizzle"
  | "rain"
  | "pouring"
  | "showers"
  | "sleet"
  | "snow"
  | "thunderstorm"
  | "hail"
  | "windy";

/** One hour. */
export interface Hour extends Conditions {
  /** When it begins. */
  time: string;
}

/** One day. */
export interface Day extends Conditions {
  /** Which day, as `2026-11-24`. */
  date: string;
  /** The lowest temperature, in °C. */
  min?: number | null | undefined;
  /** The highest temperature, in °C. */
  max?: number | null | undefined;
}

/** A warning. */
export interface Alert {
  /** Not empty. */
  title: string;
  /** How bad it may get; little, where nothing is said. */
  severity?: Severity | null | undefined;
  /** From when on. */
  starts?: string | null | undefined;
  /** Until when. */
  ends?: string | null | undefined;
  /** What it says. */
  text?: string | null | undefined;
  /** Where more is said. */
  url?: string | null | undefined;
}

/** How bad a warning is, in the words of the Common Alerting Protocol. */
export type Severity = "minor" | "moderate" | "severe" | "extreme";

/** Whose data it is, where their licence asks to say so. */
export interface Attribution {
  /** Not empty. */
  text: string;
  /** Their page. */
  url?: string | null | undefined;
}

/** The comments of an article, or one page of them. */
export interface Comments {
  /** The comments, with replies inside, or beside them and told by their `parent`. */
  items: readonly Comment[];
  /** The URL of the next page; null on the last. */
  next?: string | null | undefined;
  /** How many there are on all pages, replies among them. */
  total?: number | null | undefined;
  /** True when nobody can write any more. */
  closed?: boolean | undefined;
}

/** One comment: it says something in `text` or in `html`, unless it was deleted. */
export interface Comment {
  /** Unlike that of any other comment of the article. */
  id: Id;
  /** The comment it answers. */
  parent?: Id | null | undefined;
  /** Who wrote it. */
  author?: Author | null | undefined;
  /** When it was written. */
  created?: string | null | undefined;
  /** When it was last changed. */
  edited?: string | null | undefined;
  /** What it says, as plain text; line breaks count. */
  text?: string | null | undefined;
  /** What it says, as HTML, of which an allowed part is kept. */
  html?: string | null | undefined;
  /** How many like it; left out where nobody counts. */
  likes?: number | null | undefined;
  /** True when this reader does. */
  liked?: boolean | undefined;
  /** Whether everybody sees it. */
  status?: Status | undefined;
  /** Why it was rejected, for who wrote it. */
  reason?: string | null | undefined;
  /** True when this reader may change or delete it. */
  can_edit?: boolean | undefined;
  /** True when this reader may report it. */
  can_report?: boolean | undefined;
  /** The answers to it. */
  replies?: readonly Comment[] | undefined;
}

/** What a backend calls a comment. */
export type Id = number | string;

/** Who wrote a comment. */
export interface Author {
  /** The name shown. */
  name?: string | null | undefined;
  /** A page of theirs. */
  url?: string | null | undefined;
  /** A picture of them. */
  avatar?: string | null | undefined;
  /** What sets them apart, such as `Toà soạn`. */
  badge?: string | null | undefined;
}

/** Where a comment is in moderation. */
export type Status = "approved" | "pending" | "rejected" | "deleted";

/** A problem document: what a backend answers with, with a status of 400 or more. */
export interface Problem {
  /** Tells kinds of problems apart: a URI. */
  type?: string | null | undefined;
  /** What is wrong, in short. */
  title?: string | null | undefined;
  /** The status of the answer, again. */
  status?: number | null | undefined;
  /** What is wrong and what would be right: shown to the reader. */
  detail?: string | null | undefined;
  /** What is wrong with single fields. */
  errors?: readonly FieldError[] | undefined;
}

/** What is wrong with one field. */
export interface FieldError {
  /** Where it is in what was sent, as a JSON pointer: `/author/email`. */
  pointer?: string | null | undefined;
  /** Which parameter of the query it is. */
  parameter?: string | null | undefined;
  /** What is wrong with it: shown beside the field. */
  detail: string;
}
// </models>

// <elements>
/** `<bantin-ticker>`: a digest of headlines. Its properties are described at the attributes, in `BantinTickerElementAttributes`. */
declare class BantinTickerElement extends BantinElement {
  /** The data, in place of what `src` gives; of another shape where an adapter, a mapping or `transform` reads it, `as never`. */
  data: Digest | Stories | readonly (Headline | Story | string)[] | undefined;
  mode: "rotate" | "marquee" | "static" | undefined;
  interval: number | undefined;
  speed: number | undefined;
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

/** `<bantin-related>`: related stories. Its properties are described at the attributes, in `BantinRelatedElementAttributes`. */
declare class BantinRelatedElement extends BantinElement {
  /** The data, in place of what `src` gives; of another shape where an adapter, a mapping or `transform` reads it, `as never`. */
  data: Stories | readonly Story[] | undefined;
  layout: "carousel" | "grid" | "list" | undefined;
  exclude: string | undefined;
  loadMore: "manual" | "auto" | undefined;
  utm: string | undefined;
  wrap: boolean;
  autoplay: boolean;
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

/** `<bantin-weather>`: the weather, and a bulletin. Its properties are described at the attributes, in `BantinWeatherElementAttributes`. */
declare class BantinWeatherElement extends BantinElement {
  /** The data, in place of what `src` gives; of another shape where an adapter, a mapping or `transform` reads it, `as never`. */
  data: Weather | undefined;
  layout: "box" | "wide" | "compact" | undefined;
  units: "metric" | "imperial" | "si" | undefined;
  wind: "beaufort" | "ms" | "kmh" | "mph" | "kn" | undefined;
  forecast: string | undefined;
  places: string | undefined;
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

/** `<bantin-comments>`: a line to write a comment into, and the thread. Its properties are described at the attributes, in `BantinCommentsElementAttributes`. */
declare class BantinCommentsElement extends BantinElement {
  /** The data, in place of what `src` gives; of another shape where an adapter, a mapping or `transform` reads it, `as never`. */
  data: Comments | readonly Comment[] | undefined;
  action: string | undefined;
  article: string | undefined;
  anonymous: "form" | "sign-in" | "read-only" | undefined;
  email: "optional" | "required" | "none" | undefined;
  website: "none" | "optional" | "required" | undefined;
  minLength: number | undefined;
  maxLength: number | undefined;
  minTime: number | undefined;
  sort: "newest" | "oldest" | "liked" | undefined;
  depth: number | undefined;
  loadMore: "manual" | "auto" | undefined;
  noAvatars: boolean;
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
  /** Nobody's picture is asked for: the first letter of a name stands in its place. Default: `false`. */
  "no-avatars"?: boolean | "" | "true" | "false" | undefined;
  /** The number alone, in a line of text; nothing where it is not known. There is no thread to tell the backend by: name it in `adapter`, unless the URL has its parameter for an article (Isso's `uri`). Default: `false`. */
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

/** `detail` of `bantin-act`. */
export interface ActDetail {
  act: "like" | "reply" | "sort" | "more" | "place" | "pause" | "day";
  /** Whether it is liked, or paused, from now on; the order, the place or the day that was chosen; null elsewhere. */
  value: boolean | string | null;
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
  /** A reader did something: of what kinds is said below. */
  "bantin-act": CustomEvent<ActDetail>;
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
