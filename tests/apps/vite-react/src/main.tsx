import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./app";

const app = (
  <StrictMode>
    <App />
  </StrictMode>
);
const root = document.getElementById("app");
// What a server rendered is taken over.
if (root?.firstElementChild) hydrateRoot(root, app);
else if (root) createRoot(root).render(app);
