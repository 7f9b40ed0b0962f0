//! Every screen can be used by everybody: axe-core finds nothing, in any theme, and the focus is never lost.

use std::fs;

use serde_json::Value;

use crate::{
    screens::{USUAL, every_screen},
    support::Window,
};

/// Puts axe-core into the page, once.
fn bring_axe(window: &Window) {
    if window.run("arguments[0](typeof window.axe)") == "object" {
        return;
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(file).expect("axe-core is missing: npm --prefix ui ci");
    // A line that is dragged lies between two regions of the page and belongs to neither.
    window.run(&format!(
        "{axe};
         axe.configure({{ rules: [{{ id: 'region', selector: 'body *:not([role=separator])' }}] }});
         arguments[arguments.length - 1](null);"
    ));
}

/// What axe-core finds wrong with the page in a theme: the rule, where, and what it says. Only the contrast differs from theme to theme: the
/// other rules are asked once, in the light one.
fn faults(window: &Window, theme: &str) -> Vec<String> {
    let rules = if theme == "light" {
        "{ rules: { 'target-size': { enabled: true } } }"
    } else {
        "{ runOnly: ['color-contrast'] }"
    };
    let found = window.run(&format!(
        "const done = arguments[arguments.length - 1];
         document.documentElement.dataset.theme = '{theme}';
         const say = ({{ id, nodes }}) => nodes.map((node) => [id, node.target.join(' '), node.failureSummary].join(' | '));
         axe.run(document, {{ ...{rules}, resultTypes: ['violations'] }}).then(
             ({{ violations }}) => done(violations.flatMap(say)), (why) => done([String(why)]));"
    ));
    let found = found.as_array().expect("a list of faults");
    found
        .iter()
        .map(|fault| fault.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn axe_finds_nothing_on_any_screen_in_any_theme_and_the_focus_is_never_lost() {
    let mut found: Vec<String> = Vec::new();
    every_screen(USUAL, &mut |window, screen| {
        let focused = window.run("arguments[0](document.activeElement?.localName)");
        if focused == "body" || focused == Value::Null {
            found.push(format!("{screen}: the focus is lost"));
        }
        bring_axe(window);
        for theme in ["dark", "contrast", "light"] {
            found.extend(faults(window, theme).into_iter().map(|fault| format!("{screen}, {theme}: {fault}")));
        }
    });
    found.sort();
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn axe_finds_a_button_without_a_name_and_words_that_are_too_pale() {
    let window = Window::open(&[], &[]);
    window.wait_for("//header", "Sample library");
    bring_axe(&window);
    window.run(
        "document.querySelector('header').insertAdjacentHTML('beforeend', '<button></button><p class=pale>pale</p>');
         document.querySelector('.pale').style.color = 'color-mix(in srgb, var(--window), var(--ink) 15%)';
         arguments[0](null);",
    );
    for theme in ["dark", "contrast", "light"] {
        let found = faults(&window, theme).join("\n");
        assert!(found.contains("color-contrast | .pale"), "{theme}: {found}");
        assert_eq!(found.contains("button-name"), theme == "light", "{theme}: {found}");
    }
}
