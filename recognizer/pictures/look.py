"""The one look of every picture: colours (BGR) that stay apart in colour-blind vision."""

Colour = tuple[int, int, int]

WHITE: Colour = (255, 255, 255)
NIGHT: Colour = (46, 28, 16)
CHALK: Colour = (255, 250, 245)
TEXT: Colour = (56, 44, 33)
FAINT: Colour = (135, 122, 110)
GRID: Colour = (236, 231, 226)
GREY: Colour = (216, 207, 198)
BLUE: Colour = (178, 90, 0)
ORANGE: Colour = (0, 159, 230)
DARK_ORANGE: Colour = (0, 94, 190)


def hex_of(colour: Colour) -> str:
    """Spell a colour as matplotlib wants it."""
    blue, green, red = colour
    return f"#{red:02x}{green:02x}{blue:02x}"
