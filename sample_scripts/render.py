"""Print the sample screenplays: `python -m sample_scripts.render`.

Without arguments every line of renders.toml is printed anew; with SOURCE and OUTPUT one file is.
"""

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path

from sample_scripts.press.fdx import fdx_of
from sample_scripts.press.front import front_of
from sample_scripts.press.pages import typeset
from sample_scripts.press.pdf import pdf_of
from scenebreak.reading import read

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Render:
    """One file to be printed: from where, to where, and with which watermark ("" for none)."""

    source: Path
    output: Path
    watermark: str = ""


def renders() -> list[Render]:
    """Every committed file with its source, as renders.toml lists them."""
    table = tomllib.loads((HERE / "renders.toml").read_text(encoding="utf-8"))
    return [
        Render(HERE / entry["source"], HERE / entry["output"], entry.get("watermark", ""))
        for entry in table["render"]
    ]


def printed(render: Render) -> bytes:
    """The bytes of the output, the same at every call.

    Raises:
        UnreadableScript: the source cannot be read.
        ValueError: the output is neither .pdf nor .fdx.
    """
    screenplay, front = read(render.source), front_of(render.source)
    book = typeset(screenplay, front.opening)
    match render.output.suffix:
        case ".pdf":
            return pdf_of(book, front, render.watermark)
        case ".fdx":
            return fdx_of(screenplay, book, front)
    raise ValueError(f"{render.output.name}: only .pdf and .fdx can be printed")


def main() -> None:
    """Print what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", nargs="?", type=Path, help="a Fountain file")
    parser.add_argument("output", nargs="?", type=Path, help="a .pdf or .fdx file")
    parser.add_argument("--watermark", default="", help="words across every page")
    asked = parser.parse_args()
    if bool(asked.source) != bool(asked.output):
        parser.error("give both SOURCE and OUTPUT, or neither")
    for render in [Render(asked.source, asked.output, asked.watermark)] if asked.source else renders():
        render.output.parent.mkdir(parents=True, exist_ok=True)
        render.output.write_bytes(printed(render))
        print(render.output)


if __name__ == "__main__":
    main()
