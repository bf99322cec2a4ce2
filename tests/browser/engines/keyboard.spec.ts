// With the keyboard alone: every control of every widget is reached, and a comment's story is told.
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
