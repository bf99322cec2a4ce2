// The digest: a list that passes by, and a copy of it that no one can reach; a button that stops both.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Digest, digest } from "../shared/data.ts";
import { Failed } from "./failed.tsx";
import { useAsked } from "./use.ts";

const SPEED = 60; // px a second

function Headlines({ items, isCopy = false }: { items: Digest["items"]; isCopy?: boolean }) {
  return (
    <ul inert={isCopy} aria-hidden={isCopy || undefined}>
      {items.map((item) => (
        <li key={item.title} class={item.breaking ? "breaking" : undefined}>
          {item.url ? <a href={item.url}>{item.title}</a> : item.title}
        </li>
      ))}
    </ul>
  );
}

export function Ticker({ round }: { round: number }) {
  const { data, hasFailed, retry } = useAsked(digest, round);
  const [isPaused, setIsPaused] = useState(false);
  const belt = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const width = belt.current?.firstElementChild?.scrollWidth ?? 0;
    belt.current?.style.setProperty("--duration", `${width / SPEED}s`);
  }, [data]);

  if (!data) return hasFailed ? <Failed what="điểm tin" retry={retry} /> : null;
  return (
    <>
      <h2>{data.title}</h2>
      <div class="stage">
        <div class={isPaused ? "belt paused" : "belt"} ref={belt}>
          <Headlines items={data.items} />
          <Headlines items={data.items} isCopy />
        </div>
      </div>
      <button type="button" aria-pressed={isPaused} aria-label="Tạm dừng" onClick={() => setIsPaused(!isPaused)}>
        ❚❚
      </button>
    </>
  );
}
