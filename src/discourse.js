// A topic of Discourse (discourse.org), whose first post is the article's own, for `adapter="discourse"`: to be read alone.
//
//   <script type="module" src="https://cdn.example/bantin/discourse.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-comments adapter="discourse" src="https://forum.example/t/110.json">
import { bridge } from "./bridge.js";

/** How many posts its server gives at once. */
const PAGE = 20;

/** The kind of an act that is a like. */
const LIKE = 2;

/** Written by a person, not by the forum about what happened to the topic. */
const isPost = ({ post_type = 1 }) => post_type === 1;

const comment = (url) => (it) => ({
  id: `${it.post_number}`,
  // What answers the article's own post answers no other.
  parent: it.reply_to_post_number > 1 ? `${it.reply_to_post_number}` : undefined,
  html: it.cooked,
  author: {
    name: it.name || it.username,
    url: new URL(`/u/${it.username}`, url),
    avatar: it.avatar_template && new URL(it.avatar_template.replace("{size}", "96"), url),
    badge: it.user_title || undefined,
  },
  created: it.created_at,
  edited: it.version > 1 ? it.updated_at : undefined,
  likes: it.actions_summary?.find((act) => act.id === LIKE)?.count ?? 0,
  status: it.user_deleted || it.hidden ? "deleted" : undefined,
});

if (globalThis.document) {
  bridge("discourse", /^(.*\/t\/(?:[^/]+\/)?\d+)\.json(?:\?|$)/, {
    async list(url, ask) {
      const { searchParams } = url;
      const topic = await ask(new URL(`${url.pathname}.json`, url));
      const { stream, posts } = topic.post_stream;
      const ids = stream.slice(1);
      if (searchParams.get("sort") !== "oldest") ids.reverse();
      const offset = Number(searchParams.get("offset")) || 0;
      const wanted = ids.slice(offset, offset + PAGE);
      const known = new Map(posts.map((it) => [it.id, it]));
      if (!wanted.every((id) => known.has(id))) {
        const there = new URL(`${url.pathname}/posts.json`, url);
        for (const id of wanted) there.searchParams.append("post_ids[]", id);
        for (const it of (await ask(there)).post_stream.posts) known.set(it.id, it);
      }
      const more = new URL(`${url.pathname}.json`, url);
      more.search = new URLSearchParams({ ...Object.fromEntries(searchParams), offset: offset + PAGE });
      return {
        items: wanted
          .flatMap((id) => known.get(id) ?? [])
          .filter(isPost)
          .map(comment(url)),
        total: topic.posts_count - 1,
        next: offset + PAGE < ids.length ? more : null,
      };
    },
  });
}
