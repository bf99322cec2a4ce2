/** Where the reader is, if they and their browser tell. */
export function position() {
  return new Promise((found, refused) => navigator.geolocation.getCurrentPosition(found, refused));
}
