//! Drives the real window: the program under its own X server, through WebKit's WebDriver, over plain sockets.
//!
//! Each [`Window`] has a screen, a home and a port of its own, so that tests run side by side. Whatever is missing on
//! this computer is an error that names the package, never a test passed over.

mod driver;
pub(crate) mod keyboard;
mod process;
mod screen;

use std::{
    fs,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use driver::Driver;
use screen::Screen;

/// How long anything on the page may take, on a busy computer.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a script may run in the page: one that looks at every element takes its time.
const SCRIPT: Duration = Duration::from_secs(170);

/// Keys that WebDriver names by a letter of its own.
pub(crate) mod key {
    pub(crate) const CONTROL: char = '\u{E009}';
    pub(crate) const SHIFT: char = '\u{E008}';
    pub(crate) const ALT: char = '\u{E00A}';
    pub(crate) const END: char = '\u{E010}';
    pub(crate) const ENTER: char = '\u{E007}';
    pub(crate) const BACKSPACE: char = '\u{E003}';
    pub(crate) const TAB: char = '\u{E004}';
    pub(crate) const UP: char = '\u{E013}';
    pub(crate) const DOWN: char = '\u{E015}';
    pub(crate) const RIGHT: char = '\u{E014}';
    pub(crate) const ESCAPE: &str = "\u{E00C}";
    pub(crate) const F4: char = '\u{E034}';
    pub(crate) const F8: char = '\u{E038}';
    pub(crate) const F9: char = '\u{E039}';
}

/// The program's window with the page in it.
pub(crate) struct Window {
    driver: Driver,
    session: String,
    server: Child,
    home: TempDir,
    screen: Screen,
}

impl Window {
    /// Starts the program with `arguments` and, beside a home of its own, with `environment`.
    pub(crate) fn open(arguments: &[&str], environment: &[(&str, &Path)]) -> Self {
        let (screen, home) = (Screen::start(), tempfile::tempdir().expect("a folder for the program's home"));
        let port = driver::free_port();
        let mut command = Command::new("WebKitWebDriver");
        command
            .arg(format!("--port={port}"))
            .envs(surroundings(&screen, home.path()))
            .envs(environment.iter().copied());
        let server = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let server = server.expect("WebKitWebDriver is missing: install the package webkit2gtk-driver");
        let driver = Driver::at(port);
        driver.wait_until_up(PATIENCE);
        let program = json!({"binary": env!("CARGO_BIN_EXE_sarcoma-casebook"), "args": arguments});
        let timeouts = json!({"script": SCRIPT.as_millis()});
        let wanted =
            json!({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": program, "timeouts": timeouts}}});
        let opened = driver.ask("POST", "/session", Some(&wanted)).expect("the program opens its window");
        let session = opened["sessionId"].as_str().expect("a session has a name").to_owned();
        Self { driver, session, server, home, screen }
    }

    /// The text of the element at `xpath`, as soon as there is one.
    pub(crate) fn text(&self, xpath: &str) -> String {
        self.at(xpath, "GET", "property/textContent", None).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until there is an element at `xpath`, and it shows `words`.
    pub(crate) fn wait_for(&self, xpath: &str, words: &str) {
        let shown = || self.find(xpath).map(|_| self.text(xpath));
        let seen = patiently(|| shown().filter(|text| text.contains(words)));
        assert!(seen.is_some(), "{xpath} does not say “{words}” but {:?}", shown());
    }

    /// Clicks the element at `xpath`.
    pub(crate) fn click(&self, xpath: &str) {
        self.at(xpath, "POST", "click", Some(&json!({})));
    }

    /// Types into the element at `xpath`, after what stands there. A modifier among the keys holds to the last of them.
    pub(crate) fn type_into(&self, xpath: &str, keys: &str) {
        self.at(xpath, "POST", "value", Some(&json!({"text": keys})));
    }

    /// Types `words` into the element at `xpath` in place of what stands there.
    pub(crate) fn replace(&self, xpath: &str, words: &str) {
        self.type_into(xpath, &format!("{}a", key::CONTROL));
        self.type_into(xpath, words);
    }

    /// What stands in the field at `xpath`.
    pub(crate) fn value(&self, xpath: &str) -> String {
        self.at(xpath, "GET", "property/value", None).as_str().unwrap_or_default().to_owned()
    }

    /// An attribute of the element at `xpath`, as soon as there is one.
    pub(crate) fn attribute(&self, xpath: &str, name: &str) -> String {
        self.at(xpath, "GET", &format!("attribute/{name}"), None).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until `words` stand in the field at `xpath`.
    pub(crate) fn wait_for_value(&self, xpath: &str, words: &str) {
        let seen = patiently(|| (self.value(xpath) == words).then_some(()));
        assert!(seen.is_some(), "in {xpath} stands “{}”, not “{words}”", self.value(xpath));
    }

    /// The role and the name by which the element at `xpath` is read out.
    pub(crate) fn read_out(&self, xpath: &str) -> (String, String) {
        let part = |name: &str| self.at(xpath, "GET", name, None).as_str().unwrap_or_default().to_owned();
        (part("computedrole"), part("computedlabel"))
    }

    /// Runs `script` in the page; its last argument is the function that takes the result.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.try_run(script).unwrap_or_else(|problem| panic!("{script}: {problem}"))
    }

    /// The same; what the driver says where the script fails, or the program is gone.
    pub(crate) fn try_run(&self, script: &str) -> Result<Value, String> {
        self.driver.ask("POST", &self.path("/execute/async"), Some(&json!({"script": script, "args": []})))
    }

    /// From now on `answer`, an expression of the page's, stands in for the program's answer to `command`: the page asks for
    /// everything by `fetch`.
    pub(crate) fn answer_to(&self, command: &str, answer: &str) {
        self.run(&format!(
            "const fetched = window.fetch;
             window.fetch = (asked, ...rest) => String(asked).includes('{command}') ? {answer} : fetched(asked, ...rest);
             arguments[arguments.length - 1](null);"
        ));
    }

    /// Waits until there is no element at `xpath`.
    pub(crate) fn wait_until_gone(&self, xpath: &str) {
        assert!(patiently(|| (self.count(xpath) == 0).then_some(())).is_some(), "{xpath} stays on the page");
    }

    /// What the screen shows in its upper left corner, as a PNG file.
    pub(crate) fn picture(&self, size: (u32, u32)) -> Vec<u8> {
        self.screen.picture(size)
    }

    /// Waits until everything typed is written.
    pub(crate) fn wait_until_saved(&self) {
        self.wait_for("//*[@data-saved='saved']", "Saved");
    }

    /// How many elements there are at `xpath` now.
    pub(crate) fn count(&self, xpath: &str) -> usize {
        let by = json!({"using": "xpath", "value": xpath});
        self.post("/elements", &by).as_array().map_or(0, Vec::len)
    }

    /// Starts the program once more beside the window, and waits for its end.
    pub(crate) fn start_again(&self, arguments: &[&str]) -> ExitStatus {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sarcoma-casebook"));
        command.args(arguments).envs(surroundings(&self.screen, self.home.path()));
        command.status().expect("the program starts")
    }

    /// Ends the program at once, in the middle of whatever it does.
    pub(crate) fn kill(&self) {
        process::children(self.server.id()).into_iter().for_each(process::kill);
    }

    /// Closes the window, and waits until the program has ended and let go of its files.
    pub(crate) fn close(self) {}

    fn find(&self, xpath: &str) -> Option<String> {
        let by = json!({"using": "xpath", "value": xpath});
        let found = self.driver.ask("POST", &self.path("/element"), Some(&by)).ok()?;
        found.as_object()?.values().next()?.as_str().map(str::to_owned)
    }

    /// Asks something of the element at `xpath`. One that the page has drawn anew since it was found was not reached: it is
    /// found again.
    fn at(&self, xpath: &str, method: &str, what: &str, body: Option<&Value>) -> Value {
        let reached = || {
            let element = self.find(xpath)?;
            let answer = self.driver.ask(method, &self.path(&format!("/element/{element}/{what}")), body);
            Some(answer).filter(|answer| !matches!(answer, Err(problem) if problem.contains("stale element reference")))
        };
        let answer = patiently(reached).unwrap_or_else(|| panic!("there is no {xpath} on the page"));
        answer.unwrap_or_else(|problem| panic!("{what} at {xpath}: {problem}"))
    }

    fn path(&self, rest: &str) -> String {
        format!("/session/{}{rest}", self.session)
    }

    fn post(&self, rest: &str, body: &Value) -> Value {
        let answer = self.driver.ask("POST", &self.path(rest), Some(body));
        answer.unwrap_or_else(|problem| panic!("{rest} {body}: {problem}"))
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.driver.ask("DELETE", &self.path(""), None);
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(self.home.path());
    }
}

/// What the program finds around it: the screen, a home of its own, and no desktop.
fn surroundings(screen: &Screen, home: &Path) -> Vec<(&'static str, String)> {
    let home = home.display().to_string();
    vec![
        ("DISPLAY", screen.display()),
        ("TAURI_WEBVIEW_AUTOMATION", "true".to_owned()),
        ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".to_owned()),
        ("GDK_BACKEND", "x11".to_owned()),
        ("NO_AT_BRIDGE", "1".to_owned()),
        ("XDG_DATA_HOME", format!("{home}/data")),
        ("XDG_CONFIG_HOME", format!("{home}/config")),
        ("XDG_CACHE_HOME", format!("{home}/cache")),
        ("HOME", home),
    ]
}

/// Asks again and again until there is an answer or the patience is at its end.
pub(crate) fn patiently<T>(mut ask: impl FnMut() -> Option<T>) -> Option<T> {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return Some(answer);
        }
        if begun.elapsed() > PATIENCE {
            return None;
        }
        thread::sleep(Duration::from_millis(50));
    }
}
