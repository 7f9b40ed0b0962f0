"""Pictures that compress like photographs: soft shapes, texture and the noise of a camera, from a fixed seed."""
import pathlib
import random

from PIL import Image, ImageChops

# Width, height, and kind of each picture of one article.
SHAPES = [(1200, 900, "jpg"), (1200, 900, "jpg"), (1000, 800, "jpg"), (700, 520, "png"), (700, 520, "png")]
# Pictures of a long article are windows of this many larger ones.
BASE = (1720, 1320)


def clouds(seed, size, tint):
    """Layers of noise from coarse to fine, each half as strong, then grain."""
    chance = random.Random(seed)
    noise = lambda width, height: Image.frombytes("L", (width, height), chance.randbytes(width * height))
    whole, strength = Image.new("L", size, 128), 0.5
    for cells in (5, 11, 23, 47, 95, 190):
        layer = noise(cells, cells * size[1] // size[0] + 1).resize(size, Image.Resampling.BICUBIC)
        whole, strength = Image.blend(whole, layer, strength), strength * 0.72
    grain = noise(*size).point(lambda value: 122 + value // 21)
    tinted = Image.merge("RGB", [whole.point(lambda value, part=part: int(value * part)) for part in tint])
    return ImageChops.add(tinted, Image.merge("RGB", [grain, grain, grain]), offset=-128)


def pictures(folder, copies):
    """Writes five pictures for each copy into a folder; returns their paths. What is there is kept."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{copy:03}-{index}.{SHAPES[index][2]}" for copy in range(copies) for index in range(5)]
    if not all(path.exists() for path in paths):
        tints = [(0.9, 0.9, 0.95), (0.8, 0.85, 0.9), (1.0, 0.75, 0.85), (0.95, 0.7, 0.8), (0.85, 0.7, 0.95)]
        bases = [clouds(seed, BASE, tint) for seed, tint in enumerate(tints)]
        for number, path in enumerate(paths):
            write(bases[number % 5], number, path)
    return [str(path) for path in paths]


def write(base, number, path):
    """A window of a larger picture, at a place of its own."""
    width, height, kind = SHAPES[number % 5]
    left, top = number * 97 % (BASE[0] - width), number * 61 % (BASE[1] - height)
    window = base.crop((left, top, left + width, top + height))
    if number // 5 % 2:
        window = window.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    window.save(path, **({"quality": 85} if kind == "jpg" else {"compress_level": 6}))
