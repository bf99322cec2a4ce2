// With the keyboard alone: every control of every widget is reached, and a comment's story is told.
import { element } from "../support/lists.ts";
import { Key, expect, test } from "../support/engine-test.ts";
import { NewsroomComments } from "../support/newsroom-comments.ts";
import type { Tab } from "../support/tab.ts";
import { ADDRESSES, embedded, ready } from "../support/widgets.ts";

/** What a reader can do something with. */
const CONTROLS = ":is(a[href], button:enabled, input, select, textarea, summary, [tabindex='0'])";

for (const widget of Object.keys(ADDRESSES)) {
  test(`Tab goes to everything in ${widget}, in order and seen, and out again`, async ({ tab, site }) => {
    await tab.open(site.page(embedded(widget, 'limit="5"')));
    await ready(tab, widget);
    // Firefox stops at whatever can be scrolled, too: a list, or the box around one, without a name.
    const met = (await tab.walk()).filter(({ role, name }) => role !== "list" && (role !== "generic" || name !== ""));
    // Listed behind it: what moves stands still once it had the focus.
    const controls = await tab.perceived(`bantin-${widget} >>> ${CONTROLS}`);
    expect(controls.length).toBeGreaterThan(1);
    expect(controls.filter(({ name }) => name === "")).toEqual([]);
    expect(met).toEqual(controls.map((control) => ({ ...control, isSeen: true })));
  });
}

test("headlines that lead nowhere are reached while they stand still", async ({ tab, site }) => {
  const items = Array.from({ length: 8 }, (_, place) => `A headline that leads nowhere ${place}`);
  await tab.open(site.page(element("ticker", { items }, 'mode="marquee" loading="eager"')));
  await ready(tab, "ticker");
  await tab.walkTo("Pause");
  await tab.press(Key.ENTER);
  await tab.walkTo("Headlines");
  await expect.poll(() => tab.focused()).toEqual({ role: "group", name: "Headlines" });
});

test("a position cannot be chosen from the list of places, only found", async ({ tab, site }) => {
  site.put("/weather.json", JSON.stringify({ current: { temperature: 20 } }));
  const places = 'places="Hue; Da Lat" locate loading="eager"';
  await tab.open(site.page(`<bantin-weather lang="en" src="/weather.json?at={place}" ${places}></bantin-weather>`));
  await ready(tab, "weather");
  // WebKit adds what is chosen to the name.
  await tab.walkTo(/^Place( Hue)?$/);
  for (let presses = 0; presses < 4; presses += 1) await tab.press(Key.ARROW_DOWN);
  await tab.press(Key.ENTER);
  const chosen = () =>
    tab.run(() => document.querySelector("bantin-weather")?.shadowRoot?.querySelector("select")?.value);
  await expect.poll(chosen).toBe("Da Lat");
});

const texts = (tab: Tab) => tab.texts("bantin-comments >>> article [part=text]");

test("a reader writes a comment, answers it and finds both again, without a mouse", async ({ tab, site, newsroom }) => {
  const server = new NewsroomComments(newsroom);
  const thread = await server.fresh();
  const markup = `<bantin-comments lang="en" src="/api/articles/${thread.id}/comments" min-time="0"></bantin-comments>`;
  await tab.open(site.page(markup));
  await ready(tab, "comments");
  await tab.walkTo("Comment");
  await tab.press("The ferry was on time today.");
  // The line grows to a form.
  await tab.find("bantin-comments >>> [name=name]");
  await tab.walkTo("Name");
  await tab.press("Lan");
  await tab.walkTo("Post comment");
  await tab.press(Key.ENTER);
  await expect.poll(() => texts(tab)).toEqual(["The ferry was on time today."]);
  await expect.poll(() => tab.focused()).toEqual({ role: "article", name: "Lan" });
  await tab.walkTo("Reply");
  await tab.press(Key.SPACE);
  await expect.poll(() => tab.focused()).toEqual({ role: "textbox", name: "Your reply" });
  await tab.press("Mine was late.");
  await tab.walkTo("Post comment");
  await tab.press(Key.ENTER);
  await expect.poll(() => texts(tab)).toEqual(["The ferry was on time today.", "Mine was late."]);
  await tab.reload();
  await expect.poll(() => texts(tab)).toEqual(["The ferry was on time today.", "Mine was late."]);
  const [first, second] = await server.stored(thread);
  expect(second?.parent).toBe(first?.id);
});
