"""What the checks of all vendors share: facts with a sentence, expected refusals, and small pictures."""
import importlib.metadata
import pathlib
import struct
import traceback
import zlib

HERE = pathlib.Path(__file__).parent


def fact(sentence):
    """Marks a method as a check; it holds when the method returns."""

    def mark(method):
        method.sentence = sentence
        return method

    return mark


class Vendor:
    """A vendor's client against its look-alike; the methods marked as facts run in the order in which they are written."""

    library = ""

    def run(self, report):
        for method in list(vars(type(self)).values()):
            if hasattr(method, "sentence"):
                report(self.title, method.sentence, self.outcome(method))

    def outcome(self, method):
        """Nothing when it holds, else what went wrong and where."""
        try:
            method(self)
            return None
        except Exception as error:
            own = [frame for frame in traceback.extract_tb(error.__traceback__) if pathlib.Path(frame.filename).parent == HERE]
            place = next((frame for frame in reversed(own) if frame.filename != __file__), own[-1])
            return f"{type(error).__name__}: {str(error)[:400]} ({pathlib.Path(place.filename).name}:{place.lineno})"

    @classmethod
    def library_version(cls):
        return importlib.metadata.version(cls.library)


def equal(found, wanted, about=""):
    if found != wanted:
        raise AssertionError(f"{about + ': ' if about else ''}{found!r} instead of {wanted!r}")


def holds(truth, otherwise):
    if not truth:
        raise AssertionError(otherwise)


def refused(kind, call, **fields):
    """Makes a call that has to raise `kind` with these attributes; gives the error for more questions."""
    try:
        answer = call()
    except kind as error:
        for name, wanted in fields.items():
            equal(getattr(error, name), wanted, name)
        return error
    raise AssertionError(f"no {kind.__name__}, but {str(answer)[:200]}")


def mentions(error, *words):
    for word in words:
        holds(word in str(error), f"{word!r} is missing in {str(error)[:300]!r}")


def png(width=8, height=8, shade=0):
    """A PNG of one grey."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes([shade]) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def size_of(picture):
    holds(picture[:8] == b"\x89PNG\r\n\x1a\n", f"no PNG: {picture[:20]!r}")
    return struct.unpack(">II", picture[16:24])
