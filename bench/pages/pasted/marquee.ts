// Page F: zag's marquee alone.
import { ticker } from "./ticker.ts";

await ticker();
