// The 25 stories that the backends of others tell, the newest first.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { OURS } from "./program.ts";

export interface Told {
  slug: string;
  title: string;
  excerpt: string;
  section: string;
  /** The name of a picture; some stories have none. */
  picture?: string;
  /** How many comments there are. */
  comments?: number;
  /** It takes no comments. */
  closed?: boolean;
  /** Its comments are held. */
  moderated?: boolean;
}

export const TOLD: Told[] = JSON.parse(readFileSync(join(OURS, "stories.json"), "utf8"));
