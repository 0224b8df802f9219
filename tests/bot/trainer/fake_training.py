"""Stands in for ``python -m recognizer``: says what its orders say and publishes a version.

The orders are a JSON file in the models folder, ``orders.json``; what the process found around
itself goes to ``found.json``.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from recognizer.registry import Registry
from tests.bot.stripes import picture


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("command")
    parser.add_argument("--events", action="store_true")
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--corrections", type=Path)
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--architecture")
    parser.add_argument("--continue", dest="continues", action="store_true")
    args = parser.parse_args()
    orders = json.loads((args.models / "orders.json").read_text())
    corrections = []
    if args.corrections:
        with np.load(args.corrections) as file:
            corrections = [file["labels"].tolist(), file["held_out"].tolist(), file["crops"].shape]
    found = {
        "arguments": sys.argv[1:],
        "corrections": corrections,
        "niceness": os.nice(0),
        "threads": os.environ.get("TF_NUM_INTRAOP_THREADS"),
        "environment": sorted(os.environ),
        "pid": os.getpid(),
        "group": os.getpgrp(),
    }
    written = args.models / "found.part"
    written.write_text(json.dumps(found))
    written.rename(args.models / "found.json")
    print("a library says hello", flush=True)
    print("a library complains", file=sys.stderr, flush=True)
    for epoch in range(1, args.epochs + 1):
        event = {
            "stage": "fit",
            "epoch": epoch,
            "epochs": args.epochs,
            "fraction": epoch / args.epochs,
            "loss": 0.5 / epoch,
            "accuracy": 0.9,
            "seconds_left": 60.0,
        }
        print(json.dumps(event), flush=True)
    while orders.get("hang"):
        time.sleep(0.02)
        orders = json.loads((args.models / "orders.json").read_text())
    if orders.get("leave"):
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(90)"])
    if orders.get("fail"):
        sys.exit(str(orders["fail"]))
    if signal := orders.get("signal"):
        os.kill(os.getpid(), signal)
    registry = Registry(args.models)
    with registry.draft() as draft:
        (draft / "model.keras").write_bytes(b"new weights")
        for plot in ("history.png", "confusion.png"):
            (draft / plot).write_bytes(picture(1))
        for name, content in orders.get("files", {}).items():
            (draft / name).write_text(content)
        version = registry.publish(draft, orders.get("card", {}))
    done = {"stage": "done", "epoch": args.epochs, "epochs": args.epochs, "fraction": 1.0}
    done |= {"loss": None, "accuracy": None, "seconds_left": 0.0}
    print(json.dumps(done | {"version": version.number, "report": orders["report"]}), flush=True)


if __name__ == "__main__":
    main()
