import { parsed } from "../source/wire/resolve.js";

const plain = (url) => url.split("#")[0];

/**
 * The address of the page; of one without an address of its own (`srcdoc`) that of the page around it.
 * `document.URL` may be a form of that name.
 */
export function page() {
  return /^http/.test(location) ? location.href : baseUri();
}

/**
 * What the page is about: the address that it says is its own, if that is of its origin, else the one
 * it has, without its query, because tracking does not make another article, and without the session that
 * servers of Java put into it for who has no cookie yet.
 */
export function about() {
  const { origin, pathname } = new URL(page());
  const canonical = document.querySelector("link[rel~=canonical i][href]:not([href=''])")?.href;
  return parsed(canonical).origin === origin ? canonical : origin + pathname.replace(/;jsessionid=[^/]*/i, "");
}

/** The same, in the form that all spellings of it have. */
export const subject = () => normal(about());

/** What the page's own URLs are relative to, without the name and the password that its address was opened with. */
export const baseUri = () => document.baseURI.replace(/^(https?:..)[^/]*@/, "$1");

/** Escapes that nothing needs undone, others with large digits. */
function undone(escapes) {
  try {
    const text = decodeURIComponent(escapes);
    if (/[\w.~\u0080-\uffff-]/.test(text)) return text;
  } catch {} // bytes that are no text
  return escapes.toUpperCase();
}

/** With letters composed (NFC), where the page left the browser's own way to do so. */
function composed(text) {
  try {
    return text.normalize();
  } catch {
    return text;
  }
}

/**
 * The form that all spellings of one address have (RFC 3986, section 6.2.2, and the URL standard):
 * without default ports and dots, with what needs no escape as it is, all else escaped alike, and
 * letters composed (NFC); without a fragment, which leads to a part of the same, but for those that are
 * routes of an application. What is no address of the web has its letters composed.
 */
export function normal(address) {
  const { protocol, origin, pathname, search, hash } = parsed(address);
  if (!/^https?:$/.test(protocol)) return composed(address);
  const behind = pathname + search + (/^#[/!]/.test(hash) ? hash : "");
  const text = composed(behind.replace(/(%[89a-f][\da-f])+|%[\da-f]{2}/gi, undone));
  return origin + encodeURI(text).replace(/%25/g, "%");
}

/** What stands before the fragment of an address of this page: the page's own, where its base is another. */
export function beforeFragment() {
  const own = plain(location.href);
  return plain(document.baseURI) === own ? "" : own;
}
