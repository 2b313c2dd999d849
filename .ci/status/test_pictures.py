"""The page beside pictures of itself.

Fonts differ between machines, so no two of them draw the same letters, and a line that breaks moves all that follows.
So letters are left out, and each section is a picture of its own, brought to one small size: colours, bars, cards and
gaps stay where they are. Another font changes such a picture by 1 on the average and by 22 where it does most; whatever
is lost or out of place, by far more. WINDLASS_PICTURES=write makes the pictures anew; look at the page before they are
kept.
"""

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from conftest import LOOKS

PICTURES = Path(__file__).resolve().parent / "pictures"
PARTS = ("summary", "pipelines", "objects", "lanes", "runs", "tables", "quarantine")
SIZE = (32, 24)

# Of 255.
MEAN = 4
WORST = 60

# Letters of another font make a section higher or lower.
HIGHER = 0.2


def tile(page, part):
    section = page.locator(".lanes" if part == "lanes" else f"[data-part='{part}']")
    picture = Image.open(io.BytesIO(section.screenshot())).convert("RGB")
    return picture.resize(SIZE, Image.Resampling.BOX), picture.height


def sheet(page):
    """All sections below each other, with their heights."""
    page.add_style_tag(content="* { color: transparent !important }")
    sheet = Image.new("RGB", (SIZE[0], SIZE[1] * len(PARTS)))
    heights = []
    for place, part in enumerate(PARTS):
        picture, height = tile(page, part)
        sheet.paste(picture, (0, place * SIZE[1]))
        heights.append(height)
    return sheet, heights


def differences(one, other):
    """For each section the mean difference and the worst."""
    found = []
    for place in range(len(PARTS)):
        box = (0, place * SIZE[1], SIZE[0], (place + 1) * SIZE[1])
        difference = ImageChops.difference(one.crop(box), other.crop(box))
        statistic = ImageStat.Stat(difference)
        found.append((max(statistic.mean), max(high for _, high in difference.getextrema())))
    return found


def kept(look):
    picture = Image.open(PICTURES / f"{look}.png")
    return picture.convert("RGB"), [int(height) for height in picture.text["heights"].split()]


@pytest.mark.parametrize("look", LOOKS)
def test_the_page_looks_as_it_did(opened, sample, look):
    now, heights = sheet(opened(sample, look, bypass_csp=True))
    if os.environ.get("WINDLASS_PICTURES") == "write":
        from PIL.PngImagePlugin import PngInfo

        about = PngInfo()
        about.add_text("heights", " ".join(map(str, heights)))
        now.save(PICTURES / f"{look}.png", pnginfo=about, optimize=True)
    before, heights_before = kept(look)
    for part, (mean, worst), height, expected in zip(PARTS, differences(before, now), heights, heights_before):
        print(f"{look} {part}: mean {mean:.2f}, worst {worst}, height {height} of {expected}")
        assert mean <= MEAN and worst <= WORST, part
        assert abs(height - expected) <= HIGHER * expected, part


@pytest.mark.parametrize(
    "style, parts",
    [
        (".bars rect { display: none }", {"objects"}),
        (".tiles, .verdict { visibility: hidden }", {"summary"}),
        (".cards { display: block }", {"pipelines"}),
        (".lane-row { display: none }", {"lanes"}),
        (".badge { background: #000 !important }", {"runs"}),
        (".held > li { background: #c00 }", {"quarantine"}),
    ],
)
def test_a_page_that_lost_something_would_be_seen(opened, sample, style, parts):
    page = opened(sample, bypass_csp=True)
    page.add_style_tag(content=style)
    now, heights = sheet(page)
    before, heights_before = kept("light")
    seen = {
        part
        for part, (mean, worst), height, expected in zip(PARTS, differences(before, now), heights, heights_before)
        if mean > MEAN or worst > WORST or abs(height - expected) > HIGHER * expected
    }
    assert parts <= seen, seen


def test_another_font_is_no_change(opened, sample):
    page = opened(sample, bypass_csp=True)
    page.add_style_tag(content="body { font-family: 'Liberation Sans', Arial, serif !important; letter-spacing: -0.01em }")
    now, _ = sheet(page)
    before, _ = kept("light")
    for part, (mean, worst) in zip(PARTS, differences(before, now)):
        assert mean <= MEAN and worst <= WORST, (part, mean, worst)
