// The thread, and a form whose words outlive a reload; Isso is the backend.
import type { TargetedSubmitEvent } from "preact";
import { useMemo, useState } from "preact/hooks";
import { type Comment, places, read, time } from "../shared/data.ts";
import { clean } from "./clean.ts";
import { Failed } from "./failed.tsx";
import { useAsked } from "./use.ts";

const LONGEST = 2000;

const thread = () => {
  const { isso, thread } = places();
  return read<{ replies: Comment[]; total_replies: number }>(`${isso}?uri=${encodeURIComponent(thread)}`);
};

function Item({ comment, answer }: { comment: Comment; answer(comment: Comment): void }) {
  const [likes, setLikes] = useState(comment.likes);
  const html = useMemo(() => ({ __html: clean(comment.text) }), [comment.text]);
  const like = async () => {
    const { isso } = places();
    const answer = await fetch(`${isso}id/${comment.id}/like`, { method: "POST", credentials: "include" });
    if (answer.ok) setLikes(((await answer.json()) as { likes: number } | null)?.likes ?? likes);
  };
  const at = new Date(comment.created * 1000);
  return (
    <li class="comment">
      <p>
        <strong>{comment.author ?? "Bạn đọc"}</strong> <time dateTime={at.toISOString()}>{time(at.getTime())}</time>
      </p>
      <div dangerouslySetInnerHTML={html} />
      <button type="button" onClick={like}>
        Thích {likes > 0 && likes}
      </button>{" "}
      <button type="button" onClick={() => answer(comment)}>
        Trả lời
      </button>
      {comment.replies && comment.replies.length > 0 && (
        <ul>
          {comment.replies.map((reply) => (
            <Item key={reply.id} comment={reply} answer={answer} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Form({ to, sent }: { to?: Comment; sent(comment: Comment): void }) {
  const key = `draft ${places().thread}`;
  const [text, setText] = useState(() => localStorage.getItem(key) ?? "");
  const [problem, setProblem] = useState("");
  const write = (text: string) => {
    setText(text);
    localStorage.setItem(key, text);
  };
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim().length < 3) return setProblem("Bình luận cần ít nhất 3 chữ.");
    const author = new FormData(event.currentTarget).get("author");
    const { isso, thread } = places();
    const answer = await fetch(`${isso}new?uri=${encodeURIComponent(thread)}`, {
      method: "POST",
      credentials: "include",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ author, text, parent: to?.id ?? null, title: document.title }),
    }).catch(() => undefined);
    if (!answer?.ok) return setProblem("Chưa gửi được bình luận. Mời bạn thử lại.");
    setProblem("");
    write("");
    sent((await answer.json()) as Comment);
  };
  return (
    <form onSubmit={submit}>
      {to && <p>Trả lời {to.author}</p>}
      <label>
        Tên <input name="author" autocomplete="name" />
      </label>
      <label>
        Bình luận
        <textarea
          rows={4}
          maxLength={LONGEST}
          value={text}
          aria-describedby="counter"
          onInput={(event) => write(event.currentTarget.value)}
        />
      </label>
      <p id="counter" class="muted">
        {text.length} / {LONGEST}
      </p>
      {problem && <p role="alert">{problem}</p>}
      <button type="submit">Gửi bình luận</button>
    </form>
  );
}

export function Comments({ round }: { round: number }) {
  const { data, hasFailed, retry } = useAsked(thread, round);
  const [parent, setParent] = useState<Comment>();
  const sent = () => {
    setParent(undefined);
    retry();
  };
  return (
    <section aria-label="Bình luận">
      <h2>Viết bình luận mới</h2>
      <Form to={parent} sent={sent} />
      {hasFailed && !data && <Failed what="bình luận" retry={retry} />}
      <ul class="thread">
        {data?.replies.map((comment) => (
          <Item key={comment.id} comment={comment} answer={setParent} />
        ))}
      </ul>
    </section>
  );
}
