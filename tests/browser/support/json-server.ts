// A real json-server, on a free port, with the stories in a file of its own.
import { writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { OURS, Program, onFreePort, path, scratch } from "./program.ts";
import { TOLD } from "./told.ts";

/** The drawings of the samples that stand for the pictures of the stories. */
const PICTURES: Record<string, string> = {
  river: "river-dawn.svg",
  field: "rice-field.svg",
  bridge: "bridge-night.svg",
};

export class JsonServer {
  url = "";
  #clean: () => Promise<void> = async () => {};
  #program: Program | undefined;

  async start(): Promise<this> {
    const { folder, stop } = await scratch("json-server");
    this.#clean = stop;
    const database = join(folder, "db.json");
    await writeFile(database, JSON.stringify({ stories: stories() }));
    // It takes every path for one from where it runs.
    const pictures = relative(process.cwd(), join(OURS, "../fixtures/samples/pictures"));
    await onFreePort(async (port) => {
      this.url = `http://127.0.0.1:${port}`;
      const options = ["--host", "127.0.0.1", "--port", String(port), "--static", pictures, "--read-only", "--quiet"];
      this.#program = await Program.start([path("JSON_SERVER_BIN"), ...options, database], `${this.url}/stories`);
    });
    return this;
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
    await this.#clean();
  }
}

/** As someone writes them who keeps a file of stories. */
function stories() {
  return TOLD.map(({ slug, title, excerpt, section, picture }, place) => ({
    id: place + 1,
    title,
    url: `/${slug}`,
    published: new Date(Date.UTC(2025, 2, 10, 5 - place)).toISOString(),
    excerpt,
    label: section,
    ...(picture && { image: `/${PICTURES[picture]}` }),
  }));
}
