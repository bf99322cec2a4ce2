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
    // The carousel's arrows are shown once its cards are measured, after the layout.
    if (widget === "related") await tab.find("bantin-related >>> .arrows:not([hidden])");
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

/** Writes a comment as Lan, who is led to it. */
async function write(tab: Tab, text: string): Promise<void> {
  await tab.walkTo("Comment");
  await tab.press(text);
  // The line grows to a form.
  await tab.find("bantin-comments >>> [name=name]");
  await tab.walkTo("Name");
  await tab.press("Lan");
  await tab.walkTo("Post comment");
  await tab.press(Key.ENTER);
  await expect.poll(() => tab.focused()).toEqual({ role: "article", name: "Lan" });
}

test("a reader writes a comment, answers it and finds both again, without a mouse", async ({ tab, site, newsroom }) => {
  const server = new NewsroomComments(newsroom);
  const thread = await server.fresh();
  const markup = `<bantin-comments lang="en" src="/api/articles/${thread.id}/comments" min-time="0"></bantin-comments>`;
  await tab.open(site.page(markup));
  await ready(tab, "comments");
  await write(tab, "The ferry was on time today.");
  await expect.poll(() => texts(tab)).toEqual(["The ferry was on time today."]);
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

/** What has the focus, if what was said last lies over it. Runs in the page. */
function covered(): string | null {
  const root = document.querySelector("bantin-comments")?.shadowRoot;
  const [active, said] = [root?.activeElement, root?.querySelector(".said")];
  if (!active || !said) return "nothing has the focus";
  const [box, over] = [active.getBoundingClientRect(), said.getBoundingClientRect()];
  const isCovered = over.height > 0 && box.top < over.bottom - 1 && box.bottom > over.top + 1;
  return isCovered ? `${active.getAttribute("part")} at ${box.top}, under ${over.top} to ${over.bottom}` : null;
}

test("what is said of a comment that was sent never lies over what has the focus", async ({ tab, site, newsroom }) => {
  test.slow();
  const thread = await new NewsroomComments(newsroom).fresh();
  const headers = { "content-type": "application/json" };
  for (let at = 1; at <= 30; at += 1) {
    const body = JSON.stringify({ text: `Comment ${at}. `.repeat(1 + (at % 9)), author: { name: `Reader ${at}` } });
    await fetch(thread.src, { method: "POST", headers, body });
  }
  const src = `/api/articles/${thread.id}/comments`;
  const inside = site.page(`<bantin-comments lang="en" src="${src}" min-time="0"></bantin-comments>`);
  await tab.open(site.page(`<iframe src="${inside}" width="390" height="600"></iframe>`));
  await tab.enter("iframe");
  await ready(tab, "comments");
  await write(tab, "The ferry was on time today.");
  // As long as somebody may be under way in it.
  const hold = () =>
    tab.run(() => {
      const said = document.querySelector("bantin-comments")?.shadowRoot?.querySelector(".said");
      for (const animation of said?.getAnimations() ?? []) animation.pause();
    });
  await hold();
  const found: string[] = [];
  const look = async () => {
    const fault = await tab.run(covered);
    if (fault) found.push(fault);
  };
  for (let steps = 0; steps < 30; steps += 1) {
    await tab.press(Key.TAB);
    await look();
  }
  for (let steps = 0; steps < 24; steps += 1) {
    await tab.back();
    await look();
    const isCopy = await tab.run(
      () => document.querySelector("bantin-comments")?.shadowRoot?.activeElement?.getAttribute("part") === "copy",
    );
    if (!isCopy) continue;
    // What is said of it comes where the reader is.
    await tab.press(Key.ENTER);
    await hold();
    await look();
  }
  expect(found).toEqual([]);
});
