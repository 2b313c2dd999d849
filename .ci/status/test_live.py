"""The page of a cloud that is up."""

import re

import boto3
import pytest

from cloud import Cloud

PATIENCE = 120_000


@pytest.fixture(scope="module")
def cloud(tmp_path_factory):
    cloud = Cloud(tmp_path_factory.mktemp("live") / "home")
    yield cloud
    cloud.stop()


@pytest.fixture(scope="module")
def objects(cloud):
    variables = cloud.variables
    return boto3.client(
        "s3",
        endpoint_url=variables["AWS_ENDPOINT_URL_S3"],
        region_name=variables["AWS_REGION"],
        aws_access_key_id=variables["AWS_ACCESS_KEY_ID"],
        aws_secret_access_key=variables["AWS_SECRET_ACCESS_KEY"],
    )


def song(number):
    return f'{{"song_id":"S{number}","title":"t","artist_id":"a","artist_name":"n","year":2000,"duration":1.5,"num_songs":1}}'


def test_it_refreshes_itself_and_takes_nothing_from_its_reader(cloud, objects, opened):
    address = cloud.variables["WINDLASS_STATUS_PAGE"]
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
    page = opened(address)
    assert page.locator("#runs .empty").inner_text() == "There was no run yet."
    assert "Refreshes every 5 seconds." in page.locator("[data-said]").inner_text()

    objects.put_object(Bucket="data", Key="song_data/A/1.json", Body=song(1))
    run = page.locator("#runs details").first
    run.wait_for(timeout=PATIENCE)
    identity = run.get_attribute("id")
    summary = page.locator(f"#{identity} > summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.evaluate("scrollTo(0, 200)")
    place = page.evaluate("scrollY")

    objects.put_object(Bucket="data", Key="song_data/A/2.json", Body=song(2))
    page.locator("#runs details").nth(1).wait_for(timeout=PATIENCE)

    assert page.locator(f"#{identity}").get_attribute("open") is not None
    assert page.evaluate("document.activeElement.parentElement.id") == identity
    assert abs(page.evaluate("scrollY") - place) < 2
    assert page.said == []
    assert {url for url in page.asked if not url.startswith("data:")} == {address}


def test_whoever_reads_can_pause_it_and_hears_when_nobody_answers(cloud, opened):
    page = opened(cloud.variables["WINDLASS_STATUS_PAGE"])
    page.get_by_role("button", name="Pause refreshing").click()
    assert page.locator("[data-said]").inner_text() == "Refreshing is paused."
    asked = len(page.asked)
    page.wait_for_timeout(6000)
    assert len(page.asked) == asked
    page.get_by_role("button", name="Go on refreshing").click()
    before = page.locator("main").inner_text()
    cloud.stop()
    page.get_by_text("The cloud does not answer").wait_for(timeout=30_000)
    assert page.locator("main").inner_text() == before


