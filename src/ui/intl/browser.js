// What only the browser knows: the time zones of the world.

const formats = {};

/**
 * What a clock on a wall of a zone shows then, as ISO 8601 writes it; nothing for what is no zone, and where a page or a
 * browser has no such `Intl`. Making what writes it costs a phone up to a millisecond, and a page needs one or two of them.
 */
export function wall(ms, timeZone) {
  try {
    // The Swedish locale writes dates as ISO 8601 does.
    formats[timeZone] ??= new Intl.DateTimeFormat("sv", {
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone,
    });
    return formats[timeZone].format(ms);
  } catch {}
}

/** What the reader's own clock is ahead of UTC then, in minutes. */
export function ahead(ms) {
  return -new Date(ms).getTimezoneOffset();
}
