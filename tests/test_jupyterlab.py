"""JupyterLab itself: a person opens a notebook, runs its cells, and sees the network page in a frame that reaches nothing else."""
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from importlib.util import find_spec

import pytest
from browser import chromium, until  # noqa: F401  (pytest hands the fixture over by name)

if find_spec("jupyterlab") is None:
    pytest.skip("JupyterLab is not installed: notebooks were run and exported, but not looked at in it. 'pip install jupyterlab' brings it",
                allow_module_level=True)

CELLS = ("import kg\ng = kg.open()\nnet = g.network('partner-technology')", "kg.views.draw(net)", "kg.views.draw(g.network('co-named'), lang='zh')")


@pytest.fixture
def lab(tmp_path):
    """The address of a JupyterLab of its own, which is ended after the test."""
    notebook = {"nbformat": 4, "nbformat_minor": 5, "cells": [
        {"cell_type": "code", "id": f"c{n}", "metadata": {}, "source": text, "outputs": [], "execution_count": None}
        for n, text in enumerate(CELLS)],
        "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}, "language_info": {"name": "python"}}}
    (tmp_path / "work").mkdir()
    (tmp_path / "work" / "look.ipynb").write_text(json.dumps(notebook))
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    homes = {f"JUPYTER_{k}_DIR": str(tmp_path / k) for k in ("CONFIG", "DATA", "RUNTIME")}
    running = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--IdentityProvider.token=",
         "--LabApp.news_url=", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate", f"--ServerApp.root_dir={tmp_path / 'work'}"],
        env={**os.environ, **homes, "IPYTHONDIR": str(tmp_path / "ipython")}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: _answers(address), 90)
        yield address
    finally:
        running.terminate()
        running.wait(30)


def _answers(address):
    try:
        return urllib.request.urlopen(address + "/api/status", timeout=2).status == 200
    except (urllib.error.URLError, OSError):
        time.sleep(0.3)
        return False


def test_19_jupyterlab_shows_the_pages_in_frames_of_their_own(lab, chromium):  # noqa: F811
    page = chromium.new_page(viewport={"width": 1400, "height": 1600})
    try:
        page.goto(lab + "/lab/tree/look.ipynb")
        page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=90_000)
        page.wait_for_selector("#jp-main-statusbar :text('Idle')", timeout=120_000)  # before, Run asks which kernel is wanted
        if page.locator(".jp-Dialog").count():
            page.click(".jp-Dialog .jp-mod-accept")
        before = set(page.evaluate("Object.keys(window)"))
        page.click(".lm-MenuBar-itemLabel:text-is('Run')")
        page.click(".lm-Menu-itemLabel:text-is('Run All Cells')")
        frames = page.locator(".jp-OutputArea-output iframe[sandbox]")
        until(lambda: frames.count() == len(CELLS) - 1, 240)  # the kernel starts, and pictures for paper are drawn too
        for n in range(2):
            frame = frames.nth(n)
            frame.scroll_into_view_if_needed()
            inside = frame.element_handle().content_frame()
            until(lambda inside=inside: inside.evaluate("document.documentElement.dataset.ready === 'true'"), 60)
            assert "allow-same-origin" not in frame.get_attribute("sandbox")
            assert inside.evaluate("window.origin") == "null", "a page that could reach the notebook"
            things, ties = (int(inside.evaluate(f"document.documentElement.dataset.{k}")) for k in ("things", "ties"))
            assert things > 10 and ties > 10
            assert inside.evaluate("document.documentElement.lang") == ("en", "zh-Hans")[n]
            assert inside.locator("canvas").count() == 1
        new = set(page.evaluate("Object.keys(window)")) - before
        assert not new & {"networkPage", "vis", "EUDPN"}, f"globals of ours in the notebook: {new}"
        assert page.locator(".jp-OutputArea-output [data-mime-type='application/vnd.jupyter.stderr']").count() == 0
        if folder := os.environ.get("KG_SHOTS"):
            page.screenshot(path=f"{folder}/jupyterlab.png")
    finally:
        page.close()
