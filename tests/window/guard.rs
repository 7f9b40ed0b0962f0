//! What the page may not do: speak to another computer, go elsewhere, ask for more than its own commands.

use std::{net::TcpListener, thread, time::Duration};

use crate::support::Window;

#[test]
fn nothing_leaves_the_window() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let window = Window::open(&[], &[]);
    window.wait_for("//header", "Sample library");
    let ways = [
        format!("fetch('http://{address}/').then(sent, refused)"),
        format!(
            "const image = new Image(); image.onload = sent; image.onerror = refused; image.src = 'http://{address}/x.png'"
        ),
        format!(
            "const request = new XMLHttpRequest(); request.onload = sent; request.onerror = refused; request.open('GET', 'http://{address}/'); request.send()"
        ),
        format!("const socket = new WebSocket('ws://{address}/'); socket.onopen = sent; socket.onerror = refused"),
        format!("const events = new EventSource('http://{address}/'); events.onopen = sent; events.onerror = refused"),
        format!(
            "const script = document.createElement('script'); script.onload = sent; script.onerror = refused; script.src = 'http://{address}/x.js'; document.head.append(script)"
        ),
        format!("import('http://{address}/x.js').then(sent, refused)"),
    ];
    for way in ways {
        let tried = window.run(&format!(
            "const done = arguments[arguments.length - 1];
             const [sent, refused] = [() => done('sent'), () => done('refused')];
             try {{ {way}; }} catch {{ refused(); }}"
        ));
        assert_eq!(tried, "refused", "{way}");
    }
    // What has no answer to wait for; each alone, so that the guilty one has a name.
    let silent = [
        format!(
            "const form = document.createElement('form'); form.action = 'http://{address}/'; form.method = 'post'; document.body.append(form); form.submit()"
        ),
        format!(
            "const frame = document.createElement('iframe'); frame.src = 'http://{address}/'; document.body.append(frame)"
        ),
        format!("navigator.sendBeacon('http://{address}/', 'x')"),
        format!("location.href = 'http://{address}/'"),
        format!("window.open('http://{address}/')"),
        format!(
            "const link = document.createElement('a'); link.href = 'http://{address}/'; link.target = '_blank'; document.body.append(link); link.click()"
        ),
        format!(
            "const link = document.createElement('a'); link.href = 'http://{address}/'; link.ping = 'http://{address}/ping'; link.download = 'x'; document.body.append(link); link.click()"
        ),
        format!(
            "const hint = document.createElement('link'); hint.rel = 'preconnect'; hint.href = 'http://{address}/'; document.head.append(hint)"
        ),
    ];
    for way in silent {
        window.run(&format!("try {{ {way}; }} catch {{}} setTimeout(arguments[arguments.length - 1], 300);"));
        window.wait_for("//header", "Sample library");
        thread::sleep(Duration::from_millis(200));
        assert!(listener.accept().is_err(), "somebody connected: {way}");
    }
}

#[test]
fn the_page_may_call_its_own_commands_and_no_other() {
    let window = Window::open(&[], &[]);
    window.wait_for("//header", "Sample library");
    let call = |command: &str| {
        window.run(&format!(
            "const done = arguments[arguments.length - 1];
             window.__TAURI_INTERNALS__.invoke('{command}', {{}}).then(() => done('done'), (why) => done(String(why)));"
        ))
    };
    assert_eq!(call("count_cases"), "done");
    for foreign in [
        "plugin:dialog|save",
        "plugin:dialog|open",
        "plugin:fs|read_file",
        "plugin:window-state|save_window_state",
        "plugin:event|emit",
        "plugin:window|create",
        "plugin:webview|create_webview_window",
        "plugin:path|resolve_directory",
        "plugin:app|version",
    ] {
        let answer = call(foreign);
        let refused = answer.as_str().is_some_and(|why| why.contains("not allowed") || why.contains("not found"));
        assert!(refused, "{foreign}: {answer}");
    }
}
