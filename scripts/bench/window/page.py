"""What a key in the page leads to, and how soon."""
import pathlib, time

from driver import ENTER, ESCAPE

# Nothing more is painted for a key once that many seconds have passed without anything.
CALM = 1.0
# So long the first painting may take.
PATIENCE = 8.0
WATCH = pathlib.Path(__file__).with_name("watch.js").read_text()
ROWS, BACK = "//table[@role='grid']", "//button[contains(., 'Library')]"
# Fields of text on three pages of the report of the sample.
TYPED = {"presentation": "symptoms-0-what", "hepatectomy": "procedures-0", "late-pain": "symptoms-0-what"}
# Words that are searched for: in every case, in a third of them, in few, in none.
SEARCHED = ["sarcoma", "leiomyosarcoma", "osteosarcoma femur", "alveolar gout", "zzz"]


def noted(page):
    """What was noted for the last key, once nothing more comes: milliseconds to each painting it led to."""
    since, seen = time.perf_counter(), []
    while time.perf_counter() - since < (CALM if seen else PATIENCE):
        time.sleep(0.1)
        now = page.run("arguments[0](window.watched.noted)")
        if now["painted"] != seen:
            since, seen = time.perf_counter(), now["painted"]
    return [at - now["pressed"] for at in seen]


def open_first(page):
    page.click(f"{ROWS}//td/button")
    page.patiently(lambda: page.element("//*[@data-page]//canvas"))


def typed(page, letters):
    """To the last drawing of a page, for single letters, and for the last of four that are typed without a pause."""
    single, several = [], []
    for record, path in TYPED.items():
        page.click(f"//button[@data-record='{record}']")
        field = f"//input[@id='{record}-{path}-value']"
        page.patiently(lambda: page.element(field))
        time.sleep(2 * CALM)
        page.run(WATCH, ".sheet .paper", [])
        for took, words in [(single, "o"), (several, "more")]:
            for _ in range(letters // len(TYPED)):
                page.type(field, words)
                took.append(noted(page))
    return [times[-1] for times in single if times], [times[-1] for times in several if times]


def opened(page, times):
    """To the first painting with story and form, for Enter on the chosen case of the list."""
    took = []
    for _ in range(times):
        page.run(WATCH, "body", ["nav button[data-record]", "main.form .fbody input"])
        page.type(ROWS, ENTER)
        took.append(noted(page)[0])
        page.click(BACK)
        page.patiently(lambda: page.element(f"{ROWS}//td/button"))
    return took


def found(page):
    """To the last change of the list, for every letter typed in the search field."""
    took = []
    field = "//input[@role='searchbox']"
    page.run(WATCH, "main.cases", [])
    for words in SEARCHED:
        for letter in words:
            page.type(field, letter)
            took += noted(page)[-1:]
        page.type(field, ESCAPE)
        noted(page)
    return took


def unlock(page, passphrase):
    page.type("//input[@id='passphrase']", passphrase + ENTER)
    page.patiently(lambda: page.element(f"{ROWS}//td/button"))
