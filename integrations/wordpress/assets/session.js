// Who is signed in comments as themselves: asks the site who that is, and for the nonce without which
// WordPress takes nobody for signed in. The page itself has neither, so that it may be kept and given to
// everybody.

/** The parameters with which comments are read and written; with any other an address gets no nonce. */
const HARMLESS = new Set(["rest_route", "post", "parent", "page", "per_page", "offset", "order", "orderby", "_fields"]);

/** Nonces live for twelve hours at least. */
const FRESH = 60 * 60 * 1000;

const { loader, session, comments } = JSON.parse(
  document.querySelector('script#bantin-session[type="application/json"]').textContent,
);

/**
 * True for the address of comments, and none that does something else by the rights of who reads the
 * page: who writes an article may write any address into it.
 */
function isComments(address) {
  const [asked, known] = [new URL(address, location.href), new URL(comments, location.href)];
  const parameters = [...asked.searchParams];
  const isOnce = new Set(parameters.map(([name]) => name)).size === parameters.length;
  return (
    asked.origin === known.origin &&
    asked.pathname === known.pathname &&
    asked.searchParams.get("rest_route") === known.searchParams.get("rest_route") &&
    isOnce &&
    parameters.every(([name]) => HARMLESS.has(name))
  );
}

let who = null;
let asked = 0;

/** Asks who is signed in; what cannot be had leaves everything as it was. */
async function ask() {
  asked = Date.now();
  try {
    const answer = await fetch(session, { credentials: "include", cache: "no-store" });
    if (!answer.ok) throw new Error(`expected who is signed in, found status ${answer.status}`);
    who = await answer.json();
    const { configure } = await import(loader);
    configure({
      headers: (url) => (who && isComments(url) ? { "X-WP-Nonce": who.nonce } : undefined),
      author: who ? { name: who.name } : undefined,
    });
  } catch (error) {
    console.warn("bantin: who is signed in is not known:", error);
  }
}

/** Elements know who writes from their start, so they start once that is known. */
async function start() {
  const waiting = [...document.querySelectorAll("bantin-comments:not([count-only])")].map((element) => {
    const loading = element.getAttribute("loading");
    element.setAttribute("loading", "manual");
    return { element, loading };
  });
  await ask();
  for (const { element, loading } of waiting) {
    if (loading === null) element.removeAttribute("loading");
    else element.setAttribute("loading", loading);
  }
}

if (document.cookie.split("; ").some((cookie) => cookie.startsWith("bantin_signed_in="))) {
  // WordPress takes the names of who is signed in from the account, and only where none is sent.
  document.addEventListener("bantin-before-submit", ({ target, detail }) => {
    if (!who || !isComments(target.getAttribute("action") || target.getAttribute("src"))) return;
    for (const name of ["author_name", "author_email", "author_url"]) delete detail.body[name];
  });
  // A page may be open for days.
  document.addEventListener("focusin", ({ target }) => {
    if (target.localName === "bantin-comments" && Date.now() - asked > FRESH) ask();
  });
  // Signed out, or in as somebody else, in another tab: then WordPress refuses the nonce, to read as well.
  document.addEventListener("bantin-error", async ({ target, detail }) => {
    if (!who || (detail.status !== 401 && detail.status !== 403)) return;
    const { nonce } = who;
    await ask();
    if (detail.code === "status" && who?.nonce !== nonce) target.refresh();
  });
  start();
}
