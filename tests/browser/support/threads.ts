// Threads of the reference backend.

let article = 0;

/** The slug of an article that has no comments yet, of its own for each test. */
export async function fresh(site: { url: string }): Promise<string> {
  const pages = await Promise.all(
    [1, 2].map(async (page) => (await fetch(`${site.url}/api/stories?limit=24&page=${page}`)).json()),
  );
  const slugs = pages.flatMap((page: { items: { id: string }[] }) => page.items.map((story) => story.id));
  for (const slug of slugs.slice(article)) {
    article += 1;
    const { items, closed } = await thread(site, slug);
    if (items.length === 0 && !closed) return slug;
  }
  throw new Error("every article has comments");
}

export interface Thread {
  items: { text: string; status: string; likes: number; replies: { text: string }[] }[];
  closed?: boolean;
}

/** What everybody sees of it. */
export async function thread(site: { url: string }, slug: string): Promise<Thread> {
  return (await fetch(`${site.url}/api/articles/${slug}/comments`)).json();
}
