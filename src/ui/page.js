// What views ask of a page that web-sys has in more calls.

/** What is global in the page, under whichever of its names. */
export function global() {
  return globalThis;
}

/** Tells whoever listens, outside of shadow roots, too. False where what would follow was prevented. */
export function emit(element, name, detail, cancelable) {
  return element.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, cancelable, detail }));
}

/** Scrolls as little as it takes; `inline` says where across it is then. */
export function reveal(element, inline) {
  element.scrollIntoView({ block: "nearest", inline });
}

/** Scrolls across. Not by `scrollTo`: Prototype has another one for all elements. */
export function scroll(element, left) {
  element.scroll({ left });
}

/** Tells of each element that comes into view, half into view, and out of it. */
export function views(root, seen) {
  const options = { root, threshold: [0, 0.5] };
  return new IntersectionObserver((entries) => {
    for (const entry of entries) seen(entry);
  }, options);
}
