// A real GraphQL server (graphql-js, by the reference implementation of GraphQL over HTTP) on a free port, with
// a schema as WPGraphQL has it, cursors and all, and lists as Hasura has them.
import { type Server, createServer } from "node:http";
import { buildSchema } from "graphql";
import { createHandler } from "graphql-http/lib/use/http";

const SCHEMA = buildSchema(`
  type Image { node: Media }
  type Media { sourceUrl: String, altText: String }
  type Post { databaseId: Int!, title: String!, uri: String!, date: String!, excerpt: String, featuredImage: Image }
  type PageInfo { hasNextPage: Boolean!, endCursor: String }
  type Posts { nodes: [Post!]!, pageInfo: PageInfo! }
  type Article { id: Int!, title: String!, slug: String! }
  type Current { temperature: Float!, condition: String! }
  type Weather { place: String!, current: Current! }
  type Author { name: String! }
  type Comment { id: ID!, text: String!, created: String!, author: Author! }
  type Query {
    posts(first: Int = 3, after: String): Posts!
    articles(limit: Int!, offset: Int = 0, like: String): [Article!]!
    weather: Weather!
    thread(article: String!): [Comment!]!
    broken: Post
  }
`);

const titles = ["Cầu mới thông xe", "Lúa vàng ruộng bậc thang", "Bến phà nghỉ", "Chợ nổi dời chỗ", "Triều lên"];
const post = (title: string, at: number) => ({
  databaseId: at + 1,
  title,
  uri: `/bai-${at + 1}/`,
  date: `2026-11-2${at}T07:00:00`,
  excerpt: `<p>${title} &amp; more</p>`,
});
const POSTS = titles.map(post);
const cursor = (at: number) => Buffer.from(`arrayconnection:${at}`).toString("base64");

const ROOT = {
  posts({ first, after }: { first: number; after?: string }) {
    const start = after ? Number(Buffer.from(after, "base64").toString().split(":")[1]) + 1 : 0;
    const end = Math.min(start + first, POSTS.length);
    const pageInfo = { hasNextPage: end < POSTS.length, endCursor: cursor(end - 1) };
    return { nodes: POSTS.slice(start, end), pageInfo };
  },
  articles({ limit, offset, like }: { limit: number; offset: number; like?: string }) {
    const found = POSTS.filter(({ title }) => !like || title.includes(like.replaceAll("%", "")));
    const page = found.slice(offset, offset + limit);
    return page.map(({ databaseId, title }) => ({ id: databaseId, title, slug: `bai-${databaseId}` }));
  },
  weather: () => ({ place: "Cần Thơ", current: { temperature: 28.6, condition: "rain" } }),
  thread: ({ article }: { article: string }) => [
    { id: "1", text: `On ${article}`, created: "2026-11-20T07:00:00Z", author: { name: "Bạn đọc" } },
  ],
  broken() {
    throw new Error("the archive is closed");
  },
};

/** A request as it came. */
interface Asked {
  method: string;
  body: string;
  headers: Record<string, string | string[] | undefined>;
}

export class GraphQL {
  url = "";
  asked: Asked[] = [];
  #server: Server | undefined;

  async start(): Promise<this> {
    const answer = createHandler({ schema: SCHEMA, rootValue: ROOT });
    const leave = {
      "access-control-allow-origin": "*",
      "access-control-allow-headers": "content-type, x-token",
      "access-control-max-age": "600",
    };
    this.#server = createServer((request, response) => {
      for (const [name, value] of Object.entries(leave)) response.setHeader(name, value);
      if (request.method === "OPTIONS") return void response.writeHead(204).end();
      const { method = "", headers } = request;
      const asked: Asked = { method, headers, body: "" };
      this.asked.push(asked);
      request.on("data", (piece: Buffer) => {
        asked.body += piece;
      });
      void answer(request, response);
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no address");
    this.url = `http://127.0.0.1:${address.port}/graphql`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }
}
