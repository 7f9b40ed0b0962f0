//! The window reaches nothing but the program.

use std::{net::TcpListener, time::Duration};

use crate::support::Window;

#[test]
fn nothing_leaves_the_window() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let window = Window::open(&[], &[]);
    window.wait_for("//header", "Sample library");
    let fetched = window.run(&format!(
        "const done = arguments[arguments.length - 1];
         fetch('http://{address}/').then(() => done('sent'), () => done('refused'));"
    ));
    assert_eq!(fetched, "refused");
    let image = window.run(&format!(
        "const done = arguments[arguments.length - 1];
         const image = new Image();
         image.onload = () => done('sent');
         image.onerror = () => done('refused');
         image.src = 'http://{address}/x.png';"
    ));
    assert_eq!(image, "refused");
    window.run(&format!(
        "location.href = 'http://{address}/'; window.open('http://{address}/');
         setTimeout(arguments[arguments.length - 1], 500);"
    ));
    window.wait_for("//header", "Sample library");
    std::thread::sleep(Duration::from_millis(200));
    assert!(listener.accept().is_err(), "somebody connected");
}
