// What a test asks of a server of comments, whoever wrote it.

/** A comment as the server's database has it. */
export interface Stored {
  id: string;
  parent: string | null;
  /** Escaped for HTML, as both keep it. */
  author: string;
  /** As it is kept: Markdown in Isso; in WordPress HTML, with `&` as `&amp;`. */
  text: string;
  status: "approved" | "pending" | "deleted";
}

/** What the server does with a new comment; by default it takes all. */
export interface Rules {
  /** Holds each until an editor has seen it. */
  moderation?: boolean;
  /** Refuses whoever writes again too soon. */
  flood?: boolean;
}

/** A thread: what the server calls it, and the address of its comments. */
export interface Thread {
  id: string;
  /** For the attribute `src`. */
  src: string;
}

export interface CommentServer {
  url: string;
  /** The name for the attribute `adapter`. */
  adapter: string;
  set(rules: Rules): Promise<void>;
  /** A thread that nobody has written to. */
  fresh(): Promise<Thread>;
  /** A thread of 200 comments. */
  long(): Promise<Thread>;
  /** Every comment of a thread, held ones too, the oldest first, read from the database. */
  stored(thread: Thread): Promise<Stored[]>;
  stop(): Promise<void>;
}
