"""Sets the article with each program in turn, whole processes, and prints medians and their ratios.

The programs take turns within one run, so that a busy machine slows all of them alike: trust the ratios, not the milliseconds.
"""
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

FONTS = "src-tauri/typeset/fonts"
HERE = pathlib.Path(__file__).parent
OUT = pathlib.Path("target/bench/typesetting")
# Lengths in copies of the short article, and rounds of each; the browser is spared the longest.
ROUNDS = {1: 15, 10: 3, 100: 1}
NOT_FOR_CHROMIUM = 100
WARM_TIMES = 60


class Run:
    """One process: seconds by the clock, seconds of processor time, most memory in bytes."""

    def __init__(self, command):
        quiet = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)]
        began = time.perf_counter()
        pid = os.posix_spawnp(command[0], command, os.environ, file_actions=quiet)
        _, status, usage = os.wait4(pid, 0)
        self.clock = time.perf_counter() - began
        self.processor = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * 1024
        if status:
            sys.exit(f"failed: {' '.join(command)}")


def middle(runs, what):
    return statistics.median(getattr(run, what) for run in runs)


class Measure:
    """Everything measured, as it will be written."""

    def __init__(self, article, chromium, typst):
        self.programs = {"ours": [article], "typst": typst, "chromium": [chromium]}
        self.rows, self.bytes, self.memory = [], [], []
        self.pages, self.ours = {}, {}

    def command(self, program, copies, output):
        stem = OUT / str(copies) / "article"
        start = self.programs[program]
        if program == "ours":
            return start + [f"{stem}.json", output]
        if program == "typst":
            return start + [f"{stem}.typ", output]
        profile = pathlib.Path(tempfile.gettempdir()) / "typesetting-bench-chromium"
        flags = ["--headless", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={profile}",
                 "--generate-pdf-document-outline", f"--print-to-pdf={output}"]
        return start + (["--no-sandbox"] if os.geteuid() == 0 else []) + flags + [f"{stem}.html"]

    def length(self, copies, rounds):
        """All programs in turn; the first of several rounds, which finds cold files, does not count."""
        runs = {program: [] for program in self.programs if (program, copies) != ("chromium", NOT_FOR_CHROMIUM)}
        for _ in range(rounds + 1 if rounds > 1 else 1):
            for program, done in runs.items():
                done.append(Run(self.command(program, copies, str(OUT / str(copies) / f"{program}.pdf"))))
        self.note(copies, {program: done[-rounds:] for program, done in runs.items()})

    def note(self, copies, runs):
        size = lambda program: os.path.getsize(OUT / str(copies) / f"{program}.pdf")
        self.pages[copies] = {program: pages(OUT / str(copies) / f"{program}.pdf") for program in runs}
        name = f"article × {copies}"
        self.ours[copies] = {"clock_ms": middle(runs["ours"], "clock") * 1e3,
                             "processor_ms": middle(runs["ours"], "processor") * 1e3,
                             "memory": middle(runs["ours"], "memory")}
        for peer in [peer for peer in runs if peer != "ours"]:
            self.row(f"{name}, whole process, against {peer}", runs["ours"], runs[peer], "clock")
        self.row(f"{name}, processor time, against typst", runs["ours"], runs["typst"], "processor")
        self.bytes.append(compared(f"{name}, file, against typst", size("ours"), size("typst")))
        memory = [middle(runs[program], "memory") for program in ("ours", "typst")]
        self.memory.append(compared(f"{name}, peak memory, against typst", *memory))

    def row(self, name, ours, peer, what):
        ours_ms, peer_ms = (middle(runs, what) * 1e3 for runs in (ours, peer))
        self.rows.append({"name": name, "ours_ms": round(ours_ms, 2), "peer_ms": round(peer_ms, 2),
                          "ratio": round(peer_ms / ours_ms, 2), "runs": len(ours)})

    def warm(self):
        command = self.programs["ours"] + ["--warm", str(WARM_TIMES), str(OUT / "1" / "article.json")]
        times = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        return {name: {"median_ms": round(statistics.median(one[2:]), 2), "least_ms": round(min(one), 2)}
                for name, one in times.items()}


def compared(name, ours, peer):
    return {"name": name, "ours": round(ours), "peer": round(peer), "ratio": round(peer / ours, 3)}


