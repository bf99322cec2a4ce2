// Page C: all four written by hand in Preact, with what Bantin's have in their first form.
import { render } from "preact";
import { Weather } from "../shared/weather.tsx";
import { Comments } from "./comments.tsx";
import { Related } from "./related.tsx";
import { Ticker } from "./ticker.tsx";
import "../shared/look.css";
import "./preact.css";

let round = 0;

function start(): void {
  round += 1;
  const parts = {
    ticker: <Ticker round={round} />,
    related: <Related round={round} />,
    weather: <Weather round={round} />,
  };
  for (const [id, part] of Object.entries({ ...parts, comments: <Comments round={round} /> })) {
    const place = document.getElementById(id);
    if (place) render(part, place);
  }
}

start();

/** For the measuring: asks for everything anew, as the buttons and timers of a site would. */
Object.assign(window, { refreshAll: start });
