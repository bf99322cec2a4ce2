// The form above a thread, which is one line until a reader wants it.
import { type Page, expect } from "./test.ts";

/** A page, or what of it has one thread. */
type Place = Pick<Page, "getByLabel" | "getByRole">;
/** The same, where the language is not said. */
type Anywhere = Pick<Page, "getByRole" | "locator">;

/** The line that a new comment is written into. */
export const line = (place: Place) => place.getByLabel("Comment", { exact: true });

/** Opens the form, as a reader does. */
export async function openForm(place: Place): Promise<void> {
  await line(place).click();
  await expect(place.getByRole("button", { name: "Post comment" })).toBeVisible();
}

/** Writes a comment and sends it, under this name if none is remembered. */
export async function send(place: Anywhere, text: string, as = "An"): Promise<void> {
  await place
    .getByRole("textbox", { name: /comment/i })
    .first()
    .fill(text);
  const name = place.getByRole("textbox", { name: /name/i }).first();
  if (!(await name.inputValue())) await name.fill(as);
  await place.locator("[part=send]").first().click();
}
