// Begins the page: the first words are painted before the program behind them is read.
import "./look/fonts.css";
import "./look/tokens.css";
import "./look/look.css";
import "./look/findings.css";
import "./look/fields.css";
import "./look/answers.css";
import "./look/groups.css";
import "./look/offers.css";

requestAnimationFrame(() => setTimeout(() => void import("./window")));
