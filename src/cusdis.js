// Comments read from and written to Cusdis (cusdis.com), for `adapter="cusdis"`.
//
//   <script type="module" src="https://cdn.example/bantin/cusdis.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-comments adapter="cusdis" src="https://cusdis.example/api/open/comments?appId=…&pageId=flood">
import { bridge } from "./bridge.js";

const comment = (it) => ({
  id: it.id,
  parent: it.parentId ?? undefined,
  ...(it.parsedContent ? { html: it.parsedContent } : { text: it.content }),
  author: it.moderator
    ? { name: it.moderator.displayName ?? it.by_nickname, badge: "moderator" }
    : { name: it.by_nickname },
  created: it.createdAt,
  status: it.approved === false ? "pending" : undefined,
});

/** A comment, and before it is forgotten those that answer it. */
const all = (it) => [comment(it), ...(it.replies?.data ?? []).flatMap(all)];

if (globalThis.document) {
  bridge("cusdis", /^(.*\/api\/open\/comments)\?(?:.*&)?appId=/, {
    async list(url, ask) {
      const asked = new URL(url);
      for (const name of ["sort", "limit", "parent"]) asked.searchParams.delete(name);
      const { data } = await ask(asked);
      const page = Number(asked.searchParams.get("page")) || 1;
      const more = new URL(url);
      more.searchParams.set("page", page + 1);
      return {
        items: data.data.flatMap(all),
        total: data.commentCount,
        next: page < data.pageCount ? more : null,
      };
    },
    async write(url, { parent, author, text }, ask) {
      const { searchParams } = url;
      const { data } = await ask(new URL(url.pathname, url), {
        appId: searchParams.get("appId"),
        pageId: searchParams.get("pageId"),
        content: text,
        nickname: author?.name ?? "",
        email: author?.email ?? "",
        parentId: parent || undefined,
        pageUrl: location.href,
        pageTitle: document.title,
      });
      // It is read by a moderator first.
      return comment({
        by_nickname: author?.name ?? "",
        createdAt: new Date(),
        content: text,
        ...data,
        approved: data?.approved ?? false,
      });
    },
  });
}
