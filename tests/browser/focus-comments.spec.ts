// Whatever a reader presses in a thread, in whatever state it and what they wrote is, the focus is somewhere
// sensible afterwards (WCAG 2.4.3).
import type { Route } from "@playwright/test";
import { isInside, kinds } from "./support/focus.ts";
import { line, openForm } from "./support/form.ts";
import { type Page, expect, test } from "./support/test.ts";

type Answer = "taken" | "held" | "refused" | "too soon" | "lost" | "never";

/** A backend, as far as a thread asks for it. */
interface Backend {
  answer: Answer;
  items: object[];
  /** Whether there is a next page, and it can be had. */
  next: "none" | "there" | "gone";
  /** The code for writing cannot be had. */
  isUnwritable: boolean;
  /** How many requests have no answer yet that gets one. */
  open: number;
}

const TEXT = "Written on the ferry";
const comment = (id: number, more: object = {}) => ({
  id: `${id}`,
  text: `Comment ${id}`,
  author: { name: "Minh" },
  created: "2026-11-24T06:30:00Z",
  likes: 3,
  ...more,
});
const OWN = comment(1, { can_edit: true });
const THEIRS = comment(2, { can_report: true });

async function serve(page: Page): Promise<Backend> {
  const backend: Backend = { answer: "taken", items: [OWN, THEIRS], next: "none", isUnwritable: false, open: 0 };
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.route(/bantin_write/, (route) => (backend.isUnwritable ? route.abort() : route.fallback()));
  const answer = (route: Route) => {
    const request = route.request();
    const url = new URL(request.url());
    if (request.method() === "GET") {
      if (!url.searchParams.has("page")) {
        const next = backend.next === "none" ? null : "/own/comments?page=2";
        return route.fulfill({ json: { items: backend.items, next } });
      }
      if (backend.next === "gone") return route.fulfill({ status: 404 });
      return route.fulfill({ json: { items: [comment(8), comment(9)] } });
    }
    const isLike = url.pathname.endsWith("/like");
    const written = isLike ? { likes: 4, liked: true } : { id: "7", text: TEXT, author: { name: "Lan" } };
    switch (backend.answer) {
      case "taken":
        return request.method() === "DELETE" || url.pathname.endsWith("/report")
          ? route.fulfill({ status: 204 })
          : route.fulfill({ status: 201, json: written });
      case "held":
        return route.fulfill({ status: 202, json: { ...written, status: "pending" } });
      case "refused":
        return route.fulfill({ status: 403, json: { title: "Forbidden", detail: "No links, please.", status: 403 } });
      case "too soon":
        return route.fulfill({ status: 429, headers: { "retry-after": "40" }, json: { title: "Too Many Requests" } });
      case "lost":
        return route.abort();
      case "never":
        return;
    }
  };
  await page.route(/\/own\/comments/, async (route) => {
    backend.open += 1;
    await answer(route);
    backend.open -= 1;
  });
  return backend;
}

/** Until all that was asked for is there, and what it changes is on the screen. */
async function settled(page: Page, backend: Backend): Promise<void> {
  const frames = () =>
    page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await frames();
  await expect.poll(() => backend.open).toBe(0);
  await frames();
}

async function send(page: Page): Promise<void> {
  await openForm(page);
  await line(page).fill(TEXT);
  await page.getByLabel("Name").fill("Lan");
  await page.getByRole("button", { name: "Post comment" }).click();
}

const badge = (page: Page, text: string) =>
  expect(page.getByRole("article").filter({ hasText: TEXT })).toContainText(text);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

interface State {
  /** What is so before the page is there. */
  before?: Partial<Backend>;
  /** How a reader gets there. */
  reach: (page: Page, backend: Backend) => Promise<void>;
  /** Buttons that are part of it, by what they do: one that is missing would go untested. */
  has: string[];
}

