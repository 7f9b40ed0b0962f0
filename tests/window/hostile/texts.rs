//! Two hundred texts that would do something if any place took them for more than text. What they would do is call `boom`.

/// What a text tries, wherever it gets to stand.
const BODIES: [&str; 22] = [
    "<img src=x onerror=boom()>",
    "<svg onload=boom()>",
    "<svg><script>boom()</script></svg>",
    "<script>boom()</script>",
    "<script src='data:text/javascript,boom()'></script>",
    "<iframe srcdoc='<script>parent.boom()</script>'></iframe>",
    "<iframe src='javascript:parent.boom()'></iframe>",
    "<body onload=boom()>",
    "<input autofocus onfocus=boom()>",
    "<details open ontoggle=boom()>",
    "<video><source onerror=boom()></video>",
    "<audio src=x onerror=boom()>",
    "<object data='javascript:boom()'></object>",
    "<embed src='javascript:boom()'>",
    "<a href='javascript:boom()'>see report</a>",
    "<form action='javascript:boom()'><button autofocus>ok</button></form>",
    "<math><mtext><img src=x onerror=boom()></mtext></math>",
    "<style>@keyframes x{}</style><p style='animation:x 1s' onanimationstart=boom()>",
    "<meta http-equiv=refresh content='0;url=javascript:boom()'>",
    "<base href='https://example.org/'><link rel=stylesheet href=x.css onerror=boom()>",
    "<svg><animate onbegin=boom() attributeName=x dur=1s>",
    "<template><img src=x onerror=boom()></template>",
];

/// What a text breaks out of first.
const AFTER: [&str; 8] =
    ["", "\"'>", "</textarea>", "</title></style>", "</script>", "-->]]>", "\\\"});//", "\u{202e}"];

/// Texts with a way of their own: addresses, templates, other readers, letters that are not what they look like.
const OTHERS: [&str; 24] = [
    "javascript:boom()",
    "JaVaScRiPt:boom()",
    "java\tscript:boom()",
    "data:text/html,<script>boom()</script>",
    "vbscript:boom()",
    "{{constructor.constructor('boom()')()}}",
    "${boom()}",
    "#{boom()}",
    "<%= boom() %>",
    "{@html '<img src=x onerror=boom()>'}",
    "{#if boom()}{/if}",
    "[[boom()]]",
    "'; boom(); //",
    "\"; boom(); //",
    "`${boom()}`",
    "');boom();('",
    "=HYPERLINK(\"javascript:boom()\",\"x\")",
    "'; DROP TABLE record; --",
    "\u{202e}>)(moob=rorreno x=crs gmi<",
    "\u{feff}\u{200b}<img src=x onerror=boom()>",
    "＜img src=x onerror=boom()＞",
    "&lt;img src=x onerror=boom()&gt;",
    "&#60;img src=x onerror=boom()&#62;",
    "\\u003cimg src=x onerror=boom()\\u003e",
];

/// All of them.
pub(super) fn all() -> Vec<String> {
    let broken_out = AFTER.iter().flat_map(|after| BODIES.iter().map(move |body| format!("{after}{body}")));
    broken_out.chain(OTHERS.iter().map(|text| (*text).to_owned())).collect()
}
