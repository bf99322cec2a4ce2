// Posts a comment as a reader would, to see what becomes of it.

/** Forgets what was posted here before: it would be sent again, and shown. @param {string} article */
export function forget(article) {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith("bantin:") && key.includes(article)) localStorage.removeItem(key);
  } catch {
    // Storage is refused: nothing was kept.
  }
}

/** @param {HTMLElement} element */
export async function post(element) {
  const root = element.shadowRoot;
  if (!root) return;
  const isEnglish = document.documentElement.lang.startsWith("en");
  const text = /** @type {HTMLTextAreaElement} */ (await appears(root, "[name=text]"));
  write(text, isEnglish ? "The water is rising https://x.example" : "Nước lên https://x.example");
  text.dispatchEvent(new FocusEvent("focusin", { bubbles: true, composed: true }));
  const name = /** @type {HTMLInputElement} */ (await appears(root, "[name=name]"));
  write(name, "Lan");
  const send = /** @type {HTMLElement} */ (await appears(root, '[part~="send"]'));
  send.click();
}

/** @param {HTMLInputElement | HTMLTextAreaElement} field @param {string} text */
function write(field, text) {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}

/** @param {ShadowRoot} root @param {string} selector @returns {Promise<Element>} */
function appears(root, selector) {
  return new Promise((resolve) => {
    const look = () => {
      const found = root.querySelector(selector);
      if (found) {
        observer.disconnect();
        resolve(found);
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true });
    look();
  });
}
