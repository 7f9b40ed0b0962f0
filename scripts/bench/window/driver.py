"""The page in the window, by WebKit's WebDriver."""
import http.client, json, socket, subprocess, time

ENTER, ESCAPE = "\ue007", "\ue00c"


class Page:
    """A window of a program, its page held by a driver."""

    def __init__(self, screen, program, *arguments):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        surroundings = screen.surroundings() | {"TAURI_WEBVIEW_AUTOMATION": "true"}
        self.server = subprocess.Popen(["WebKitWebDriver", f"--port={self.port}"], env=surroundings,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = ""
        browser = {"binary": program, "args": list(arguments)}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": browser}}}
        try:
            self.session = "/" + self.patiently(lambda: self.ask("POST", "/session", wanted))["sessionId"]
        except BaseException:
            self.end()
            raise

    def end(self):
        self.server.terminate()
        self.server.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.ask("DELETE", f"/session{self.session}")
        finally:
            self.end()

    def ask(self, method, path, body=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, json.dumps(body) if body is not None else None)
            value = json.loads(line.getresponse().read())["value"]
        finally:
            line.close()
        if isinstance(value, dict) and "error" in value:
            raise LookupError(f"{value['error']}: {value['message']}")
        return value

    @staticmethod
    def patiently(what, patience=30):
        begun = time.perf_counter()
        while True:
            try:
                return what()
            except (LookupError, OSError):
                if time.perf_counter() - begun > patience:
                    raise
                time.sleep(0.05)

    def element(self, xpath):
        found = self.ask("POST", f"/session{self.session}/element", {"using": "xpath", "value": xpath})
        return next(iter(found.values()))

    def type(self, xpath, keys):
        """Types into the first element there, once there is one."""
        say = lambda: self.ask("POST", f"/session{self.session}/element/{self.element(xpath)}/value", {"text": keys})
        self.patiently(say)

    def click(self, xpath):
        self.patiently(lambda: self.ask("POST", f"/session{self.session}/element/{self.element(xpath)}/click", {}))

    def run(self, script, *arguments):
        """Runs a script in the page; its last argument is the function that takes the result."""
        return self.ask("POST", f"/session{self.session}/execute/async", {"script": script, "args": list(arguments)})
