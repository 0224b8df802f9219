"""What a training learns from, and what it measures on: MNIST, corrections, and made photos."""

from typing import Final

from recognizer.studio.writing.sources import Sources
from recognizer.training.datasets import Examples, Mnist, load_corrections, photograph_many
from recognizer.training.fitting import Learned
from recognizer.training.plan import Plan, TrainingOptions
from recognizer.training.progress import Clock
from recognizer.training.samples import NO_SAMPLES, Samples
from recognizer.training.sources import RealHands

HELD_OUT_SEED: Final = 12_345


def gather(
    options: TrainingOptions, settled: Plan, mnist: Mnist, hands: RealHands, clock: Clock
) -> tuple[Learned, Samples]:
    """Gather what there is to learn from, and samples held out to measure on."""
    corrections = load_corrections(options.corrections) if options.corrections else None
    samples, held_out = _photos(mnist, hands, settled, options, clock)
    return Learned(mnist, samples, corrections, hands.credits), held_out


def _photos(
    mnist: Mnist, hands: RealHands, settled: Plan, options: TrainingOptions, clock: Clock
) -> tuple[Samples, Samples]:
    """Make photos to learn from, and photos of glyphs that nobody learns from to measure on."""
    scenes, held_out = settled.scenes, settled.held_out_scenes

    def photograph(
        digits: Examples, sources: Sources, count: int, seed: int, before: int
    ) -> Samples:
        def report(share: float) -> None:
            clock.photographed((before + share * count) / (scenes + held_out))

        return photograph_many(
            digits,
            count,
            seed,
            report=report,
            sources=sources,
            workers=options.workers,
            scheduler=options.scheduler,
        )

    samples = NO_SAMPLES
    if scenes:
        samples = photograph(mnist.train, hands.train, scenes, options.seed + 1, 0)
    return samples, photograph(mnist.validation, hands.held_out, held_out, HELD_OUT_SEED, scenes)
