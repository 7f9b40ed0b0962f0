"""The article in the peers' own languages: the same faces, measures, columns, floats and links as ours."""
import html
import pathlib

TYPST_HEAD = """#set document(title: {title}, author: {authors}, keywords: {keywords}, date: datetime(year: 2026, month: 1, day: 1))
#set page(paper: "a4", margin: (left: 20mm, right: 20mm, top: 24mm, bottom: 25.9mm), columns: 2,
  header: context if counter(page).get().first() > 1 [#set text(font: "Inter", size: 7pt); A made-up article],
  footer: context [#set text(font: "Inter", size: 7pt); Set to measure the setting #h(1fr) #counter(page).display("1 of 1", both: true)])
#set columns(gutter: 6mm)
#set text(font: "Libertinus Serif", size: 10pt, lang: "en", region: "GB", hyphenate: true)
#set par(justify: true, leading: 5.9pt, spacing: 5.9pt, first-line-indent: 11pt)
#show heading: it => block(above: 12.5pt, below: 6pt, text(font: "Inter", size: 10.4pt, weight: "bold", it.body))
#show figure.caption: set text(font: "Inter", size: 7.6pt)
#show figure.caption: set align(left)
#show figure.caption: set par(justify: false, leading: 4pt, first-line-indent: 0pt)
#show figure.where(kind: table): set figure.caption(position: top)
#set figure.caption(separator: [#h(0.6em)])
#set table(stroke: none, inset: (x: 0.8mm, y: 1.5pt))
#show table: set text(font: "Inter", size: 7.2pt)
#show table: set par(justify: false, leading: 4pt, first-line-indent: 0pt)
#place(top, scope: "parent", float: true, clearance: 10pt)[
  #set par(first-line-indent: 0pt)
  #show title: set text(size: 20.5pt, weight: "semibold")
  #show title: set par(justify: false)
  #title()
  #par(text(font: "Inter", size: 9.4pt, {authors_text}))
{summary}
  #text(font: "Inter", size: 7.6pt)[*Keywords* {keywords_text}]
]
"""


def typst(whole):
    """The article as a Typst file."""
    out = [TYPST_HEAD.format(
        title=quoted(whole["title"]), authors=quoted(whole["authors"]), keywords=quoted(whole["keywords"]),
        authors_text=quoted(whole["authors"]), keywords_text=escaped(whole["keywords"]),
        summary="\n".join(f"  #par[*{head}* {escaped(text)}]" for head, text in whole["summary"]))]
    shown = {one["id"]: one for one in whole["floats"]}
    for section in whole["sections"]:
        out.append(f"= {section['heading']}\n")
        for runs in section["paragraphs"]:
            out.append("".join(map(typst_run, runs)) + "\n")
            out += [typst_float(shown[run["float"]]) for run in runs if run.get("float")]
    out.append("= References\n#set text(size: 8.4pt)\n#set par(justify: false, first-line-indent: 0pt, leading: 4pt)\n#enum(")
    out += [f"  [#metadata(none) <r{number}>{escaped(text)}]," for number, text in enumerate(whole["references"], 1)]
    return "\n".join(out) + "\n)\n"


def quoted(text):
    return '"' + text.replace('"', '\\"') + '"'


def escaped(text):
    return "".join("\\" + letter if letter in "#$*_@<>[]~=-+/`'\"\\" else letter for letter in text)


def typst_run(run):
    if run.get("float"):
        return f"#link(<{run['float']}>)[{escaped(run['text'])}]"
    if run.get("reference"):
        return f"#link(<r{run['reference']}>)[{run['text']}]"
    return escaped(run["text"])


def typst_float(one):
    """A figure or table at the head or foot of the page or column."""
    if one.get("table"):
        cells = [f"[{escaped(cell)}]" for row in one["table"]["rows"] for cell in row]
        head = "".join(f"[*{escaped(cell)}*], " for cell in one["table"]["head"])
        columns = len(one["table"]["columns"])
        align = ", ".join(one["table"]["columns"])
        body = (f"table(columns: (1fr,) * {columns}, align: ({align}), table.hline(), table.header({head}), "
                f"table.hline(stroke: 0.45pt), {', '.join(cells)}, table.hline())")
        kind = 'kind: table, supplement: "Table"'
    else:
        panel = lambda one: f"image({quoted(one['file'])}, width: 100%, alt: {quoted(one['alt'])})"
        panels = ", ".join(map(panel, one["panels"]))
        body = f"grid(columns: (1fr,) * {len(one['panels'])}, gutter: 2mm, {panels})"
        kind = f'kind: image, supplement: "Figure", alt: {quoted(one["title"])}'
    scope = '"parent"' if one["wide"] else '"column"'
    caption = f"[*{escaped(one['title'])}* {escaped(one['legend'])}]"
    return f"#figure({body}, {kind}, placement: auto, scope: {scope}, caption: {caption}) <{one['id']}>\n"


