import "bantin-widgets";
import "bantin-widgets/react";

export const right = (
  <bantin-related
    src="/stories.json"
    layout="grid"
    load-more="auto"
    interval={4}
    autoplay
    onbantin-select={(event) => console.log(event.detail.position.toFixed())}
  />
);
// @ts-expect-error There is no such layout.
export const wrong = <bantin-related layout="gird" />;
// @ts-expect-error There is no such element.
export const unknown = <bantin-realted />;
// @ts-expect-error A number.
export const words = <bantin-ticker interval="often" />;

// As properties of elements, and by their events anywhere.
const related = document.querySelector("bantin-related");
if (related) {
  related.layout = "list";
  related.refreshSeconds = 60;
  related.autoplay = true;
  related.layout = undefined;
  // @ts-expect-error There is no such layout.
  related.layout = "gird";
  related.addEventListener("bantin-load", (event) => event.detail.total?.toFixed());
}
document.addEventListener("bantin-error", (event) => {
  const code: "load" | undefined = event.detail.code === "load" ? event.detail.code : undefined;
  console.log(code, event.detail.retryAfter?.toFixed());
});
