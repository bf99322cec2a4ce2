// Pages that are no friends: each widget fills and works there as on any other, and nothing is thrown.
import { Key, expect, test } from "../support/engine-test.ts";
import { NewsroomComments } from "../support/newsroom-comments.ts";
import type { Tab } from "../support/tab.ts";
import { ADDRESSES, embedded, ready } from "../support/widgets.ts";

/** A page with all of the widgets. */
interface Host {
  head?: string;
  doctype?: string;
  html?: string;
  /** It is shown in a frame that has no origin of its own. */
  isSandboxed?: boolean;
}

const script = (text: string) => `<script>${text}</script>`;
const style = (text: string) => `<style>${text}</style>`;

/** Puts each text that there is or comes, in the shadow roots too, into two elements, as translators do. */
const TRANSLATES = script(`
  const isOurs = (text) => text.parentElement?.localName === "font" || /^(script|style|option|textarea)$/.test(text.parentElement?.localName);
  function translate(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    const texts = [];
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE && node.data.trim() && !isOurs(node)) texts.push(node);
      if (node.shadowRoot) watch(node.shadowRoot);
    }
    for (const text of texts) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      outer.append(inner);
      text.replaceWith(outer);
      inner.append(text.data);
    }
  }
  const watched = new WeakSet();
  function watch(root) {
    if (watched.has(root)) return;
    watched.add(root);
    translate(root);
    new MutationObserver(() => translate(root)).observe(root, { childList: true, subtree: true, characterData: true });
  }
  addEventListener("DOMContentLoaded", () => watch(document.body));
`);

const HOSTS: Record<string, Host> = {
  "a page like any other": {},
  "a frame without an origin": { isSandboxed: true },
  "storage that throws": {
    head: script(`
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
      }`),
  },
  "storage that is full": {
    head: script('Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };'),
  },
  "no locks and no random names, as without https": {
    head: script(`
      Object.defineProperty(Navigator.prototype, "locks", { value: undefined });
      Object.defineProperty(Crypto.prototype, "randomUUID", { value: undefined });
      Object.defineProperty(window, "isSecureContext", { value: false });`),
  },
  "quirks mode": { doctype: "" },
  "styles that take all away": { head: style("* { all: unset }") },
  "styles that take all back to the start": { head: style("* { all: initial } *::before, *::after { all: initial }") },
  "styles for every element": {
    head: style("* { margin: 9px; padding: 5px; border: 2px solid red; text-transform: uppercase; color: red }"),
  },
  "another base": { head: '<base href="/elsewhere/" target="_top">' },
  "a page that translates itself": { head: TRANSLATES },
  "right to left": { html: 'lang="ar" dir="rtl"' },
};

const WIDGETS = Object.keys(ADDRESSES);
const MARKUP = WIDGETS.map((widget) =>
  embedded(widget, 'loading="eager" min-time="0" layout="grid" limit="8" interval="60"'),
).join("");

function page(
  { head = "", doctype = "<!doctype html>", html = 'lang="en"' }: Host,
  told: string,
  comments = ADDRESSES.comments,
): string {
  const loader = '<script type="module" src="/bantin/embed.js"></script>';
  const top = `<meta charset="utf-8"><title>A host</title><link rel="icon" href="data:,">${told}${head}${loader}`;
  const markup = MARKUP.replace(`${ADDRESSES.comments}`, `${comments}`);
  return `${doctype}<html ${html}><head>${top}</head><body><main>${markup}</main></body></html>`;
}

