// What the adapter for json-server stands on, asked of a real one (0.17, npm's `latest`).
import { expect, direct as test } from "../support/backends.ts";
import { TOLD } from "../support/told.ts";

interface Story {
  title: string;
  image?: string;
}

test.describe("a real json-server", { tag: "@backends" }, () => {
  test("sends a bare list of all, with no total", async ({ jsonServer }) => {
    const answer = await fetch(`${jsonServer.url}/stories`);
    const stories = (await answer.json()) as Story[];
    expect(stories.map((story) => story.title)).toEqual(TOLD.map((story) => story.title));
    expect(answer.headers.get("x-total-count")).toBe(null);
    expect(answer.headers.get("link")).toBe(null);
  });

  test("pages where it is asked to, and tells total and next page in headers", async ({ jsonServer }) => {
    const answer = await fetch(`${jsonServer.url}/stories?_page=2&_limit=10`, {
      headers: { origin: "https://bao.example" },
    });
    const stories = (await answer.json()) as Story[];
    expect(stories.map((story) => story.title)).toEqual(TOLD.slice(10, 20).map((story) => story.title));
    expect(answer.headers.get("x-total-count")).toBe("25");
    expect(answer.headers.get("link")).toContain(`<${jsonServer.url}/stories?_page=3&_limit=10>; rel="next"`);
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://bao.example");
    expect(answer.headers.get("access-control-expose-headers")).toBe("X-Total-Count, Link");
  });

  test("has no next page on the last, and an empty list past it", async ({ jsonServer }) => {
    const last = await fetch(`${jsonServer.url}/stories?_page=3&_limit=10`);
    expect(await last.json()).toHaveLength(5);
    expect(last.headers.get("link")).not.toContain('rel="next"');
    const past = await fetch(`${jsonServer.url}/stories?_page=4&_limit=10`);
    expect(past.status).toBe(200);
    expect(await past.json()).toEqual([]);
  });

  test("slices from an offset, with a total and no link", async ({ jsonServer }) => {
    const answer = await fetch(`${jsonServer.url}/stories?_start=20&_limit=10`);
    expect(await answer.json()).toHaveLength(5);
    expect(answer.headers.get("x-total-count")).toBe("25");
    expect(answer.headers.get("link")).toBe(null);
  });

  test("serves the pictures", async ({ jsonServer }) => {
    const stories = (await (await fetch(`${jsonServer.url}/stories`)).json()) as Story[];
    for (const image of new Set(stories.flatMap((story) => story.image ?? []))) {
      expect((await fetch(jsonServer.url + image)).headers.get("content-type")).toContain("image/svg+xml");
    }
  });
});
