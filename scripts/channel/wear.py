"""Wear: each kind takes a page at 300 dpi and gives it back as a bad scan, with its resolution."""
import io

import numpy
from PIL import Image, ImageFilter

DPI = 300


def scaled(page, dpi, rows=None, way=Image.BICUBIC):
    """The page at another resolution, which may be another one from row to row."""
    return page.resize((2480 * dpi // DPI, 3508 * (rows or dpi) // DPI), way)


def split(page, share, clean):
    """Black and white: as much ink as a share of what the clean page has, the darkest of it."""
    wanted = share * sum(clean.histogram()[:128]) / (clean.width * clean.height)
    counts, level, ink = page.histogram(), 0, 0
    while ink + counts[level] / 2 < wanted * page.width * page.height:
        ink += counts[level]
        level += 1
    return page.point(lambda value: 255 if value >= level else 0)


def jpeg(page, quality):
    """What compression leaves of it."""
    file = io.BytesIO()
    page.save(file, "JPEG", quality=quality)
    return Image.open(io.BytesIO(file.getvalue())).convert("L")


def noisy(page, deviation, rnd):
    """With a sensor's noise."""
    noise = numpy.random.default_rng(rnd.getrandbits(32)).normal(0, deviation, page.size[::-1])
    return Image.fromarray(numpy.clip(numpy.asarray(page) + noise, 0, 255).astype("uint8"))


def blurred(page, radius):
    """Out of focus by so many pixels."""
    return page.filter(ImageFilter.GaussianBlur(radius))


def patchy(page, strength, rnd):
    """Toner that lies thin in some places and thick in others, a millimetre or so apart."""
    generator = numpy.random.default_rng(rnd.getrandbits(32))
    small = generator.normal(128, 40, (page.height // 14, page.width // 14))
    field = Image.fromarray(numpy.clip(small, 0, 255).astype("uint8"))
    field = numpy.asarray(field.resize(page.size, Image.BICUBIC), "float") - 128
    value = numpy.asarray(page, "float")
    value += strength * field * numpy.minimum(1, (255 - value) / 64)  # paper stays white
    return Image.fromarray(numpy.clip(value, 0, 255).astype("uint8"))


def coarse(page, rnd):
    """A low resolution, and compressed."""
    dpi = rnd.randint(62, 90)
    small = jpeg(scaled(page, dpi, way=Image.BOX), rnd.randint(20, 60))
    shown = min(DPI, round(2.1 * dpi))
    return scaled(small, shown), shown


def dark(page, rnd):
    """Thick toner, counters filled in."""
    worn = blurred(scaled(page, 200), rnd.uniform(0.9, 1.4))
    return scaled(split(worn, rnd.uniform(1.8, 2.6), page), DPI), DPI


def light(page, rnd):
    """Thin strokes, hairlines gone."""
    worn = noisy(blurred(scaled(page, 200), rnd.uniform(0.7, 1.1)), 6, rnd)
    return scaled(split(worn, rnd.uniform(0.5, 0.75), page), DPI), DPI


def soft(page, rnd):
    """Out of focus."""
    return noisy(blurred(page, rnd.uniform(2.6, 3.9)), rnd.uniform(3, 10), rnd), DPI


def speckled(page, rnd):
    """A sprinkle of toner everywhere."""
    worn = noisy(blurred(scaled(page, 200), 0.8), rnd.uniform(30, 44), rnd)
    return scaled(split(worn, rnd.uniform(0.9, 1.2), page), DPI), DPI


def squeezed(page, rnd):
    """Compressed beyond reason."""
    return scaled(jpeg(scaled(page, rnd.randint(105, 150)), rnd.randint(5, 14)), DPI), DPI


def fax(page, rnd):
    """Rows twice as coarse as columns, or worse."""
    worn = scaled(blurred(page, 1), 204, rnd.choice((80, 98, 98)), Image.BOX)
    return scaled(split(worn, rnd.uniform(0.6, 1.7), page), DPI, way=Image.BILINEAR), DPI


def askew(page, rnd):
    """Put on the glass at an angle, black and white."""
    worn = page.rotate(rnd.choice((-1, 1)) * rnd.uniform(0.4, 1.2), Image.BICUBIC, fillcolor=255)
    worn = scaled(blurred(worn, 1), rnd.randint(110, 140))
    return scaled(split(worn, rnd.uniform(0.7, 1.6), page), DPI), DPI


def faded(page, rnd):
    """Pale print on noisy paper."""
    pale = page.point(lambda value: 255 - (255 - value) * 2 // 5)
    return scaled(noisy(blurred(scaled(pale, 150), 0.6), rnd.uniform(9, 17), rnd), DPI), DPI


def broken(page, rnd):
    """Strokes with gaps."""
    worn = patchy(blurred(page, rnd.uniform(1.2, 1.8)), rnd.uniform(0.3, 0.6), rnd)
    return split(worn, rnd.uniform(0.55, 0.8), page), DPI


def merged(page, rnd):
    """Letters that run together."""
    worn = patchy(blurred(page, rnd.uniform(1.5, 2.5)), rnd.uniform(0.4, 0.8), rnd)
    return split(worn, rnd.uniform(1.5, 2.1), page), DPI


WEARS = (coarse, dark, light, soft, speckled, squeezed, fax, askew, faded, broken, merged)
