// What the page itself is about: `count.js` has this loaded where a number of its comments stands outside of every link.
export { about } from "./ui/address.js";
