// What a browser may refuse, throw at or not have: whatever waits for it goes on.
import { send } from "./support/form.ts";
import { element, headlines, stories } from "./support/lists.ts";
import { cases } from "./support/promises.ts";
import { expect, test } from "./support/test.ts";

const refusing = (object: string, name: string, how: string) =>
  `Object.defineProperty(${object}, "${name}", { configurable: true, ${how} });`;
const SECURITY = 'get() { throw new DOMException("refused", "SecurityError") }';
const NONE = "get: () => undefined";
const NULL = "get: () => null";
const method = (body: string) => `value: { request(${"name, held"}) { ${body} } }`;

const REFUSALS: [string, string][] = [
  [
    "storage, with cookies blocked",
    refusing("window", "localStorage", SECURITY) + refusing("window", "sessionStorage", SECURITY),
  ],
  ["storage, which is null", refusing("window", "localStorage", NULL) + refusing("window", "sessionStorage", NULL)],
  [
    "storage, which is not there",
    refusing("window", "localStorage", NONE) + refusing("window", "sessionStorage", NONE),
  ],
  ["to store more", 'Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError") };'],
  [
    "to read what it stores",
    'Storage.prototype.getItem = () => { throw new DOMException("refused", "SecurityError") };',
  ],
  ["to list what it stores", refusing("Storage.prototype", "length", SECURITY)],
  [
    "locks, by a promise",
    refusing("navigator", "locks", method('return Promise.reject(new DOMException("refused", "SecurityError"))')),
  ],
  ["locks, at once", refusing("navigator", "locks", method('throw new DOMException("refused", "SecurityError")'))],
  ["locks, without a word", refusing("navigator", "locks", method(""))],
  ["locks, as if it had given them", refusing("navigator", "locks", method("return Promise.resolve()"))],
  ["to say whether it has locks", refusing("navigator", "locks", SECURITY)],
  ["locks, which are not there", refusing("navigator", "locks", NONE)],
  ["locks and storage", refusing("navigator", "locks", SECURITY) + refusing("window", "localStorage", SECURITY)],
  ["media queries", 'window.matchMedia = () => { throw new Error("refused") };'],
  [
    "media queries that can be followed",
    "const real = matchMedia; window.matchMedia = (query) => ({ matches: real(query).matches });",
  ],
  [
    "formats",
    'for (const it of ["DateTimeFormat", "NumberFormat", "RelativeTimeFormat"]) Intl[it] = class { constructor() { throw new RangeError("refused") } };',
  ],
  [
    "to change the history",
    'history.pushState = history.replaceState = () => { throw new DOMException("refused", "SecurityError") };',
  ],
  [
    "to say what it is",
    refusing("Navigator.prototype", "userAgent", NONE) + refusing("Navigator.prototype", "language", NONE),
  ],
  ["a clipboard and crypto", refusing("navigator", "clipboard", NONE) + refusing("window", "crypto", NONE)],
  ["to say that it is online", refusing("Navigator.prototype", "onLine", "get: () => false")],
  ["to say what an address is", "delete URL.canParse;"],
  ["observers of sizes", 'window.ResizeObserver = class { constructor() { throw new Error("refused") } };'],
];

test("what is promised is what is refused here", () => {
  expect(cases("is refused")).toEqual(REFUSALS.map(([what]) => what));
});

for (const [what, script] of REFUSALS) {
  test(`a browser that refuses ${what} shows all and sends a comment`, async ({ page, site }) => {
    const posted: string[] = [];
    await page.route("**/thread", (route) => {
      if (route.request().method() === "GET") return route.fulfill({ json: { items: [] } });
      posted.push(route.request().postDataJSON().text);
      return route.fulfill({ status: 201, json: { id: "9", text: "Chào", author: { name: "An" } } });
    });
    await page.addInitScript({ content: `{${script}}` });
    const widgets = [
      element("related", stories(3), 'lang="de" loading="eager"'),
      '<bantin-weather lang="en" src="/api/weather/can-tho" time-zone="Nowhere/At_All" loading="eager" locate></bantin-weather>',
      element("ticker", headlines(3), 'loading="eager"'),
    ];
    const thread = '<bantin-comments lang="en" src="/thread" min-time="0"></bantin-comments>';
    await page.goto(site.page(thread + widgets.join("")));
    const form = page.locator("bantin-comments");
    await send(form, "Chào");
    await expect(form.getByRole("article").filter({ hasText: "Chào" })).toHaveCount(1);
    await expect(form.getByText("Your comment is here.").or(form.getByRole("status").first())).toBeAttached();
    expect(posted).toEqual(["Chào"]);
    await expect(page.locator("bantin-related [part=card]")).toHaveCount(3);
    await expect(page.locator("bantin-weather [part=temperature]")).toBeVisible();
    await expect(page.locator("bantin-ticker [part=headline]")).toHaveCount(1);
  });
}

for (const [how, script] of [
  ["has no word of it", refusing("navigator", "geolocation", NONE)],
  ["throws at the question", refusing("navigator", "geolocation", SECURITY)],
  [
    "throws at the call",
    'navigator.geolocation.constructor.prototype.getCurrentPosition = () => { throw new Error("refused") };',
  ],
  ["refuses", "navigator.geolocation.constructor.prototype.getCurrentPosition = (_, no) => no({ code: 1 });"],
  [
    "gives no numbers",
    "navigator.geolocation.constructor.prototype.getCurrentPosition = (yes) => yes({ coords: { latitude: NaN } });",
  ],
  ["gives nothing", "navigator.geolocation.constructor.prototype.getCurrentPosition = (yes) => yes();"],
]) {
  test(`where the reader is stays unknown when the browser ${how}, and that is said`, async ({ page, site }) => {
    await page.addInitScript({ content: `{${script}}` });
    await page.goto(site.page('<bantin-weather lang="en" src="/api/weather/can-tho" locate></bantin-weather>'));
    await page.getByRole("button", { name: /position|location|here/i }).click();
    await expect(page.locator("bantin-weather .refusal")).not.toBeEmpty();
    await expect(page.locator("bantin-weather [part=temperature]")).toBeVisible();
  });
}

for (const [how, script] of [
  ["gives nothing", "window.fetch = () => {};"],
  ["gives what is no answer", "window.fetch = async () => ({});"],
  ["throws at once", 'window.fetch = () => { throw new Error("blocked") };'],
  ["refuses", 'window.fetch = () => Promise.reject(new TypeError("blocked"));'],
  ["refuses without a reason", "window.fetch = () => Promise.reject();"],
]) {
  test(`data that cannot be had because fetch ${how} is said, with a way on`, async ({ page, site }) => {
    // For the data alone: without its code no widget can say anything.
    const own = `const real = fetch; ${script} const bad = fetch; window.fetch = (url, init) => (("" + url).includes("/stories") ? bad() : real(url, init));`;
    await page.addInitScript({ content: `{${own}}` });
    site.put("/stories.json", JSON.stringify(stories(2)));
    await page.goto(site.page('<bantin-related lang="en" src="/stories.json"></bantin-related>'));
    await expect(page.getByRole("button", { name: "Try again" })).toBeVisible({ timeout: 15_000 });
  });
}
