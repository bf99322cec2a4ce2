// Page B: what one pastes together. Swiper's element for the stories, zag's marquee for the digest, a box of one's own
// for the weather. Isso's client for the comments is a script of its own in the page.
import * as marquee from "@zag-js/marquee";
import { VanillaMachine, normalizeProps, spreadProps } from "@zag-js/vanilla";
import { render } from "preact";
import type { SwiperContainer } from "swiper/element";
import { register } from "swiper/element/bundle";
import { type Digest, type Story, digest, picture, stories, time } from "../shared/data.ts";
import { Weather } from "../shared/weather.tsx";
import "../shared/look.css";
import "./pasted.css";

function make(tag: string, text = "", attributes: Record<string, string> = {}): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

function place(name: string): HTMLElement {
  const found = document.getElementById(name);
  if (!found) throw new Error(`expected an element with the id ${name}`);
  return found;
}

// --- Related stories ---------------------------------------------------------------------

function slide(story: Story): HTMLElement {
  const slide = make("swiper-slide", "", { class: "card" });
  const image = picture(story);
  if (image) slide.append(make("img", "", { ...image, loading: "lazy" }));
  else slide.append(make("div", "", { class: "blank" }));
  if (story.label) slide.append(make("span", story.label, { class: "label" }));
  const title = make("h3");
  title.append(make("a", story.title, { href: story.url }));
  slide.append(title);
  if (story.published) slide.append(make("time", time(story.published), { datetime: story.published }));
  if (story.excerpt) slide.append(make("p", story.excerpt));
  return slide;
}

async function related(): Promise<void> {
  const all = await stories();
  const container = document.querySelector("swiper-container") as SwiperContainer | null;
  if (container?.swiper) {
    container.swiper.removeAllSlides();
    container.swiper.appendSlide(all.map(slide));
    container.swiper.update();
    return;
  }
  const fresh = document.createElement("swiper-container") as SwiperContainer;
  fresh.setAttribute("init", "false");
  fresh.append(...all.map(slide));
  place("related").append(make("h2", "Xem thêm"), fresh);
  Object.assign(fresh, {
    slidesPerView: "auto",
    spaceBetween: 16,
    navigation: true,
    keyboard: true,
    rewind: true,
    a11y: { prevSlideMessage: "Trước", nextSlideMessage: "Sau" },
  });
  fresh.initialize();
}

// --- The digest ---------------------------------------------------------------------------

let shown: { stop(): void } | undefined;

function run(all: Digest): void {
  shown?.stop();
  const root = make("div");
  const viewport = make("div");
  const pause = make("button", "❚❚", { type: "button", "aria-label": "Tạm dừng" });
  root.append(viewport);
  place("ticker").replaceChildren(make("h2", all.title), root, pause);

  const machine = new VanillaMachine(marquee.machine, {
    id: "digest",
    autoFill: true,
    speed: 60,
    spacing: "2rem",
    pauseOnInteraction: true,
    translations: { root: all.title },
  });
  shown = machine;
  const draw = () => {
    const api = marquee.connect(machine.service, normalizeProps);
    spreadProps(root, api.getRootProps());
    spreadProps(viewport, api.getViewportProps());
    while (viewport.children.length < api.contentCount) {
      const content = make("div");
      for (const item of all.items) {
        const line = item.url ? make("a", item.title, { href: item.url }) : make("span", item.title);
        if (item.breaking) line.className = "breaking";
        const holder = make("div");
        holder.append(line);
        content.append(holder);
      }
      viewport.append(content);
    }
    for (const [index, content] of [...viewport.children].entries()) {
      spreadProps(content, api.getContentProps({ index }));
      for (const holder of content.children) spreadProps(holder, api.getItemProps());
    }
    pause.onclick = () => api.togglePause();
    pause.setAttribute("aria-pressed", String(api.paused));
  };
  draw();
  machine.subscribe(draw);
  machine.start();
}

// --- All of it ----------------------------------------------------------------------------

let round = 0;

async function start(): Promise<void> {
  round += 1;
  render(<Weather round={round} />, place("weather"));
  await Promise.all([related(), digest().then(run)]);
}

register();
await start();

/** For the measuring: asks for everything anew, as the buttons and timers of a site would. */
Object.assign(window, {
  refreshAll: async () => {
    await start();
    (window as unknown as { Isso: { fetchComments(): void } }).Isso.fetchComments();
  },
});
