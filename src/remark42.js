// Comments read from and written to Remark42 (remark42.com), for `adapter="remark42"`, where it is behind the page's own
// host: who is signed in there is known by its cookies, and one of them must be repeated with whatever is written.
//
//   <script type="module" src="https://cdn.example/bantin/remark42.js"></script>
//   <script type="module" src="https://cdn.example/bantin/embed.js"></script>
//   <bantin-comments adapter="remark42" src="/remark42/api/v1/find?site=news&url=https://news.example/flood">
import { bridge, json } from "./bridge.js";

const ORDERS = { oldest: "time", liked: "-score" };

const token = () => /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1];

/** Of which site and page a thread is. */
const locator = ({ searchParams }) => ({
  site: searchParams.get("site"),
  url: searchParams.get("url") ?? document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0],
});

/** The address of something beside `find`, for the same site and page. */
function beside(url, path, more = {}) {
  const there = new URL(url.pathname.replace(/find$/, path), url);
  there.search = new URLSearchParams({ ...locator(url), ...more });
  return there;
}

const isGuest = ({ id }) => id.startsWith("anonymous_");

/** Who is signed in, with what they may do; nothing for who is not. */
async function session(url, ask) {
  if (!token()) return undefined;
  try {
    const user = await change("GET", beside(url, "user"), undefined, ask);
    const { edit_duration, anon_vote } = await ask(beside(url, "config"));
    return { ...user, seconds: edit_duration, votes: anon_vote || !isGuest(user) };
  } catch (refusal) {
    if (refusal.status === 401) return undefined;
    throw refusal;
  }
}

/** Asks as who is signed in. */
const change = (method, where, body, ask) => ask(where, body, method, [["X-XSRF-TOKEN", token() ?? ""]]);

/** What its guests may be called, of whom it says no more than that the name is wrong. */
const names = () => NAMES[document.documentElement.lang.slice(0, 2)] ?? NAMES.en;

const NAMES = {
  en: "A name has three letters or more: letters, digits and blanks.",
  fr: "Un nom compte au moins trois caractères : lettres, chiffres et espaces.",
  vi: "Tên có ít nhất ba ký tự: chữ cái, chữ số và dấu cách.",
};

/** Signs a guest in under their name, if nobody is; a guest of another name is another one. Gives who is then. */
async function signIn(url, name, ask) {
  const user = await session(url, ask);
  if (user && (user.name === name || !isGuest(user))) return user;
  const where = new URL(url.pathname.replace(/api\/v1\/find$/, "auth/anonymous/login"), url);
  where.search = new URLSearchParams({ user: name, aud: url.searchParams.get("site") });
  try {
    await ask(where);
  } catch (refusal) {
    // A server without guests has no such way in.
    if (refusal.status === 403) throw json({ errors: [{ pointer: "/author/name", detail: names() }] }, 422);
    throw refusal.status === 400 || refusal.status === 404 ? json({}, 401) : refusal;
  }
  return session(url, ask);
}

/** For a reader, as `session` has them. */
const comment = (it, reader) => {
  const own = it.user.id === reader?.id;
  const age = (Date.now() - Date.parse(it.time)) / 1000;
  // What its author may change is given as they wrote it, unless markup was made of it.
  const isPlain = own && it.text.trim() === `<p>${it.orig}</p>`;
  return {
    id: it.id,
    parent: it.pid || undefined,
    ...(isPlain ? { text: it.orig } : { html: it.text }),
    author: { name: it.user.name, avatar: it.user.picture || undefined, badge: it.user.admin ? "admin" : undefined },
    created: it.time,
    edited: it.edit?.time,
    // Only who is signed in can vote.
    likes: reader?.votes && !own ? it.score : undefined,
    liked: it.vote > 0,
    status: it.delete ? "deleted" : undefined,
    own,
    can_edit: own && age < reader.seconds,
  };
};

/** True where who writes can be known; said once of who cannot, since a form would lead nowhere. */
function isWritable({ origin }) {
  const is = origin === location.origin;
  if (!is && !told.has(origin))
    console.warn(`bantin: remark42.js: expected Remark42 at ${location.origin}, to be written to, found ${origin}`);
  told.add(origin);
  return is;
}

const told = new Set();

/** What this reader voted, as far as it was read. */
const voted = new Map();

if (globalThis.document) {
  bridge("remark42", /^(.*\/api\/v1\/find)(?:\/([^/?]+))?(?:\/(like))?\?(?:.*&)?site=/, {
    async list(url, ask) {
      const sort = ORDERS[url.searchParams.get("sort")] ?? "-time";
      const { comments, info } = await ask(beside(url, "find", { sort, format: "plain" }));
      const reader = await session(url, ask);
      for (const { id, vote } of comments ?? []) voted.set(id, vote);
      return {
        items: (comments ?? []).map((it) => comment(it, reader)),
        total: info.count,
        closed: info.read_only || !isWritable(url),
      };
    },
    async write(url, { parent, author, text }, ask) {
      const reader = await signIn(url, author?.name ?? "", ask);
      const body = { text, pid: parent, locator: locator(url), title: document.title };
      return comment(await change("POST", beside(url, "comment"), body, ask), reader);
    },
    async edit(url, id, ask, request) {
      const { text } = await request.json();
      const stored = await change("PUT", beside(url, `comment/${id}`), { text }, ask);
      return comment(stored, await session(url, ask));
    },
    async remove(url, id, ask) {
      await change("PUT", beside(url, `comment/${id}`), { delete: true }, ask);
    },
    async like(url, id, ask) {
      const liked = !(voted.get(id) > 0);
      const { score } = await change("PUT", beside(url, `vote/${id}`, { vote: liked ? 1 : -1 }), undefined, ask);
      voted.set(id, liked ? 1 : 0);
      return { likes: score, liked };
    },
  });
}
