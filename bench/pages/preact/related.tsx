// The carousel: a list that scrolls and snaps, real buttons, cards out of sight inert.
import { useEffect, useRef } from "preact/hooks";
import { type Story, picture, stories, time } from "../shared/data.ts";
import { Failed } from "./failed.tsx";
import { useAsked } from "./use.ts";

function Card({ story }: { story: Story }) {
  const image = picture(story);
  return (
    <li class="card">
      {image ? <img src={image.src} alt={image.alt} loading="lazy" decoding="async" /> : <div class="blank" />}
      {story.label && <span class="label">{story.label}</span>}
      <h3>
        <a href={story.url}>{story.title}</a>
      </h3>
      {story.published && <time dateTime={story.published}>{time(story.published)}</time>}
      {story.excerpt && <p>{story.excerpt}</p>}
    </li>
  );
}

export function Related({ round }: { round: number }) {
  const { data, hasFailed, retry } = useAsked(stories, round);
  const track = useRef<HTMLUListElement>(null);

  useEffect(() => {
    if (!track.current) return;
    const root = track.current;
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) target.toggleAttribute("inert", !isIntersecting);
      },
      { root, threshold: 0.5 },
    );
    for (const card of root.children) seen.observe(card);
    return () => seen.disconnect();
  }, [data]);

  const move = (way: 1 | -1) => {
    const list = track.current;
    if (!list) return;
    const last = list.scrollWidth - list.clientWidth;
    const step = ((list.firstElementChild?.clientWidth ?? 0) + 16) * way;
    const isOver = way > 0 ? list.scrollLeft >= last - 2 : list.scrollLeft <= 2;
    list.scrollTo({ left: isOver ? (way > 0 ? 0 : last) : list.scrollLeft + step });
  };

  return (
    <section class="related" aria-label="Xem thêm">
      <h2>Xem thêm</h2>
      {data && (
        <div class="arrows">
          <button type="button" class="previous" aria-label="Trước" onClick={() => move(-1)}>
            ‹
          </button>
          <button type="button" class="next" aria-label="Sau" onClick={() => move(1)}>
            ›
          </button>
        </div>
      )}
      {hasFailed && !data && <Failed what="tin liên quan" retry={retry} />}
      <ul class="track" ref={track}>
        {data?.map((story) => (
          <Card key={story.url} story={story} />
        ))}
      </ul>
    </section>
  );
}
