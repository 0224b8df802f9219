"""Pictures about the model: its training, its confusions, a few of its predictions."""

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator
from numpy.typing import ArrayLike, NDArray

from recognizer.pictures.drawing import png, render

BLUE, ORANGE, INK, FAINT = "#0b5fa5", "#d55e00", "#1c2430", "#8b95a1"
SAMPLE_COLUMNS = 8


def history_plot(history: Mapping[str, Sequence[float]]) -> bytes:
    """Plot loss and accuracy by epoch, on the training and (``val_``) validation data, as PNG."""
    figure = Figure(figsize=(9, 3.6), dpi=120, layout="constrained")
    for name, axes in zip(("loss", "accuracy"), figure.subplots(1, 2), strict=True):
        for key, label, colour in (
            (name, "training", BLUE),
            (f"val_{name}", "validation", ORANGE),
        ):
            if values := history.get(key):
                axes.plot(range(1, len(values) + 1), values, "o-", ms=3, color=colour, label=label)
        axes.set_title(name.capitalize(), loc="left", color=INK, fontweight="bold")
        axes.set_xlabel("epoch", color=INK)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        # One epoch alone would get a scale of fractions.
        axes.set_xlim(0.5, max(map(len, history.values()), default=1) + 0.5)
        axes.grid(alpha=0.25)
        axes.spines[["top", "right"]].set_visible(False)
        axes.spines[["left", "bottom"]].set_color(FAINT)
        axes.tick_params(color=FAINT, labelcolor=INK)
        if axes.lines:
            axes.legend(frameon=False)
        if name == "accuracy":
            axes.yaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{100 * share:g}%"))
    return png(render(figure))


def confusion_plot(matrix: ArrayLike) -> bytes:
    """Plot a confusion matrix of counts as PNG, see ``confusion_figure``."""
    return png(render(confusion_figure(matrix)))


def confusion_figure(matrix: ArrayLike) -> Figure:
    """Draw a confusion matrix of counts, rows the ground truth and columns the prediction.

    Ten by ten for digits; an eleventh row and column stand for "no digit". The colour shows the
    share of the row, so that the rare mistakes are seen beside the many right answers; the title
    says how many there are of both.
    """
    counts = np.asarray(matrix, np.int64)
    names = [str(digit) for digit in range(10)] + ["none"] * (len(counts) - 10)
    figure = Figure(figsize=(6.4, 6.7), dpi=120, layout="constrained")
    axes = figure.subplots()
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    axes.imshow(np.sqrt(shares), cmap="Blues", vmin=0, vmax=1.15)
    for (row, column), count in np.ndenumerate(counts):
        if count:
            colour = "white" if shares[row, column] > 0.4 else INK
            weight = "bold" if row == column else "normal"
            axes.text(
                column, row, str(count), ha="center", va="center", color=colour, fontweight=weight
            )
    axes.set_xticks(range(len(names)), names)
    axes.set_yticks(range(len(names)), names)
    right, every = int(counts.trace()), int(counts.sum())
    axes.set_title("Confusion matrix", loc="left", color=INK, fontweight="bold", pad=24)
    axes.text(0, 1.015, f"{right} of {every} right", transform=axes.transAxes, color=INK)
    axes.set_xlabel("predicted", color=INK, labelpad=8)
    axes.set_ylabel("true", color=INK, labelpad=8)
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelcolor=INK)
    edges = np.arange(len(names) - 1) + 0.5
    axes.hlines(edges, -0.5, len(names) - 0.5, color="white", linewidth=1)
    axes.vlines(edges, -0.5, len(names) - 0.5, color="white", linewidth=1)
    return figure


def samples_plot(
    images: NDArray[np.uint8], predictions: NDArray[np.float32], labels: ArrayLike | None = None
) -> bytes:
    """Plot pictures (n, 28, 28) with their predictions (n, 10 or 11) below, as PNG.

    With ``labels`` (n,), what was read wrong is orange and says what it truly is.
    """
    rows = max(1, -(-len(images) // SAMPLE_COLUMNS))
    figure = Figure(figsize=(1.25 * SAMPLE_COLUMNS, 1.6 * rows), dpi=110, layout="constrained")
    ground_truth = None if labels is None else np.asarray(labels)
    for index, axes in enumerate(figure.subplots(rows, SAMPLE_COLUMNS, squeeze=False).flat):
        axes.set_axis_off()
        if index >= len(images):
            continue
        axes.imshow(images[index], cmap="gray_r", vmin=0, vmax=255)
        digit = int(predictions[index].argmax())
        wrong = ground_truth is not None and digit != ground_truth[index]
        name = str(digit) if digit < 10 else "none"
        text = f"{name}  {predictions[index].max():.0%}"
        if ground_truth is not None and wrong:
            text += f"\ntruly {ground_truth[index]}"
        axes.set_title(text, y=-0.02, va="top", fontsize=10, color=ORANGE if wrong else INK)
    return png(render(figure))
