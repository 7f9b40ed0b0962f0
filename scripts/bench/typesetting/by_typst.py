"""Typst in a process: by_typst.py FONTS INPUT.typ OUTPUT.pdf, at the level that ours claims."""
import sys

import typst

fonts, source, output = sys.argv[1:]
typst.compile(source, output=output, root="target/bench/typesetting", font_paths=[fonts], ignore_system_fonts=True,
              pdf_standards=["a-2a", "ua-1"])
