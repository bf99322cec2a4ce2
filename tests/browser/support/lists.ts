// Lists made up for a test, and pages that show them.
import { readFileSync } from "node:fs";

const GUIDE = new URL("../../../docs/embedding.md", import.meta.url);

export const WORD = "Rhododendronhochgebirgslandschaftsverwaltungsamtsvorsteherin";
export const LONG =
  "Nước mặn được dự báo đến sớm hơn mọi năm và lấn sâu vào nội đồng tới sáu mươi cây số, các địa phương ven biển gấp rút nạo vét kênh mương, đắp đập tạm, trữ nước ngọt cho hơn sáu mươi nghìn hộ dân và khuyến cáo bà con chuyển sang giống lúa ngắn ngày, tránh xuống giống vụ ba ở những nơi không chủ động được nước.";
export const ARABIC = "ارتفاع منسوب المياه في دلتا النهر يدفع السلطات إلى إغلاق طرق في وسط المدينة";

/** Titles of each kind a newsroom writes: short, long, without a break, right to left. */
export const TITLES = ["Lũ về", LONG, WORD, ARABIC];

/** Stories with all that a card can show. */
export function stories(count: number, titles: string[] = []) {
  return Array.from({ length: count }, (_, place) => ({
    id: place + 1,
    title: titles[place % titles.length] ?? `Story ${place + 1}`,
    url: `/story/${place + 1}`,
    published: "2026-11-20T08:00:00+07:00",
    label: "Môi trường",
    author: "Tổ Thời sự",
    excerpt: LONG,
  }));
}

/** Headlines, the third of them breaking. */
export function headlines(count: number, titles: string[] = []) {
  return {
    title: "Morning digest",
    items: Array.from({ length: count }, (_, place) => ({
      title: titles[place % titles.length] ?? `Headline ${place + 1}`,
      url: `/headline/${place + 1}`,
      breaking: place === 2,
    })),
  };
}

/** An element with its data inside. */
export function element(widget: string, data: unknown, attributes = ""): string {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return `<bantin-${widget} lang="en" ${attributes}><script type="application/json">${json}</script></bantin-${widget}>`;
}

/** What docs/embedding.md gives for the time before the loader has run. */
export const RESERVE = `<style>${/```css\n(bantin-related:not[^`]*)```/.exec(readFileSync(GUIDE, "utf8"))?.[1]}</style>`;
