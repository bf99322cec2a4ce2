// Page B: what one pastes together. Swiper's element for the stories, zag's marquee for the digest, a box of one's own
// for the weather. Isso's client for the comments is a script of its own in the page.
import { render } from "preact";
import { Weather } from "../shared/weather.tsx";
import { place } from "./make.ts";
import { related } from "./related.ts";
import { ticker } from "./ticker.ts";

let round = 0;

async function start(): Promise<void> {
  round += 1;
  render(<Weather round={round} />, place("weather"));
  await Promise.all([related(), ticker()]);
}

await start();

/** For the measuring: asks for everything anew, as the buttons and timers of a site would. */
Object.assign(window, {
  refreshAll: async () => {
    await start();
    (window as unknown as { Isso: { fetchComments(): void } }).Isso.fetchComments();
  },
});
