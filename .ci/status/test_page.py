"""The page as people meet it: how fast it opens, whom it asks, who can use it."""

import shlex
import statistics

import pytest
from axe_playwright_python.sync_playwright import Axe

from conftest import LOOKS

CONTROLS = "a[href], button, summary, input, [tabindex='0']"


def everything_open(page):
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")


def test_ten_thousand_objects_open_in_less_than_a_second(opened, busy):
    times = []
    for _ in range(9):
        page = opened(busy)
        times.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
        page.context.close()
    median = statistics.median(times)
    size = len(opened(busy).content())
    print(f"10,000 objects: {median:.0f} ms from navigation to load, median of {len(times)}; {size:,} characters")
    assert median < 1000
    assert size < 400_000


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing(opened, busy, sample, empty, look):
    for address in (busy, sample, empty):
        page = opened(address, look)
        for _ in range(2):
            results = Axe().run(page)
            assert len(results.response["passes"]) > 15
            violations = [
                (violation["id"], [node["html"][:200] for node in violation["nodes"]])
                for violation in results.response["violations"]
            ]
            assert violations == []
            everything_open(page)


def test_it_asks_nobody_and_says_nothing(opened, busy, sample):
    for address in (busy, sample):
        page = opened(address)
        everything_open(page)
        assert page.asked == [address]
        assert page.said == []


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_wider_than_the_screen(opened, busy, sample, look):
    for address in (busy, sample):
        page = opened(address, look)
        everything_open(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= LOOKS[look][0]


def test_it_can_be_read_without_its_script(opened, sample):
    page = opened(sample, java_script_enabled=False)
    assert page.locator("h2").all_inner_texts() == ["Pipelines", "Objects per minute", "Runs", "Tables", "Quarantine"]
    assert page.locator(".card").count() == 3
    assert page.locator(".held > li").count() == 12
    assert page.locator("button:visible").count() == 0
    page.locator("#minutes > summary").click()
    assert page.locator("#minutes table").is_visible()


def test_every_control_is_reached_by_keyboard_and_seen(opened, sample):
    page = opened(sample)
    wanted = page.evaluate(
        """selector => Array.from(document.querySelectorAll(selector)).filter(each => each.checkVisibility())
            .map((each, index) => (each.dataset.place = index, index))""",
        CONTROLS,
    )
    assert len(wanted) > 30
    reached = []
    for _ in wanted:
        page.keyboard.press("Tab")
        place, outline, width = page.evaluate(
            """() => { const seen = document.activeElement, style = getComputedStyle(seen);
                return [seen.dataset.place, style.outlineStyle, parseFloat(style.outlineWidth)] }"""
        )
        reached.append(int(place))
        assert (outline, width >= 2) == ("solid", True), page.evaluate("document.activeElement.outerHTML")
    assert reached == wanted


def test_the_keyboard_opens_a_run_and_skips_to_the_pipelines(opened, sample):
    page = opened(sample)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the pipelines"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "pipelines"
    summary = page.locator("#run-orders-421 > summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#run-orders-421 table").is_visible()
    page.keyboard.press("Space")
    assert not page.locator("#run-orders-421 table").is_visible()


def test_what_is_touched_by_a_thumb_is_large_enough(opened, sample):
    page = opened(sample, "phone")
    for control in page.locator("summary:visible, button:visible, nav a").all():
        box = control.bounding_box()
        assert box["height"] >= 24 and box["width"] >= 24, (box, control.inner_text())


def test_a_command_is_copied_as_a_shell_takes_it(opened, busy):
    page = opened(busy)
    commands = page.locator("#quarantine .held code:has-text('./windlass')").all_inner_texts()
    keys = page.locator("#quarantine .key").all_inner_texts()
    assert len(commands) == len(keys) == 12
    for command, key in zip(commands, keys):
        words = shlex.split(command)
        assert words[:2] == ["./windlass", "release"] and words[words.index("--object") + 1] == key
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#quarantine .held button").first.click()
    assert page.locator("#quarantine .held button").first.inner_text() in ("Copied", "Selected")
    assert page.evaluate("navigator.clipboard.readText()") == commands[0]


def test_a_key_cannot_act(opened, sample):
    page = opened(sample)
    assert page.locator("#quarantine script, #quarantine img, #quarantine b").count() == 0
    assert "<script>alert(1)</script> is no date" in page.locator("#quarantine").inner_text()
    assert page.said == []
    # Even where something got in, the page's own policy would not let it run.
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.acted=1\">')")
    page.wait_for_timeout(200)
    assert page.evaluate("window.acted") is None