def pages(file):
    said = subprocess.run(["pdfinfo", file], capture_output=True, text=True).stdout
    return next(int(line.split()[1]) for line in said.splitlines() if line.startswith("Pages:"))


def write_articles(lengths):
    """The articles of every length, once; in a process of its own, for what a process starts inherits its peak memory."""
    writing = "import write; write.articles({}, {!r}, {!r})".format(lengths, str(OUT), FONTS)
    subprocess.run([sys.executable, "-c", writing], check=True)


def targets(measure, warm):
    """What is asked for, and whether it is so."""
    ratio = lambda name: next(row["ratio"] for row in measure.rows if row["name"] == name)
    lengths = sorted(measure.ours)[-2:]
    grown = lambda what: round(measure.ours[lengths[1]][what] / measure.ours[lengths[0]][what], 2)
    asked = [
        ("whole process, times faster than typst", ratio("article × 1, whole process, against typst"), ">=", 6),
        ("whole process, times faster than chromium", ratio("article × 1, whole process, against chromium"), ">=", 30),
        ("warm in one process, ms", warm["whole"]["median_ms"], "<=", 20),
        ("file, part of typst's", round(measure.bytes[0]["ours"] / measure.bytes[0]["peer"], 3), "<=", 1.03),
        ("peak memory, MB", round(measure.ours[1]["memory"] / 1e6, 1), "<=", 30),
    ]
    if len(lengths) > 1:
        asked.append((f"× {lengths[1]} against × {lengths[0]}, processor time", grown("processor_ms"), "<=", 11))
        asked.append((f"× {lengths[1]} against × {lengths[0]}, peak memory", grown("memory"), "<=", 11))
    if "edited" in warm:
        asked.append(("warm again with one word changed, ms", warm["edited"]["median_ms"], "<=", 10))
    met = {">=": lambda got, wanted: got >= wanted, "<=": lambda got, wanted: got <= wanted}
    return [{"name": name, "got": got, "asked": f"{sign} {wanted}", "met": met[sign](got, wanted)}
            for name, got, sign, wanted in asked]


def show(result):
    print(f"{'':52}{'ours ms':>10}{'peer ms':>11}{'ratio':>8}")
    for row in result["rows"]:
        print(f"{row['name']:52}{row['ours_ms']:10.1f}{row['peer_ms']:11.1f}{row['ratio']:8.2f}")
    print(f"\n{'':52}{'ours kB':>10}{'peer kB':>11}{'ratio':>8}")
    for row in result["bytes"] + result["memory"]:
        print(f"{row['name']:52}{row['ours'] / 1e3:10.0f}{row['peer'] / 1e3:11.0f}{row['ratio']:8.2f}")
    print()
    for name, one in result["warm"].items():
        print(f"warm in one process, {name:31}{one['median_ms']:10.1f} ms (least {one['least_ms']:.1f})")
    print(f"\n{'target':52}{'got':>10}{'asked':>11}")
    for one in result["targets"]:
        print(f"{one['name']:52}{one['got']:10}{one['asked']:>11}  {'met' if one['met'] else 'MISSED'}")
    print(f"\npages {result['pages']}\nload {result['load_before']} before, {result['load_after']} after, "
          f"{result['processors']} processors; {'; '.join(result['versions'].values())}")


def main(article, chromium, *more):
    import typst  # Only asked for its version.
    rounds = {1: ROUNDS[1]} if "--short" in more else ROUNDS
    typst_peer = [sys.executable, str(HERE / "by_typst.py"), FONTS]
    load = os.getloadavg()
    write_articles(list(rounds))
    measure = Measure(article, chromium, typst_peer)
    for copies, count in rounds.items():
        measure.length(copies, count)
    warm = measure.warm()
    said = subprocess.run([chromium, "--version"], capture_output=True, text=True).stdout.strip()
    result = {
        "rows": measure.rows, "bytes": measure.bytes, "memory": measure.memory, "warm": warm,
        "targets": targets(measure, warm), "pages": measure.pages,
        "load_before": [round(one, 1) for one in load], "load_after": [round(one, 1) for one in os.getloadavg()],
        "processors": os.cpu_count(), "versions": {"typst": f"typst {typst.__version__}", "chromium": said},
    }
    pathlib.Path("target/bench/typesetting.json").write_text(json.dumps(result, indent=1, ensure_ascii=False))
    show(result)


if __name__ == "__main__":
    main(*sys.argv[1:])
