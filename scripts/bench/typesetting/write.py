"""Writes the article in every length and language, with its pictures."""
import json
import os
import pathlib

import article
import markup
import pictures


def articles(lengths, out, fonts):
    """Each length in a folder of its own below `out`; the pictures are shared."""
    all_paths = pictures.pictures(pathlib.Path(out) / "pictures", max(lengths))
    for copies in lengths:
        folder = pathlib.Path(out) / str(copies)
        folder.mkdir(parents=True, exist_ok=True)
        paths = all_paths[:copies * 5]
        whole = article.article(copies, paths)
        (folder / "article.json").write_text(json.dumps(whole, ensure_ascii=False))
        (folder / "article.html").write_text(markup.page(whole, fonts))
        # Typst reads what lies beside or below the file.
        beside = [os.path.relpath(path, folder) for path in paths]
        (folder / "article.typ").write_text(markup.typst(article.article(copies, beside)))
