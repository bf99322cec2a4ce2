import { Widgets } from "./widgets";

export default function Page() {
  return (
    <Widgets>
      <a href="/latest">Latest</a>
    </Widgets>
  );
}
