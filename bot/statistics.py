"""How the bot is doing: the numbers, in words and as a picture."""

import io
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Self

from bot.phrases import Phrases
from bot.store import Store
from bot.tally import LATENCY, PHOTOS, RIGHT, WRONG, percentile

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's colours, told apart by everybody.
_BLUE, _ORANGE, _GREY = "#0072B2", "#E69F00", "#999999"


@dataclass(frozen=True)
class Statistics:
    """Counters without content; ``latencies`` are those of ``Tally``."""

    photos: int = 0
    people: int = 0
    groups: int = 0
    right: int = 0
    wrong: int = 0
    kept: int = 0
    latencies: dict[str, int] = field(default_factory=dict)
    model: str | None = None

    @classmethod
    async def of(cls, store: Store, model: str | None) -> Self:
        """Ask ``store``; raises ``StoreError``."""
        totals = await store.counters.totals()
        return cls(
            photos=totals.get(PHOTOS, 0),
            people=await store.people.count(),
            groups=await store.chats.count_groups(),
            right=totals.get(RIGHT, 0),
            wrong=totals.get(WRONG, 0),
            kept=await store.corrections.count(),
            latencies={name: n for name, n in totals.items() if name.startswith(LATENCY)},
            model=model,
        )

    @property
    def share_right(self) -> float | None:
        """The share (0..1) of answers that people judged right; None where nobody judged."""
        judged = self.right + self.wrong
        return self.right / judged if judged else None


def in_words(found: Statistics, phrases: Phrases) -> str:
    """Return the numbers as a caption in HTML."""
    unknown = phrases.say("stats-unknown")

    def within(share: float) -> str:
        milliseconds = percentile(found.latencies, share)
        if milliseconds is None:
            return unknown
        return phrases.say("stats-seconds", seconds=phrases.number(round(milliseconds / 1000, 2)))

    share = found.share_right
    line = phrases.say(
        "stats-line",
        photos=phrases.number(found.photos),
        people=phrases.number(found.people),
        groups=phrases.number(found.groups),
        right=phrases.number(found.right),
        wrong=phrases.number(found.wrong),
        share=unknown if share is None else phrases.percent(share),
        median=within(0.5),
        slow=within(0.95),
        kept=phrases.number(found.kept),
        model=found.model or unknown,
    )
    return escape(line)


def picture(found: Statistics) -> bytes:
    """Draw the verdicts and the latencies as a PNG; few words, since readers vary in language."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4), dpi=120, layout="constrained")
    FigureCanvasAgg(figure)
    verdicts, latencies = figure.subplots(1, 2, width_ratios=(2, 3))
    _draw_verdicts(verdicts, found)
    _draw_latencies(latencies, found)
    title = f"photos {found.photos:,} · people {found.people:,} · groups {found.groups:,}"
    figure.suptitle(f"{title} · model {found.model or '–'}", fontsize=13)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png")
    return buffer.getvalue()


def _draw_verdicts(axes: "Axes", found: Statistics) -> None:
    bars = axes.bar(["✓", "✗"], [found.right, found.wrong], color=[_BLUE, _ORANGE], width=0.6)
    axes.bar_label(bars, fontsize=12)
    share = found.share_right
    axes.set_title("verdicts" if share is None else f"judged right: {share:.1%}")
    axes.set_ylim(0, max(found.right, found.wrong, 1) * 1.15)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_yticks([])


def _draw_latencies(axes: "Axes", found: Statistics) -> None:
    from matplotlib.ticker import LogLocator

    names = sorted(found.latencies)
    bounds = [float(name.removeprefix(LATENCY)) / 1000 for name in names]
    # Each counter reaches from its bound down to the one before, on a logarithmic scale.
    lefts = [bound / 10 ** (1 / 16) for bound in bounds]
    widths = [bound - left for bound, left in zip(bounds, lefts, strict=True)]
    counts = [found.latencies[name] for name in names]
    axes.bar(lefts, counts, width=widths, align="edge", color=_GREY)
    for share, color, style in ((0.5, _BLUE, "-"), (0.95, _ORANGE, "--")):
        if (milliseconds := percentile(found.latencies, share)) is not None:
            label = f"{share:.0%}: {milliseconds / 1000:.2g} s"
            axes.axvline(milliseconds / 1000, color=color, linestyle=style, label=label)
    axes.set_title("seconds to answer")
    axes.set_xscale("log")
    for part in (axes.xaxis.set_major_formatter, axes.xaxis.set_minor_formatter):
        part("{x:g}")
    axes.xaxis.set_minor_locator(LogLocator(subs=(2, 5)))
    axes.set_xlim(min([0.03, *lefts]), max([3.0, *bounds]))
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_yticks([])
    if names:
        axes.legend(frameon=False)
