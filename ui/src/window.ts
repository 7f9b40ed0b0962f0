// The page itself.
import { mount } from "svelte";
import App from "./App.svelte";
import { reportFailures } from "./about/failures";
import { followLanguage } from "./language/words.svelte";
import { keepFocus } from "./look/focus";
import { followTheme } from "./look/theme.svelte";

reportFailures();
followTheme();
followLanguage();
keepFocus();
const target = document.getElementById("app");
if (target) mount(App, { target });
