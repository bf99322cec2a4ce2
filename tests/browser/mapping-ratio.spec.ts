// What reading costs: 5,000 stories, against JSON.parse and a map by hand in the same page.
//
// It prints the ratio and gates on nothing: it is a figure for people, on a machine that is shared.
import { expect, test } from "./support/test.ts";

interface Figures {
  ours: number;
  theirs: number;
  bytes: number;
}

test("5,000 stories are read and mapped; the ratio to JavaScript is printed", async ({ page, site, log }) => {
  // The picture of the one story that is shown.
  log.expect(/404/);
  await page.goto(site.page('<bantin-related loading="eager" limit="1" layout="list"></bantin-related>'));
  const figures = await page.evaluate(async (): Promise<Figures> => {
    const stories = Array.from({ length: 5000 }, (_, i) => ({
      id: i * 7919,
      headline: `Lúa đông xuân được giá &amp; nông dân phấn khởi, kỳ ${i}`,
      slug: `lua-dong-xuan-duoc-gia-${i}`,
      media: { cover: { file: `/anh/${i}.jpg`, words: "Ruộng lúa chín", width: 1200, height: 800 } },
      released: "2026-11-24T13:30:00+07:00",
      section: { name: "Nông nghiệp" },
      teaser: "<p>Giá lúa tươi tăng 300 đồng mỗi ký so với tuần trước.</p>",
      desk: "Tổ Kinh tế",
    }));
    const text = JSON.stringify({ result: { articles: stories } });
    const mapping = {
      items: "result.articles",
      title: "headline",
      url: "/tin/{slug}",
      image: "media.cover",
      "image.src": "file",
      "image.alt": "words",
      published: "released",
      excerpt: "teaser",
      label: "section.name",
      author: "desk",
    };
    const element = document.querySelector("bantin-related") as HTMLElement & { data: unknown };
    element.setAttribute("mapping", JSON.stringify(mapping));

    // As a person would write it who wants the same: text without tags and entities, safe URLs.
    const decoder = document.createElement("textarea");
    const plain = (html: string): string => {
      const bare = html.replace(/<[^>]*>/g, " ");
      if (!bare.includes("&")) return bare.replace(/\s+/g, " ").trim();
      decoder.innerHTML = bare;
      return decoder.value.replace(/\s+/g, " ").trim();
    };
    const link = (url: string): string | undefined => {
      const parsed = new URL(url, document.baseURI);
      return /^https?:$/.test(parsed.protocol) ? parsed.href : undefined;
    };
    const byHand = (): number => {
      const payload = JSON.parse(text) as { result: { articles: typeof stories } };
      const seen = new Set();
      const read = payload.result.articles.map((it) => {
        seen.add(it.id);
        return {
          id: String(it.id),
          title: plain(it.headline),
          url: link(`/tin/${encodeURIComponent(it.slug)}`),
          image: {
            src: link(it.media.cover.file),
            alt: it.media.cover.words,
            width: it.media.cover.width,
            height: it.media.cover.height,
          },
          published: Date.parse(it.released),
          excerpt: plain(it.teaser),
          label: plain(it.section.name),
          author: it.desk,
        };
      });
      return read.length + seen.size;
    };
    const loaded = (): Promise<unknown> =>
      new Promise((resolve) => element.addEventListener("bantin-load", resolve, { once: true }));
    const first = loaded();
    element.data = JSON.parse(text);
    await first;
    const best = (work: () => void): number => {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 7; round += 1) {
        const began = performance.now();
        work();
        least = Math.min(least, performance.now() - began);
      }
      return least;
    };
    // The widget reads as soon as it is given: what this takes is parse, walk, read, map, and one card.
    const ours = best(() => {
      element.data = JSON.parse(text);
    });
    return { ours, theirs: best(byHand), bytes: text.length };
  });
  const ratio = figures.ours / figures.theirs;
  console.log(
    `5,000 stories, ${Math.round(figures.bytes / 1024)} KB: ours ${figures.ours.toFixed(1)} ms, ` +
      `by hand ${figures.theirs.toFixed(1)} ms, ratio ${ratio.toFixed(2)} (to stay below 4)`,
  );
  await expect(page.getByRole("listitem")).toHaveCount(1);
  expect(ratio).toBeGreaterThan(0);
});
