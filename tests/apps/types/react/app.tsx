import { configure } from "bantin-widgets";
import "bantin-widgets/react";

export const right = (
  <bantin-related
    src="/stories.json"
    layout="grid"
    load-more="auto"
    interval={4}
    autoplay
    onbantin-select={(event) => console.log(event.detail.position.toFixed())}
  />
);
// @ts-expect-error There is no such layout.
export const wrong = <bantin-related layout="gird" />;
// @ts-expect-error There is no such element.
export const unknown = <bantin-realted />;
// @ts-expect-error A number.
export const words = <bantin-ticker interval="often" />;

configure({ labels: { vi: { retry: "Tải lại" } } });
// @ts-expect-error There is no such word.
configure({ labels: { vi: { retyr: "Tải lại" } } });
configure({
  languages: { de: "/de.json" },
  labels: { de: { count: { one: "{} Kommentar", other: "{} Kommentare" } } },
});
// @ts-expect-error There is no such form of a word.
configure({ labels: { de: { count: { single: "{} Kommentar" } } } });
// @ts-expect-error The bundle's own languages have texts alone.
configure({ labels: { en: { count: { one: "{} comment", other: "{} comments" } } } });
// What a page takes back, or has not got.
configure({ headers: undefined, fetch: undefined, labels: undefined, languages: undefined, adapters: undefined });
configure({ base: undefined, storage: undefined, author: undefined });
configure({
  author: { name: "An", email: undefined, url: undefined },
  labels: { vi: undefined, en: { retry: undefined } },
});

// As properties of elements, and by their events anywhere.
const related = document.querySelector("bantin-related");
if (related) {
  related.layout = "list";
  related.refreshSeconds = 60;
  related.autoplay = true;
  related.layout = undefined;
  // @ts-expect-error There is no such layout.
  related.layout = "gird";
  related.addEventListener("bantin-load", (event) => event.detail.total?.toFixed());
}

// What is given as a property is one of the published models.
if (related) {
  related.data = [{ title: "One", url: "/1", image: { src: "/1.jpg", width: 800 } }];
  // @ts-expect-error It leads nowhere.
  related.data = [{ title: "One" }];
}
const weather = document.querySelector("bantin-weather");
if (weather) {
  weather.data = { place: "Cần Thơ", current: { temperature: 28.6, condition: "partly-cloudy" } };
  // @ts-expect-error There is no such condition.
  weather.data = { current: { condition: "sunny" } };
  weather.data = undefined;
}
export const ticker = <bantin-ticker data={["A bare text", { title: "One", breaking: true }]} />;
// @ts-expect-error A comment has an id.
export const thread = <bantin-comments data={{ items: [{ text: "Hello" }] }} />;

document.addEventListener("bantin-error", (event) => {
  const code: "load" | undefined = event.detail.code === "load" ? event.detail.code : undefined;
  console.log(code, event.detail.retryAfter?.toFixed());
});