const STATES: Record<string, State> = {
  "a thread": { reach: async () => {}, has: ["like", "reply", "copy", "edit", "delete", "report"] },
  "the form": { reach: openForm, has: ["send", "preview"] },
  "a form that is filled in": {
    reach: async (page) => {
      await openForm(page);
      await line(page).fill(TEXT);
      await page.getByLabel("Name").fill("Lan");
    },
    has: ["send", "preview"],
  },
  "a refused form": {
    reach: async (page, backend) => {
      backend.answer = "refused";
      await send(page);
      await expect(page.getByRole("alert")).toHaveText("No links, please.");
    },
    has: ["send"],
  },
  "a form that has to wait": {
    reach: async (page, backend) => {
      backend.answer = "too soon";
      await send(page);
      await expect(page.getByRole("alert")).toContainText("a little fast");
    },
    has: ["send"],
  },
  "a comment on its way": {
    reach: async (page, backend) => {
      backend.answer = "lost";
      await send(page);
      await badge(page, "Waiting to send");
      backend.answer = "never";
      await press(page, "Post now");
      await badge(page, "Posting…");
    },
    has: ["revise", "discard"],
  },
  "a comment that waits": {
    reach: async (page, backend) => {
      backend.answer = "lost";
      await send(page);
      await badge(page, "Waiting to send");
    },
    has: ["retry", "revise", "discard"],
  },
  "a comment that waits, and nothing else": {
    before: { items: [] },
    reach: async (page, backend) => {
      backend.answer = "lost";
      await send(page);
      await badge(page, "Waiting to send");
    },
    has: ["retry", "revise", "discard"],
  },
  "a comment that was refused": {
    reach: async (page, backend) => {
      backend.answer = "lost";
      await send(page);
      await badge(page, "Waiting to send");
      backend.answer = "refused";
      await press(page, "Post now");
      await badge(page, "Not accepted");
    },
    has: ["retry", "revise", "discard"],
  },
  "a comment that a moderator has": {
    reach: async (page, backend) => {
      backend.answer = "held";
      await send(page);
      await badge(page, "Awaiting approval");
    },
    has: ["edit", "delete"],
  },
  "an answer": {
    reach: async (page) => {
      await page.getByRole("button", { name: "Reply" }).first().click();
      await page.getByLabel("Your reply").fill("Half an answer");
    },
    has: ["reply", "send", "preview", "cancel"],
  },
  "a change": {
    reach: async (page) => {
      await press(page, "Edit");
      await expect(page.getByLabel("Edit your comment")).toBeFocused();
    },
    has: ["send", "preview", "cancel", "delete"],
  },
  "a deletion": {
    reach: async (page) => {
      await press(page, "Delete");
      await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
    },
    has: ["undo"],
  },
  "more on this page": {
    before: { items: Array.from({ length: 60 }, (_, at) => comment(at + 100)) },
    reach: async () => {},
    has: ["more"],
  },
  "more on the next page": { before: { next: "there" }, reach: async () => {}, has: ["more"] },
  "a next page that cannot be had": {
    before: { next: "gone" },
    reach: async (page) => {
      await press(page, "Show more");
      await expect(page.getByText("Could not load more.")).toBeVisible();
    },
    has: ["more"],
  },
  "comments that came since": {
    reach: async (page, backend) => {
      backend.items = [comment(4), comment(3), OWN, THEIRS];
      await page.locator("bantin-comments").evaluate((it) => (it as unknown as { refresh(): void }).refresh());
      await expect(page.getByRole("button", { name: "2 new comments" })).toBeVisible();
    },
    has: ["fresh"],
  },
  "a form that cannot be had": {
    before: { isUnwritable: true },
    reach: async (page) => {
      await line(page).click();
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    },
    has: ["write"],
  },
};

for (const [name, { before, reach, has }] of Object.entries(STATES)) {
  for (const answer of ["taken", "refused", "lost"] as const) {
    test(`${name}, and what is asked for is ${answer}: no button loses the focus`, async ({ page, site, log }) => {
      test.slow();
      log.expect(/40[34]|429|net::ERR_|bantin_write/);
      const host = page.locator("bantin-comments");
      const start = async () => {
        const backend = Object.assign(await serve(page), before);
        await page.goto(
          site.page('<bantin-comments src="/own/comments" loading="eager" min-time="0"></bantin-comments>'),
        );
        // What an earlier page kept is not of this one.
        await page.evaluate(() => localStorage.clear());
        await page.reload();
        await expect(host.locator("[part=base]")).toHaveAttribute("data-state", /ready|empty/);
        await reach(page, backend);
        backend.answer = answer;
        return backend;
      };
      await start();
      const found = await kinds(host);
      for (const part of has) expect(found.join(" "), part).toContain(`="${part}"`);
      for (const kind of found) {
        const backend = await start();
        await host.locator(kind).first().focus();
        await page.keyboard.press("Enter");
        await settled(page, backend);
        await expect.poll(() => isInside(page), kind).toBe(true);
      }
    });
  }
}

for (const sort of ["", "liked"]) {
  test(`a refresh with another order leaves the focus on its comment: ${sort || "as it comes"}`, async ({
    page,
    site,
  }) => {
    const backend = await serve(page);
    const reply = { ...comment(4), parent: "3" };
    const all = [comment(1), comment(2), comment(3), reply, comment(5)];
    backend.items = all;
    await page.goto(site.page(`<bantin-comments src="/own/comments" ${sort && `sort="${sort}"`}></bantin-comments>`));
    const cards = page.getByRole("article");
    const text = (at: number) => cards.nth(at).locator("[part=text]");
    const like = (id: number) =>
      cards.filter({ has: page.getByText(`Comment ${id}`, { exact: true }) }).locator("[part=like]");
    await expect(cards).toHaveCount(5);
    for (const held of [5, 4, 1]) {
      await like(held).focus();
      for (const order of [
        [4, 0, 2, 3, 1],
        [1, 2, 3, 4, 0],
        [0, 1, 2, 3, 4],
      ]) {
        const items = order.map((at, place) => ({ ...all[at], likes: 50 - place }));
        backend.items = items;
        await page.locator("bantin-comments").evaluate((it) => (it as unknown as { refresh(): void }).refresh());
        await expect(text(0)).toHaveText(`Comment ${(order[0] ?? 0) + 1}`);
        await expect(like(held)).toBeFocused();
      }
    }
  });
}

test("a comment that others deleted with the focus in it leaves the focus in the widget", async ({ page, site }) => {
  const backend = await serve(page);
  backend.items = [comment(1), comment(2), comment(3)];
  await page.goto(site.page('<bantin-comments src="/own/comments"></bantin-comments>'));
  const cards = page.getByRole("article");
  await cards.nth(1).locator("[part=like]").focus();
  backend.items = [comment(1), comment(3)];
  await page.locator("bantin-comments").evaluate((it) => (it as unknown as { refresh(): void }).refresh());
  await expect(cards).toHaveCount(2);
  expect(await isInside(page)).toBe(true);
});
