// What changes is shown as it happens, in every engine: `live.js` over a stream.
import { expect, test as base } from "../support/engine-test.ts";
import type { Site } from "../support/site.ts";
import { type Stream, forTest } from "../support/stream.ts";
import type { Tab } from "../support/tab.ts";

const test = base.extend<{ stream: Stream }>({
  stream: forTest,
});

const CARDS = "bantin-related >>> [part=card]";
const story = (title: string) => JSON.stringify([{ id: 1, title, url: "/1" }]);

async function follow(tab: Tab, site: Site, stream: Stream): Promise<void> {
  // Where it says where it began, only what it tells is asked for.
  site.put("/stories.json", story("Old"), { link: `<${stream.url}>; rel="events"; id="0"` });
  site.head += '<script type="module" src="/bantin/live.js"></script>';
  await tab.open(
    site.page(
      `<bantin-related src="/stories.json" loading="eager" layout="list" live="${stream.url}"></bantin-related>`,
    ),
  );
  await expect.poll(() => tab.texts(CARDS)).toEqual(["Old"]);
}

test("an event is shown, and goes on where the stream ended when the tab is looked at again", async ({
  tab,
  site,
  stream,
}) => {
  await follow(tab, site, stream);
  await expect.poll(() => stream.open).toBe(1);
  site.put("/stories.json", story("New"));
  stream.tell("stories", {}, "seven");
  await expect.poll(() => tab.texts(CARDS)).toEqual(["New"]);
  const look = (isHidden: boolean) =>
    tab.run((isHidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => isHidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, isHidden);
  await look(true);
  expect(stream.asked).toHaveLength(1);
  await look(false);
  // When an engine closes the connection of what was given up is its own affair: WebKit's may take seconds.
  await expect.poll(() => stream.asked.length).toBe(2);
  expect(stream.asked.at(-1)?.["last-event-id"]).toBe("seven");
});

test("a stream that breaks off is opened again, and nothing is missed", async ({ tab, site, stream }) => {
  await follow(tab, site, stream);
  await expect.poll(() => stream.open).toBe(1);
  site.put("/stories.json", story("Told"));
  stream.tell("stories");
  await expect.poll(() => tab.texts(CARDS)).toEqual(["Told"]);
  site.put("/stories.json", story("New"));
  stream.answer = (answer) => {
    answer.writeHead(200, { "content-type": "text/event-stream" });
    answer.write("event: stories\ndata: {}\n\n");
  };
  stream.end("destroy");
  await expect.poll(() => tab.texts(CARDS)).toEqual(["New"]);
  expect(stream.asked.at(-1)?.["last-event-id"]).toBe("2");
});

test("where there is no stream the widget asks by itself, and what it shows stays", async ({ tab, site, stream }) => {
  stream.answer = (answer) => answer.writeHead(404).end();
  await follow(tab, site, stream);
  const refresh = () => tab.run(() => document.querySelector("bantin-related")?.getAttribute("refresh"));
  await expect.poll(refresh, { timeout: 20_000 }).toBe("30");
  expect(await tab.texts(CARDS)).toEqual(["Old"]);
});
