import "bantin-widgets";
import "bantin-widgets/react";
import type { BantinEventMap, BantinRelatedElement, BantinTickerElement } from "bantin-widgets";
import { useCallback, useState } from "react";

const HEADLINES = [{ title: "Given as a property", url: "/given" }];

function show(ticker: BantinTickerElement | null) {
  if (!ticker) return;
  ticker.data = HEADLINES;
  ticker.refresh();
}

export default function Home() {
  const [chosen, choose] = useState("");
  const [layout, lay] = useState<"carousel" | "grid">("carousel");
  // Not as `onbantin-select={…}`: what a server rendered React takes over without it.
  const listen = useCallback((related: BantinRelatedElement) => {
    const onSelect = (event: BantinEventMap["bantin-select"]) => {
      event.preventDefault();
      choose(event.detail.title);
    };
    related.addEventListener("bantin-select", onSelect);
    return () => related.removeEventListener("bantin-select", onSelect);
  }, []);
  return (
    <main>
      <bantin-related src="/stories.json" layout={layout} ref={listen}>
        <a href="/latest">Latest</a>
      </bantin-related>
      {/* It waits for the page, which has its data once React is here. */}
      <bantin-ticker loading="manual" ref={show} />
      <output>{chosen}</output>
      <button type="button" onClick={() => lay("grid")}>
        As a grid
      </button>
    </main>
  );
}
