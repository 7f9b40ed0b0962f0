"""Measures the window beside an empty one, in one run and in turn: see ../window.sh."""
import json, os, pathlib, statistics, subprocess, sys, time

import page
from driver import Page
from processes import share
from screen import Screen

OUT = pathlib.Path("target/bench/window.json")
STARTS, SHARES, OPENINGS, LETTERS = 11, 5, 20, 30
# A window is at rest once nothing in it has changed for that many seconds.
REST = 1.0
PASSPHRASE = "three plain words"


def running(what):
    """Hands a started program and its screen to `what`, and ends it."""
    def measure(program, *arguments):
        with Screen() as screen:
            begun = time.perf_counter()
            started = subprocess.Popen([program, *arguments], env=screen.surroundings(), stderr=subprocess.DEVNULL)
            try:
                return what(screen, started, begun)
            finally:
                started.kill()
                started.wait()
    return measure


@running
def start(screen, _, begun):
    """Milliseconds until words stand in the window, and until nothing changes any more."""
    return (screen.until_words() - begun) * 1e3, (screen.until_still(REST) - begun) * 1e3


@running
def start_asking(screen, _, begun):
    """The first of them alone: where a passphrase is asked for, the caret blinks for ever."""
    return ((screen.until_words() - begun) * 1e3,)


@running
def empty_share(screen, started, _):
    """Megabytes by process, at rest."""
    screen.until_words()
    screen.until_still(5 * REST)
    return share(started.pid)


@running
def case_share(screen, started, _):
    """The same, after the first case of the list was opened by Enter."""
    screen.until_words()
    screen.until_still(REST)
    before = screen.picture()
    screen.focus("Sarcoma Casebook")
    screen.keys("key", "Return")
    screen.until_still(5 * REST)
    if sum(a != b for a, b in zip(before, screen.picture())) < len(before) / 2:
        raise LookupError("the case did not open")
    return share(started.pid)


def beside(name, ours, peer, times, runs):
    """A row of what is to take at most so many times as much as the peer; without `times` it is told only."""
    met = None if times is None else ours <= times * peer
    limit = times and f"{times} ×"
    return {"name": name, "ours_ms": round(ours, 1), "peer_ms": round(peer, 1), "ratio": round(peer / ours, 3),
            "runs": runs, "limit": limit, "met": met}


def alone(name, times, limit):
    """A row of what has no peer: 95 of 100 runs are to stay under that time."""
    times = sorted(times)
    p95 = times[-(-len(times) * 95 // 100) - 1]
    return {"name": f"{name}, p95", "ours_ms": round(p95, 1), "peer_ms": None, "ratio": None, "runs": len(times),
            "median_ms": round(statistics.median(times), 1), "limit": f"{limit} ms", "met": p95 <= limit}


def middle(runs):
    return [statistics.median(one) for one in zip(*runs)]


def starts(ours, empty, library):
    """Ours and the empty one in turn; the first round, which finds cold files, does not count."""
    kinds = {"empty": (start, empty), "sample": (start, ours), "library": (start_asking, ours, "--library", library)}
    runs = {name: [] for name in kinds}
    for _ in range(STARTS + 1):
        for name, (measured, *command) in kinds.items():
            runs[name].append(measured(*command))
    times = {name: middle(done[1:]) for name, done in runs.items()}
    return [
        beside("start to first words, sample", times["sample"][0], times["empty"][0], 1.25, STARTS),
        beside("start to first words, own library", times["library"][0], times["empty"][0], 1.25, STARTS),
        beside("start until all is shown, sample", times["sample"][1], times["empty"][1], None, STARTS),
    ]


def shares(ours, empty):
    runs = [(case_share(ours), empty_share(empty)) for _ in range(SHARES)]
    by_process = [{name: statistics.median(one[side][name] for one in runs) for name in runs[0][side]} for side in (0, 1)]
    total = [statistics.median(sum(one[side].values()) for one in runs) for side in (0, 1)]
    names = {name: [round(side.get(name, 0), 1) for side in by_process] for name in by_process[0]}
    return beside("memory with the sample case open (PSS, MB)", *total, 1.35, SHARES) | {"by_process_mb": names}


def in_the_page(ours, library):
    with Screen() as screen, Page(screen, ours) as sample:
        opened = page.opened(sample, OPENINGS)
        page.open_first(sample)
        single, several = page.typed(sample, LETTERS)
    with Screen() as screen, Page(screen, ours, "--library", library) as large:
        page.unlock(large, PASSPHRASE)
        cases = page.opened(large, OPENINGS)
        found = page.found(large)
    return [
        alone("keystroke to pages redrawn, one letter", single, 150),
        alone("keystroke to pages redrawn, last of four letters", several, 150),
        alone("open the sample case", opened, 100),
        alone("open a case of 100,000", cases, 100),
        alone("search of 100,000 cases, every letter", found, 50),
    ]


def show(result):
    print(f"{'':52}{'ours':>10}{'empty':>10}{'ratio':>8}{'limit':>8}")
    for one in result["rows"]:
        peer, ratio = (format(one[name], form) if one[name] else "" for name, form in [("peer_ms", ".1f"), ("ratio", ".2f")])
        said = {True: "met", False: "MISSED", None: ""}[one["met"]]
        print(f"{one['name']:52}{one['ours_ms']:10.1f}{peer:>10}{ratio:>8}{one['limit'] or '':>8}  {said}")
    for name, (ours, peer) in next(one["by_process_mb"] for one in result["rows"] if "by_process_mb" in one).items():
        print(f"  {name:50}{ours:10.1f}{peer:10.1f}")
    print(f"\nload {result['load_before']} before, {result['load_after']} after, {result['processors']} processors")


def main(ours, empty, library):
    load = lambda: [round(one, 1) for one in os.getloadavg()]
    before = load()
    rows = [*starts(ours, empty, library), shares(ours, empty), *in_the_page(ours, library)]
    result = {"rows": rows, "load_before": before, "load_after": load(), "processors": os.cpu_count()}
    OUT.write_text(json.dumps(result, indent=1))
    show(result)


if __name__ == "__main__":
    main(*sys.argv[1:])
