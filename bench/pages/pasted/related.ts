// The stories, in Swiper's element.
import type { SwiperContainer } from "swiper/element";
import { register } from "swiper/element/bundle";
import { type Story, picture, stories, time } from "../shared/data.ts";
import { make, place } from "./make.ts";
import "../shared/look.css";
import "./related.css";

register();

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

export async function related(): Promise<void> {
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