/** What a reader of each widget does, and what is there then. */
async function use(tab: Tab): Promise<void> {
  for (const widget of WIDGETS) await ready(tab, widget);
  expect(await tab.count("bantin-related >>> [part=card]")).toBe(8);
  const [link] = await tab.all("bantin-related >>> a[href]");
  expect(await link?.getAttribute("href")).toMatch(/^https:\/\/bao\.example\//);

  const position = () => tab.texts("bantin-ticker >>> [part=position]");
  await tab.click("bantin-ticker >>> [part~=next]");
  await expect.poll(position).toEqual(["2 / 8"]);

  const temperature = (await tab.texts("bantin-weather >>> [part=temperature]"))[0];
  expect(temperature).toMatch(/-?\d+°/);
  const summary = await tab.find("bantin-weather >>> summary");
  await summary.click();
  expect(await tab.attribute("bantin-weather >>> details", "open")).not.toBeNull();

  const texts = () => tab.texts("bantin-comments >>> article [part=text]");
  const written = `Written at ${Date.now()}`;
  await tab.fill("bantin-comments >>> [name=text]", written);
  await tab.fill("bantin-comments >>> [name=name]", "Lan");
  // By the keyboard: a click is preceded by a scroll of the driver's, which takes it out of WebKit's view.
  await tab.press(Key.RETURN);
  await expect.poll(texts).toContain(written);

  // New data takes the place of what is there, whatever the page did to it.
  const titles = () => tab.texts("bantin-related >>> h3");
  await tab.run(() =>
    Object.assign(document.querySelector("bantin-related") as Element, { data: [{ title: "Later", url: "/later" }] }),
  );
  await expect.poll(titles).toEqual(["Later"]);
}

for (const [name, host] of Object.entries(HOSTS)) {
  test(`all widgets work: ${name}`, async ({ tab, site, newsroom }) => {
    const thread = await new NewsroomComments(newsroom).fresh();
    site.headers = { "access-control-allow-origin": "*" };
    const address = site.put("/host.html", page(host, site.head, `/api/articles/${thread.id}/comments`));
    if (host.isSandboxed) {
      const frame = `<iframe sandbox="allow-scripts allow-forms" src="${address}" width="900" height="700"></iframe>`;
      await tab.open(site.page(frame));
      await tab.enter("iframe");
    } else {
      await tab.open(address);
    }
    await use(tab);
    expect(await tab.run(() => (globalThis as unknown as { faults: string[] }).faults)).toEqual([]);
  });
}

/** How each widget looks from outside: its place, and that of what is in it. */
async function looks(tab: Tab): Promise<unknown> {
  return tab.run(() =>
    [...document.querySelectorAll("bantin-related, bantin-ticker, bantin-weather, bantin-comments")].map((host) => {
      const base = host.shadowRoot?.querySelector("[part=base]") as HTMLElement;
      const { display, width } = getComputedStyle(base);
      const parts = [...base.querySelectorAll<HTMLElement>("h2, button, a, p, li, article")];
      const shown = parts.filter((it) => it.checkVisibility());
      const sum = (of: (style: CSSStyleDeclaration) => string) => [
        ...new Set(shown.map((it) => of(getComputedStyle(it)))),
      ];
      return {
        tag: host.localName,
        display,
        width,
        displays: sum((it) => it.display).sort(),
        transforms: sum((it) => it.textTransform),
        weights: sum((it) => it.fontWeight).sort(),
        borders: sum((it) => it.borderTopStyle).sort(),
      };
    }),
  );
}

for (const name of ["styles that take all away", "styles that take all back to the start", "quirks mode"]) {
  test(`nothing looks otherwise: ${name}`, async ({ tab, site }) => {
    const seen: unknown[] = [];
    for (const host of [{}, HOSTS[name] as Host]) {
      // The same text around, which is the page's to say.
      const around = style("html, body, main { display: block; margin: 0; font: 16px/1.5 serif }");
      await tab.open(
        site.put(`/host-${seen.length}.html`, page({ ...host, head: (host.head ?? "") + around }, site.head)),
      );
      for (const widget of WIDGETS) await ready(tab, widget);
      seen.push(await looks(tab));
    }
    expect(seen[1]).toEqual(seen[0]);
  });
}

test("from right to left, the arrow that points to the left shows what comes next", async ({ tab, site }) => {
  const rtl = `<div dir="rtl" style="width: 500px">${embedded("related", 'limit="6"')}</div>`;
  await tab.open(site.page(rtl));
  await ready(tab, "related");
  const first = () =>
    tab.run(() => {
      const host = document.querySelector("bantin-related");
      const cards = [...(host?.shadowRoot?.querySelectorAll("[part=card]") ?? [])];
      const edge = host?.getBoundingClientRect().right ?? 0;
      return cards.findIndex((card) => Math.abs(card.getBoundingClientRect().right - edge) < 20);
    });
  await expect.poll(first).toBe(0);
  // Shown once the cards are measured.
  await tab.click("bantin-related >>> .arrows:not([hidden]) [part~=next]");
  await expect.poll(first).toBeGreaterThan(0);
  await tab.click("bantin-related >>> [part~=previous]");
  await expect.poll(first).toBe(0);
});

test("a link to a comment is one to its page, whatever the base", async ({ tab, site }) => {
  const host = { head: '<base href="/elsewhere/">' };
  const address = site.put("/host.html", page(host, site.head));
  await tab.open(address);
  await ready(tab, "comments");
  const link = await tab.find("bantin-comments >>> a[part~=permalink]");
  expect(await link.getProperty("href")).toMatch(new RegExp(`^${address}(\\?[^#]*)?#`));
  await tab.run(() => document.querySelector("bantin-comments")?.scrollIntoView());
  await link.sendKeys(Key.ENTER);
  expect(await tab.run(() => location.pathname)).toBe("/host.html");
});
