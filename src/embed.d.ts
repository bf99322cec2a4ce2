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

/** What every Bantin element has beside its attributes. */
export interface BantinElement extends HTMLElement {
  /** The data, in place of what `src` gives. */
  data: unknown;
  /** Turns the backend's JSON into what the widget reads. */
  transform: ((json: unknown) => unknown) | undefined;
  /** Fetches anew; starts the element if it has not started. */
  refresh(): void;
}

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

declare global {
  interface HTMLElementTagNameMap {
    // <widgets>
    "bantin-ticker": BantinElement;
    "bantin-related": BantinElement;
    "bantin-weather": BantinElement;
    "bantin-comments": BantinElement;
    // </widgets>
  }
  interface HTMLElementEventMap {
    "bantin-ready": CustomEvent<null>;
    "bantin-load": CustomEvent<LoadDetail>;
    "bantin-error": CustomEvent<ErrorDetail>;
    "bantin-select": CustomEvent<StoryDetail>;
    "bantin-impression": CustomEvent<StoryDetail>;
    "bantin-before-submit": CustomEvent<BeforeSubmitDetail>;
    "bantin-submit": CustomEvent<SubmitDetail>;
  }
}