STYLE = """
@font-face {{ font-family: "Article Serif"; src: url({fonts}/LibertinusSerif-Regular.otf) }}
@font-face {{ font-family: "Article Serif"; font-weight: 600; src: url({fonts}/LibertinusSerif-Semibold.otf) }}
@font-face {{ font-family: "Article Sans"; src: url({fonts}/Inter-Regular.otf) }}
@font-face {{ font-family: "Article Sans"; font-weight: 700; src: url({fonts}/Inter-Bold.otf) }}
@page {{ size: A4; margin: 24mm 20mm 25.9mm }}
body {{ margin: 0; font: 10pt/12.5pt "Article Serif"; hyphens: auto; text-align: justify }}
h1 {{ font: 600 20.5pt/24.5pt "Article Serif"; text-align: left; margin: 0 }}
h2 {{ font: 700 10.4pt/12.5pt "Article Sans"; margin: 12.5pt 0 0; break-after: avoid; text-align: left }}
p {{ margin: 0; orphans: 2; widows: 2 }}
p + p {{ text-indent: 11pt }}
main {{ columns: 2; column-gap: 6mm }}
figure {{ margin: 6pt 0; break-inside: avoid }}
figure.wide {{ column-span: all }}
figure div {{ display: flex; gap: 2mm }}
figure div img {{ flex: 1; min-width: 0; width: 100% }}
figcaption {{ font: 7.6pt/10pt "Article Sans"; text-align: left; hyphens: none }}
table {{ width: 100%; border-collapse: collapse; font: 7.2pt/9.4pt "Article Sans"; hyphens: none; border-top: 0.9pt solid; border-bottom: 0.9pt solid }}
th {{ border-bottom: 0.45pt solid }}
th, td {{ padding: 1.5pt 0.8mm; text-align: right }}
th:first-child, td:first-child {{ text-align: left }}
ol {{ font-size: 8.4pt; line-height: 10pt; padding-left: 5.4mm; text-align: left; hyphens: none }}
a {{ color: inherit; text-decoration: none }}
"""


def page(whole, fonts):
    """The article as a web page."""
    summary = "".join(f"<p><b>{head}</b> {html.escape(text)}</p>" for head, text in whole["summary"])
    out = [f'<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><title>{html.escape(whole["title"])}</title>',
           f"<style>{STYLE.format(fonts=pathlib.Path(fonts).resolve().as_uri())}</style>",
           f'<h1>{html.escape(whole["title"])}</h1><p>{whole["authors"]}</p>{summary}<main>']
    shown = {one["id"]: one for one in whole["floats"]}
    for section in whole["sections"]:
        out.append(f"<h2>{section['heading']}</h2>")
        for runs in section["paragraphs"]:
            out.append("<p>" + "".join(map(page_run, runs)) + "</p>")
            out += [page_float(shown[run["float"]]) for run in runs if run.get("float")]
    references = "".join(f'<li id="r{number}">{html.escape(text)}</li>' for number, text in enumerate(whole["references"], 1))
    out.append(f"<h2>References</h2><ol>{references}</ol></main></html>")
    return "\n".join(out)


def page_run(run):
    target = run.get("float") or (f"r{run['reference']}" if run.get("reference") else None)
    text = html.escape(run["text"])
    return f'<a href="#{target}">{text}</a>' if target else text


def page_float(one):
    """A figure where it is mentioned: a browser moves none to the head or foot of a page."""
    caption = (f"<figcaption><b>{one['label']}&nbsp; {html.escape(one['title'])}</b> {html.escape(one['legend'])}</figcaption>")
    wide = ' class="wide"' if one["wide"] else ""
    if one.get("table"):
        line = lambda cells, tag: "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"
        rows = "".join(line(cells, "td") for cells in one["table"]["rows"])
        body = f"{caption}<table><thead>{line(one['table']['head'], 'th')}</thead>{rows}</table>"
    else:
        image = lambda panel: f'<img src="{pathlib.Path(panel["file"]).resolve().as_uri()}" alt="{panel["alt"]}">'
        body = f"<div>{''.join(map(image, one['panels']))}</div>{caption}"
    return f'<figure id="{one["id"]}"{wide}>{body}</figure>'
