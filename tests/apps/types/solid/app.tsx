import "bantin-widgets";
import "bantin-widgets/solid";

export const right = () => (
  <bantin-related
    src="/stories.json"
    layout="grid"
    prop:data={[]}
    on:bantin-select={(event) => console.log(event.detail.position.toFixed())}
  />
);
// @ts-expect-error There is no such layout.
export const wrong = () => <bantin-related layout="gird" />;
