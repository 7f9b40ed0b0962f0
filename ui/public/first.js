// Before anything else is there: the colours that were chosen, so that the first words stand in them.
const chosen = localStorage.getItem("preference.theme");
const asks = (query) => matchMedia(query).matches;
const asked = asks("(prefers-contrast: more)") || asks("(forced-colors: active)") ? "contrast" : asks("(prefers-color-scheme: dark)") ? "dark" : "light";
document.documentElement.dataset.theme = ["light", "dark", "contrast"].includes(chosen) ? chosen : asked;
