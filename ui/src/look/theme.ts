// Light, dark or high contrast, as the desktop asks.

const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

function apply(): void {
  document.documentElement.dataset.theme = contrast.matches ? "contrast" : dark.matches ? "dark" : "light";
}

/** Follows the desktop's theme from now on. */
export function followTheme(): void {
  apply();
  dark.addEventListener("change", apply);
  contrast.addEventListener("change", apply);
}
