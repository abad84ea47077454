"""teilink takes a diplomatic cable from TEI to checked, published, served linked data.

Every command that computes has a twin here, of the same name and with the same meaning::

    import teilink

    report = teilink.validate(["tei/"])
    text = teilink.transform(["tei/wcda-118686.xml"]).text("turtle")
    teilink.build()
    teilink.publish("http://127.0.0.1:7878")

Nothing heavy is loaded before it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from teilink.pipeline.asking import explain, query
    from teilink.pipeline.building import build
    from teilink.pipeline.checking import validate
    from teilink.pipeline.covering import coverage
    from teilink.pipeline.transforming import transform
    from teilink.publication.publishing import publish

__version__ = "0.1.0"

__all__ = ["__version__", "build", "coverage", "explain", "publish", "query", "transform", "validate"]

_HOMES = {
    "build": "teilink.pipeline.building",
    "coverage": "teilink.pipeline.covering",
    "explain": "teilink.pipeline.asking",
    "publish": "teilink.publication.publishing",
    "query": "teilink.pipeline.asking",
    "transform": "teilink.pipeline.transforming",
    "validate": "teilink.pipeline.checking",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'teilink' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
