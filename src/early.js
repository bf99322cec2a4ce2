// The answers that the loader asked for while the code was on its way. Each is for the elements that it
// was asked for, as long as they are in the document.

let early = new Map();

/** Takes them over; gives what takes one of them, by the key it was asked for with. */
export function taker(asked, settings) {
  early = asked;
  return (key, signal) => {
    leave();
    const taken = early.get(key);
    early.delete(key);
    if (!taken) return;
    const abort = () => taken.controller.abort();
    signal.onabort = abort;
    // The page has said since how it is to be asked.
    if (settings.headers || (settings.fetch && !taken.fetch)) abort();
    else return taken.response;
  };
}

/** What an element that is mounted now does not take is not for one that comes later: by then it is old. */
export function leaveSoon(element) {
  setTimeout(leave, 0, element);
}

function leave(element) {
  for (const [key, { elements, controller }] of early) {
    for (const other of elements) if (other === element || !other.isConnected) elements.delete(other);
    if (elements.size) continue;
    early.delete(key);
    controller.abort();
  }
}
