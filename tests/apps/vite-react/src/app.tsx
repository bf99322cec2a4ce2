import "bantin-widgets";
import "bantin-widgets/react";
import type { BantinTickerElement } from "bantin-widgets";
import { useState } from "react";

const HEADLINES = [{ title: "Given as a property", url: "/given" }];

// Not as `data={…}`: what a server rendered React takes over without it.
function show(ticker: BantinTickerElement | null) {
  if (ticker) ticker.data = HEADLINES;
}

export function App() {
  const [chosen, choose] = useState("");
  const [layout, lay] = useState<"carousel" | "grid">("carousel");
  return (
    <main>
      <bantin-related
        src="/stories.json"
        layout={layout}
        onbantin-select={(event) => {
          event.preventDefault();
          choose(event.detail.title);
        }}
      >
        <a href="/latest">Latest</a>
      </bantin-related>
      <bantin-ticker ref={show} />
      <output>{chosen}</output>
      <button type="button" onClick={() => lay("grid")}>
        As a grid
      </button>
    </main>
  );
}
