// The digest, in zag's marquee.
import * as marquee from "@zag-js/marquee";
import { VanillaMachine, normalizeProps, spreadProps } from "@zag-js/vanilla";
import { type Digest, digest } from "../shared/data.ts";
import { make, place } from "./make.ts";
import "../shared/look.css";
import "./ticker.css";

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

export const ticker = () => digest().then(run);
