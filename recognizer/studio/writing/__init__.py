"""Writing: glyphs, hands and pens, and the plane of ink that they leave."""
