// What each widget says, as each engine tells it to whoever looks or listens.
import { expect, test } from "../support/engine-test.ts";
import { ADDRESSES, embedded, ready } from "../support/widgets.ts";

test("related stories are a list of links with pictures, in a region with a heading", async ({ tab, site }) => {
  await tab.open(site.page(embedded("related", 'limit="6" heading="Read on"')));
  await ready(tab, "related");
  const title = "King tide passes alarm level three and floods central streets at rush hour";
  expect(await tab.perceived("bantin-related >>> section")).toEqual([{ role: "region", name: "Read on" }]);
  expect(await tab.perceived("bantin-related >>> h2")).toEqual([{ role: "heading", name: "Read on" }]);
  expect((await tab.perceived("bantin-related >>> ul"))[0]?.role).toBe("list");
  expect((await tab.perceived("bantin-related >>> h3"))[0]).toEqual({ role: "heading", name: title });
  expect((await tab.perceived("bantin-related >>> a"))[0]).toEqual({ role: "link", name: title });
  for (const { name } of await tab.perceived("bantin-related >>> img")) expect(name).not.toBe("");
});

test("no link of any widget is underlined until it is pointed at", async ({ tab, site }) => {
  await tab.open(
    site.page(
      Object.keys(ADDRESSES)
        .map((widget) => embedded(widget, 'loading="eager"'))
        .join(""),
    ),
  );
  for (const widget of Object.keys(ADDRESSES)) {
    await ready(tab, widget);
    const lines = await tab.run((widget) => {
      const links = document.querySelector(`bantin-${widget}`)?.shadowRoot?.querySelectorAll("a[href]") ?? [];
      return [...links].map((link) => {
        const { textDecorationLine: line, textDecorationColor: colour } = getComputedStyle(link);
        const isClear = line === "none" || /^(transparent|rgba\(.*, 0\))$/.test(colour);
        return isClear || link.closest(".rich") ? "" : `${link.textContent}: ${line} ${colour}`;
      });
    }, widget);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter((it) => it !== "")).toEqual([]);
  }
});

test("the weather says where it is and what is expected, with the hours as a table", async ({ tab, site }) => {
  await tab.open(site.page(embedded("weather", 'heading="The sky"')));
  await ready(tab, "weather");
  expect(await tab.perceived("bantin-weather >>> section")).toContainEqual({ role: "region", name: "The sky" });
  expect(await tab.perceived("bantin-weather >>> h3")).toContainEqual({ role: "heading", name: "Cần Thơ" });
  const [table] = await tab.perceived("bantin-weather >>> table");
  expect(table?.role).toBe("table");
  expect(table?.name).not.toBe("");
  expect((await tab.texts("bantin-weather >>> [part=temperature]"))[0]).toMatch(/-?\d+°/);
  const cells = await tab.perceived("bantin-weather >>> :is(thead, tbody) th");
  expect(new Set(cells.map(({ role }) => role))).toEqual(new Set(["columnheader", "rowheader"]));
});

test("the ticker shows one headline after the other, and is stopped", async ({ tab, site }) => {
  await tab.open(site.page(embedded("ticker", 'interval="2"')));
  await ready(tab, "ticker");
  const position = () => tab.texts("bantin-ticker >>> [part=position]");
  await expect.poll(position).toEqual(["2 / 8"]);
  await tab.click("bantin-ticker >>> button", "Pause");
  await tab.named("bantin-ticker >>> button", "Play");
  const [before] = await position();
  await tab.click("bantin-ticker >>> button", "Next");
  await expect.poll(position).not.toEqual([before]);
  await tab.click("bantin-ticker >>> button", "Previous");
  await expect.poll(position).toEqual([before]);
});

test("comments are articles of their authors, with a form whose fields have names", async ({ tab, site }) => {
  await tab.open(site.page(embedded("comments")));
  await ready(tab, "comments");
  const articles = await tab.perceived("bantin-comments >>> article");
  expect(articles.length).toBeGreaterThan(3);
  expect(articles).toContainEqual({ role: "article", name: "Cư dân hẻm 12" });
  const controls = await tab.perceived("bantin-comments >>> :is(button, input, select, textarea)");
  expect(controls.filter(({ name, role }) => name === "" || role === "")).toEqual([]);
  expect(controls).toContainEqual({ role: "button", name: "Reply" });
});

test("a like is counted, and counted no more", async ({ tab, site }) => {
  await tab.open(site.page(embedded("comments")));
  await ready(tab, "comments");
  const likes = async () => (await tab.perceived("bantin-comments >>> button[part~=like]"))[0]?.name;
  const before = Number((await likes())?.replace(/\D/g, ""));
  for (const more of [1, 0]) {
    await tab.click("bantin-comments >>> button[part~=like]");
    await expect.poll(likes).toBe(`Like ${before + more}`);
  }
});
