// Page H: Swiper's element alone.
import { related } from "./related.ts";

await related();
