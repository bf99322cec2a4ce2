import { StrictMode } from "react";
import { renderToString } from "react-dom/server";
import { App } from "./app";

/** The page's markup, as a server renders it. */
export const html = renderToString(
  <StrictMode>
    <App />
  </StrictMode>,
);
