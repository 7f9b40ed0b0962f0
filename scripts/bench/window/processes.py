"""What a program and everything it started hold in memory."""
import pathlib


def below(process):
    """The process and all that descend from it, by their numbers."""
    parents = {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        parents[int(stat.parent.name)] = int(text[text.rindex(")") + 2:].split()[1])
    found = [process]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def share(process):
    """Proportional set size in MB by the name of the process; a page shared by two counts half for each."""
    sizes = {}
    for one in below(process):
        try:
            name = pathlib.Path(f"/proc/{one}/comm").read_text().strip()
            rollup = pathlib.Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        size = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        sizes[name] = sizes.get(name, 0) + size / 1024
    return sizes
