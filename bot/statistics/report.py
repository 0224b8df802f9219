"""How the bot is doing: the numbers, in words and as a picture."""

import io
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Self

from bot.i18n.phrases import Phrases
from bot.statistics.counting import BOUNDS, JUDGED_RIGHT, JUDGED_WRONG, LATENCY, PHOTOS, percentile
from bot.store import Store

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's colours, told apart by everybody.
_BLUE, _ORANGE, _GREY = "#0072B2", "#E69F00", "#999999"
# From one bound of the latencies to the next.
_STEP = BOUNDS[-1] / BOUNDS[-2]


@dataclass(frozen=True)
class Statistics:
    """Counters without content; ``latencies`` are those of ``UsageCounters``."""

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
            right=totals.get(JUDGED_RIGHT, 0),
            wrong=totals.get(JUDGED_WRONG, 0),
            kept=await store.corrections.count(),
            latencies={name: n for name, n in totals.items() if name.startswith(LATENCY)},
            model=model,
        )

    @property
    def share_right(self) -> float | None:
        """The share (0..1) of answers that people judged right; None where nobody judged.

        In thousandths, rounded down: it is 1 only where all were right.
        """
        judged = self.right + self.wrong
        return 1000 * self.right // judged / 1000 if judged else None

    def seconds(self, share: float) -> float | None:
        """Return within how long ``share`` (0..1) of the answers came, in two digits."""
        milliseconds = percentile(self.latencies, share)
        return None if milliseconds is None else float(f"{milliseconds / 1000:.2g}")


def in_words(found: Statistics, phrases: Phrases) -> str:
    """Return the numbers as a caption in HTML."""
    unknown = phrases.say("stats-unknown")

    def within(share: float) -> str:
        seconds = found.seconds(share)
        if seconds is None:
            return unknown
        return phrases.say("stats-seconds", seconds=phrases.number(seconds))

    share = found.share_right
    line = phrases.say(
        "stats-line",
        photos=phrases.number(found.photos),
        people=phrases.number(found.people),
        groups=phrases.number(found.groups),
        right=phrases.number(found.right),
        wrong=phrases.number(found.wrong),
        share=unknown if share is None else phrases.counted(share),
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
    axes.bar_label(bars, fmt="{:,.0f}", fontsize=12)
    share = found.share_right
    axes.set_title("verdicts" if share is None else f"judged right: {share:.1%}")
    axes.set_ylim(0, max(found.right, found.wrong, 1) * 1.15)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_yticks([])


def _draw_latencies(axes: "Axes", found: Statistics) -> None:
    from matplotlib.ticker import LogLocator

    counts = [found.latencies.get(f"{LATENCY}{bound:06d}", 0) for bound in BOUNDS]
    edges = [bound / 1000 for bound in (BOUNDS[0] / _STEP, *BOUNDS)]
    axes.stairs(counts, edges, fill=True, color=_GREY)
    shown = [edge for edge, count in zip(edges[1:], counts, strict=True) if count]
    for share, color, style in ((0.5, _BLUE, "-"), (0.95, _ORANGE, "--")):
        if (seconds := found.seconds(share)) is not None:
            label = f"{share:.0%} within {seconds:g} s"
            axes.axvline(seconds, ymax=0.88, color=color, linestyle=style, label=label)
    axes.set_title("seconds to answer")
    axes.set_xscale("log")
    for part in (axes.xaxis.set_major_formatter, axes.xaxis.set_minor_formatter):
        part("{x:g}")
    axes.xaxis.set_minor_locator(LogLocator(subs=(2, 5)))
    axes.set_xlim(min([0.03, *shown]) / _STEP**2, max([3.0, *shown]) * _STEP**2)
    # Room for the legend above the stairs.
    axes.set_ylim(0, max(*counts, 1) * 1.3)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.set_yticks([])
    if shown:
        axes.legend(frameon=False, loc="upper center", ncols=2)
    else:
        axes.text(0.5, 0.5, "–", transform=axes.transAxes, fontsize=13)
