//! Nothing is cut off, out of measure or has to be scrolled sideways, in a small window and with text twice as large.

use std::fmt::Write as _;

use crate::{
    screens::{USUAL, View, every_screen},
    support::Window,
};

/// What of the page cannot be seen whole and cannot be scrolled to either. A table may be wider than its pane, which then
/// scrolls; a line may be shortened where the whole
/// of it is told as its title, and what a bar of the time line says stands beside it while it has the focus.
const MEASURE: &str = r#"
const cut = [];
const name = (element) => element.localName + [...element.classList].filter((one) => !one.startsWith('svelte-')).map((one) => '.' + one).join('')
    + ' “' + (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40) + '”';
const seen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('.unseen, [aria-hidden="true"], .sheet > *, svg');
};
const clips = (element, way) => /hidden|clip/.test(getComputedStyle(element)['overflow' + way]);
const scrolls = (element, way) => /auto|scroll/.test(getComputedStyle(element)['overflow' + way]);
const within = (element, way, [from, to]) => {
    const box = element.getBoundingClientRect();
    for (let up = element.parentElement; up; up = up.parentElement) {
        const around = up.getBoundingClientRect();
        if (scrolls(up, way)) return true;
        if (clips(up, way) && (box[from] < around[from] - 1.5 || box[to] > around[to] + 1.5)) return false;
        if (getComputedStyle(up).position === 'fixed') break;
    }
    const end = way === 'X' ? innerWidth : innerHeight;
    return box[from] >= -1.5 && box[to] <= end + 1.5;
};
for (const element of document.querySelectorAll('button, input, select, textarea, a, [role="option"], [tabindex="0"]')) {
    if (!seen(element)) continue;
    if (!within(element, 'X', ['left', 'right'])) cut.push('cut at its side: ' + name(element));
    if (!within(element, 'Y', ['top', 'bottom'])) cut.push('cut above or below: ' + name(element));
}
for (const element of document.querySelectorAll('*')) {
    if (!seen(element)) continue;
    const wider = element.scrollWidth > element.clientWidth + 1;
    if (scrolls(element, 'X') && wider && !element.querySelector('table') && element.localName !== 'input') cut.push('scrolls sideways: ' + name(element));
    const words = [...element.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== '');
    if (words && clips(element, 'X') && wider && !element.closest('[title], [data-mark]')) cut.push('words cut: ' + name(element));
}
for (const icon of document.querySelectorAll('.ic')) {
    if (icon.getBoundingClientRect().width > 60) cut.push('an icon out of all measure in: ' + name(icon.parentElement.closest(':not(g, svg)')));
}
if (document.scrollingElement.scrollWidth > innerWidth + 1) cut.push('the page scrolls sideways');
arguments[arguments.length - 1](cut);
"#;

fn cut(window: &Window) -> Vec<String> {
    let found = window.run(MEASURE);
    found.as_array().expect("a list").iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect()
}

fn fits(view: View) {
    let (mut told, mut count) = (String::new(), 0);
    every_screen(view, &mut |window, screen| {
        for one in cut(window) {
            count += 1;
            writeln!(told, "{screen}: {one}").expect("a line");
        }
    });
    assert!(count == 0, "{count} are cut in {:?} at {} %:\n{told}", view.size, view.text);
}

#[test]
fn every_screen_fits_a_small_window() {
    fits(View { size: (1280, 720), text: 100 });
}

#[test]
fn every_screen_fits_with_text_twice_as_large() {
    fits(View { text: 200, ..USUAL });
}

#[test]
fn what_is_cut_is_noticed() {
    let window = Window::open(&[], &[]);
    window.wait_for("//header", "Sample library");
    assert_eq!(cut(&window), Vec::<String>::new());
    window.run(
        "document.body.insertAdjacentHTML('beforeend', '<button class=away>away</button><p class=long>a long line of words</p><p class=drawn><svg class=ic width=90></svg></p>');
         Object.assign(document.querySelector('.away').style, { position: 'absolute', left: '3000px' });
         Object.assign(document.querySelector('.long').style, { position: 'absolute', top: '0', width: '20px', overflow: 'hidden', whiteSpace: 'nowrap' });
         arguments[0](null);",
    );
    let found = cut(&window).join("\n");
    assert!(found.contains("cut at its side: button.away") && found.contains("words cut: p.long"), "{found}");
    assert!(found.contains("out of all measure in: p.drawn"), "{found}");
}
