import { configure } from "bantin-widgets";

configure({ labels: { en: { related: "Read on" } } });
document.addEventListener("bantin-select", (event) => {
  event.preventDefault();
  document.querySelector("output").textContent = event.detail.title;
});
document.querySelector("bantin-ticker").data = [{ title: "Given as a property", url: "/given" }];
document.querySelector("button").addEventListener("click", () => {
  document.querySelector("bantin-related").layout = "grid";
});
