"""The optimizer: AdamW under a cosine, with an average of the weights."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import keras

MOMENTUM: Final = 0.998
"""Of the average: it forgets within about 500 steps."""


def averaged_adamw(rate: float, steps: int, warmup: int = 1000) -> "keras.Optimizer":
    """AdamW (Loshchilov and Hutter 2019), its rate a cosine down from ``rate`` over ``steps``.

    The rate rises for at most ``warmup`` steps before. The optimizer keeps an average of the
    weights, which Keras's ``fit`` puts into the model when it ends.
    """
    import keras

    warmup = min(warmup, steps // 10)
    schedule = keras.optimizers.schedules.CosineDecay(
        1e-5, steps - warmup, warmup_target=rate, warmup_steps=warmup, alpha=0.002
    )
    return keras.optimizers.AdamW(
        schedule,
        weight_decay=0.01,
        use_ema=True,
        ema_momentum=MOMENTUM,
        ema_overwrite_frequency=None,
    )
