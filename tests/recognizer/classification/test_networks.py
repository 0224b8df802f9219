"""The architectures are what they are said to be."""

from recognizer.classification.networks import cnn, mlp


def test_the_mlp_is_the_origin_projects() -> None:
    model = mlp()
    assert [type(layer).__name__ for layer in model.layers] == [
        "Flatten",
        "Dense",
        "Dense",
        "Dense",
    ]
    assert model.count_params() == 784 * 128 + 128 + 128 * 128 + 128 + 128 * 10 + 10
    assert model.output_shape == (None, 10)


def test_the_cnn_is_small_and_knows_background() -> None:
    model = cnn()
    assert model.output_shape == (None, 11)
    assert model.count_params() < 260_000
