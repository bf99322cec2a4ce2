// What of a backend's HTML is kept.

const KEPT = new Set("P BR A EM STRONG DEL CODE PRE BLOCKQUOTE UL OL LI".split(" "));

export function clean(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of [...body.querySelectorAll("*")]) {
    if (!KEPT.has(element.tagName)) {
      element.replaceWith(...element.childNodes);
      continue;
    }
    const href = element.tagName === "A" ? element.getAttribute("href") : null;
    for (const { name } of [...element.attributes]) element.removeAttribute(name);
    if (href && /^(https?:|mailto:)/i.test(href)) {
      element.setAttribute("href", href);
      element.setAttribute("rel", "nofollow ugc");
    }
  }
  return body.innerHTML;
}
