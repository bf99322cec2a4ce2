// The form above a thread, which is one line until a reader wants it.
import { type Page, expect } from "./test.ts";

/** A page, or what of it has one thread. */
type Place = Pick<Page, "getByLabel" | "getByRole">;

/** The line that a new comment is written into. */
export const line = (place: Place) => place.getByLabel("Comment", { exact: true });

/** Opens the form, as a reader does. */
export async function openForm(place: Place): Promise<void> {
  await line(place).click();
  await expect(place.getByRole("button", { name: "Post comment" })).toBeVisible();
}
