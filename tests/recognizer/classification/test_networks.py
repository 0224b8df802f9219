"""The architectures are what they are said to be."""

from recognizer.classification.networks import cnn, context, mlp


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


def test_the_context_network_sees_two_pictures_and_knows_twelve_classes() -> None:
    model = context()
    assert [tuple(one.shape) for one in model.inputs] == [(None, 28, 28, 1), (None, 28, 44, 2)]
    assert [one.name for one in model.inputs] == ["crop", "surroundings"]
    assert model.output_shape == (None, 12)
    assert model.count_params() < 700_000
