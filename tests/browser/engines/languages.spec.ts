// Which language an element speaks, in every engine: however a page writes it.
import { expect, test } from "../support/engine-test.ts";

const TIME = '{"items":[{"title":"A","url":"/a","published":"2019-11-03T06:30:00Z"}]}';
const related = (lang: string, place = 0) =>
  `<bantin-related id="e${place}" loading="eager" layout="list" time-zone="UTC" lang="${lang}"><script type="application/json">${TIME}</script></bantin-related>`;

const VIETNAMESE = ["Tin liên quan", "06:30 3/11/2019"];
const BRITISH = ["Related stories", "3 Nov 2019, 06:30"];
const AMERICAN = ["Related stories", "11/3/2019, 06:30"];
// The browser's own customs differ in a space or a comma.
const FRENCH = ["À lire aussi", /^3 nov\. 2019(,| à)? 06:30$/];

/** What is written, the tag of what is spoken then, and what it looks like. */
const TAGS: [string, string, (string | RegExp)[]][] = [
  ["vi", "vi", VIETNAMESE],
  ["VI", "vi", VIETNAMESE],
  ["vi-VN", "vi-VN", VIETNAMESE],
  ["vi_VN", "vi-VN", VIETNAMESE],
  ["vi-vn", "vi-VN", VIETNAMESE],
  ["vi_VN.UTF-8", "vi-VN", VIETNAMESE],
  ["vi_VN@euro", "vi-VN", VIETNAMESE],
  ["vi-Latn-VN", "vi-VN", VIETNAMESE],
  ["vi-VN-u-nu-latn", "vi-VN", VIETNAMESE],
  ["vie", "vi", VIETNAMESE],
  ["VIE_VN", "vi-VN", VIETNAMESE],
  [" vi ", "vi", VIETNAMESE],
  ["vn", "vi", VIETNAMESE],
  ["vn-VN", "vi-VN", VIETNAMESE],
  ["en", "en", BRITISH],
  ["eng", "en", BRITISH],
  ["en_us", "en-US", AMERICAN],
  ["en-US-u-hc-h12", "en-US", AMERICAN],
  ["en-GB", "en-GB", BRITISH],
  ["fr", "fr", FRENCH],
  ["FR", "fr", FRENCH],
  ["fra", "fr", FRENCH],
  ["fr_BE.UTF-8@euro", "fr-BE", FRENCH],
  ["fr-Latn-FR", "fr-Latn-FR", FRENCH],
  // Nobody has words of these.
  ["es-US", "en-US", AMERICAN],
  ["zh-Hant-TW", "en-TW", BRITISH],
  ["vix", "en", BRITISH],
  ["Vietnamese", "en", BRITISH],
  ["und", "en", BRITISH],
];

test("a tag is read however it is written, and words and dates are of one language", async ({ tab, site }) => {
  await tab.open(site.page(TAGS.map(([tag], place) => related(tag, place)).join("")));
  for (const [place, [given, tag, [heading = "", time = ""]]] of TAGS.entries()) {
    // What is far down the page is not laid out, and has no text but in its nodes.
    const told = () =>
      tab.run((id) => {
        const root = document.getElementById(id)?.shadowRoot;
        return ["h2", "time"]
          .map((it) => root?.querySelector(it)?.textContent)
          .concat(root?.querySelector("section")?.lang);
      }, `e${place}`);
    const says = [heading, time].map((it) => (typeof it === "string" ? it : expect.stringMatching(it)));
    await expect.poll(told, given).toEqual([...says, tag]);
  }
});

test("a page in French is told in French from the start, the forecast and the thread, too", async ({ tab, site }) => {
  site.lang = "fr";
  const seen = `new MutationObserver(() => { for (const it of document.querySelectorAll("[src]")) seen.add(it.shadowRoot?.querySelector("section")?.lang); }).observe(document.documentElement, { attributes: true, childList: true, subtree: true })`;
  await tab.open(
    site.page(`<script>globalThis.seen = new Set(); ${seen}</script>
      <bantin-weather loading="eager" src="/api/weather/can-tho" time-zone="Asia/Ho_Chi_Minh"></bantin-weather>
      <bantin-comments loading="eager" src="/api/articles/trieu-cuong-vuot-bao-dong/comments"></bantin-comments>`),
  );
  await expect.poll(() => tab.texts("bantin-weather >>> h2")).toEqual(["Météo"]);
  await expect.poll(() => tab.texts("bantin-comments >>> h2")).toEqual(["Commentaires"]);
  const spoken = await tab.run(() => [...(globalThis as unknown as { seen: Set<string> }).seen].filter(Boolean));
  expect(spoken.filter((it) => it !== "fr")).toEqual([]);
});
