// The replies to a post in the Fediverse (Mastodon, Pleroma, GoToSocial), for `adapter="mastodon"`: to be read alone, since
// who answers does so where they have their account.
//
//   <script type="module" src="https://cdn.example/bantin/mastodon.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-comments adapter="mastodon" src="https://social.example/api/v1/statuses/110/context">
import { bridge } from "./bridge.js";

const text = (it) => it.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** What is attached stands below as links: their words are what its author wrote for who cannot see it. */
const attached = ({ url, remote_url, description, type }) =>
  `<p><a href="${text(remote_url ?? url ?? "")}">${text(description || `[${type}]`)}</a></p>`;

const comment = (it) => ({
  id: it.id,
  parent: it.in_reply_to_id,
  html: [
    it.spoiler_text && `<p><strong>${text(it.spoiler_text)}</strong></p>`,
    it.content,
    ...(it.media_attachments ?? []).map(attached),
  ].join(""),
  author: { name: it.account.display_name || it.account.acct, url: it.account.url, avatar: it.account.avatar_static },
  created: it.created_at,
  edited: it.edited_at,
  likes: it.favourites_count,
});

const time = (it) => Date.parse(it.created);

if (globalThis.document) {
  bridge("mastodon", /^(.*\/api\/v1\/statuses\/[^/?]+\/context)(?:\?|$)/, {
    async list(url, ask) {
      const { descendants } = await ask(new URL(url.pathname, url));
      const items = descendants.map(comment);
      const isOldest = url.searchParams.get("sort") === "oldest";
      items.sort((a, b) => (isOldest ? time(a) - time(b) : time(b) - time(a)));
      return { items, total: items.length };
    },
  });
}
