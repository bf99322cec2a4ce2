// Comments read from and written to Artalk 2 (artalk.js.org), for `adapter="artalk"`.
//
//   <script type="module" src="https://cdn.example/bantin/artalk.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-comments adapter="artalk" src="https://comments.example/api/v2/comments?site_name=News&page_key=/flood">
import { bridge } from "./bridge.js";

const ORDERS = { oldest: "date_asc", liked: "vote" };

const comment = (it) => ({
  id: `${it.id}`,
  parent: it.rid ? `${it.rid}` : undefined,
  // Its emoji are pictures that say what they are by an attribute of their own.
  ...(it.content_marked ? { html: it.content_marked.replaceAll("atk-emoticon=", "alt=") } : { text: it.content }),
  author: { name: it.nick, url: it.link || undefined, badge: it.badge_name || undefined },
  created: it.date,
  likes: it.vote_up,
  status: it.is_pending ? "pending" : undefined,
});

if (globalThis.document) {
  bridge("artalk", /^(.*\/api\/v2\/comments)(?:\/(\d+)\/(like))?\?(?:.*&)?page_key=/, {
    async list(url, ask) {
      const asked = new URL(url);
      const { searchParams } = asked;
      const sort = searchParams.get("sort");
      searchParams.delete("sort");
      searchParams.set("sort_by", ORDERS[sort] ?? "date_desc");
      // Each with the one it answers, and all of them counted.
      searchParams.set("flat_mode", "true");
      const [limit, offset] = ["limit", "offset"].map((name) => Number(searchParams.get(name)) || 0);
      searchParams.set("limit", limit || 50);
      const answer = await ask(asked);
      const { comments = [], count, page } = answer.data ?? answer;
      const read = offset + comments.length;
      const more = new URL(url);
      more.searchParams.set("offset", read);
      return {
        items: comments.map(comment),
        total: count,
        closed: page?.admin_only ?? false,
        next: comments.length && read < count ? more : null,
      };
    },
    async write(url, { parent, author, text, website }, ask) {
      const { searchParams } = url;
      const answer = await ask(new URL(url.pathname, url), {
        name: author?.name ?? "",
        email: author?.email ?? "",
        link: author?.url ?? "",
        content: text,
        rid: Number(parent) || 0,
        page_key: searchParams.get("page_key"),
        page_title: document.title,
        site_name: searchParams.get("site_name") ?? "",
        website,
      });
      return comment(answer.data?.comment ?? answer.data ?? answer);
    },
    async like(url, id, ask) {
      const { up, is_up: liked } = await ask(
        new URL(url.pathname.replace(/comments$/, `votes/comment/${id}/up`), url),
        {
          name: "",
          email: "",
        },
      );
      return { likes: up, liked };
    },
  });
}
