import { mount } from "svelte";
import App from "./App.svelte";
import "./look/fonts.css";
import "./look/tokens.css";
import "./look/look.css";
import "./look/findings.css";
import "./look/fields.css";
import "./look/answers.css";
import "./look/groups.css";
import { reportFailures } from "./about/failures";
import { followLanguage } from "./language/words.svelte";
import { followTheme } from "./look/theme.svelte";

reportFailures();
followTheme();
followLanguage();
const target = document.getElementById("app");
if (target) mount(App, { target });
