// The sentence of a widget that has no data.
export function Failed({ what, retry }: { what: string; retry(): void }) {
  return (
    <p role="alert">
      Chưa tải được {what}.{" "}
      <button type="button" onClick={retry}>
        Thử lại
      </button>
    </p>
  );
}
