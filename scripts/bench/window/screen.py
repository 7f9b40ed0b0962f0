"""A screen that nobody sees, whose picture lies in a file: when something appears on it is read there, which costs the
program that is watched nothing."""
import mmap, os, pathlib, struct, subprocess, tempfile, time

WIDTH, HEIGHT = 1440, 900
# Every fourth row of the screen but its edges: nothing frames a window there, so all of it is page.
ROWS, LEFT, RIGHT = range(8, 800, 4), 40, 1380
# Letters have grey edges: that many colours in one row are words, not a ground and a frame.
COLOURS = 4
STEP = 0.002


class Screen:
    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="casebook-bench-")
        self.home = pathlib.Path(self.folder.name)
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten", "tcp",
                   "-br", "-fbdir", str(self.home)]
        self.server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as said:
            self.display = ":" + said.readline().strip()
        with open(self.home / "Xvfb_screen0", "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        head = struct.unpack(">25I", self.memory[:100])
        self.first, self.line = head[0] + 12 * head[19], head[12]
        # The pointer lies where nothing is watched.
        self.keys("mousemove", str(WIDTH - 1), str(HEIGHT - 1))
        return self

    def __exit__(self, *_):
        self.memory.close()
        self.server.terminate()
        self.server.wait()
        self.folder.cleanup()

    def surroundings(self):
        """What a program finds around it: this screen, an empty home, and the renderer that ours chooses."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        return kept | {"DISPLAY": self.display, "HOME": str(self.home), "TMPDIR": str(self.home), "GDK_BACKEND": "x11",
                       "NO_AT_BRIDGE": "1", "WEBKIT_DISABLE_DMABUF_RENDERER": "1"}

    def keys(self, *words):
        """Has xdotool do something on this screen."""
        done = subprocess.run(["xdotool", *words], env=self.surroundings(), capture_output=True, text=True, check=True)
        return done.stdout

    def focus(self, title):
        """Gives the keys to the window of that title: there is nobody else on this screen to do so."""
        number = self.keys("search", "--onlyvisible", "--name", title).split()[-1]
        self.keys("windowfocus", "--sync", number)

    def rows(self):
        for row in ROWS:
            at = self.first + row * self.line
            yield self.memory[at + 4 * LEFT:at + 4 * RIGHT]

    def has_words(self):
        for row in self.rows():
            if row != row[:4] * (RIGHT - LEFT):
                if len({row[at:at + 4] for at in range(0, len(row), 4)}) >= COLOURS:
                    return True
        return False

    def until_words(self, patience=30):
        """Seconds of the clock at which words were seen first."""
        begun = time.perf_counter()
        while not self.has_words():
            if time.perf_counter() - begun > patience:
                raise TimeoutError("the window stayed empty")
            time.sleep(STEP)
        return time.perf_counter()

    def until_still(self, calm, patience=60):
        """Seconds of the clock at which something changed last, after which nothing did for `calm` seconds."""
        seen, changed, begun = None, time.perf_counter(), time.perf_counter()
        while time.perf_counter() - changed < calm:
            if time.perf_counter() - begun > patience:
                raise TimeoutError("the window does not come to rest")
            now = b"".join(self.rows())
            if now != seen:
                seen, changed = now, time.perf_counter()
            time.sleep(0.01)
        return changed

    def picture(self):
        return list(self.rows())
