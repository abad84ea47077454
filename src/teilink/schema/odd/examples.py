"""An example of markup as text: without the namespace that examples stand in, and set out in lines."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from teilink.tei.document import NAMESPACE, XML

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN = (f"{{{NAMESPACE}}}", "{http://www.tei-c.org/ns/Examples}")
_WIDE = 80


def example(node: _Element) -> str:
    """What stands in an egXML. One that has lines keeps them; one that has none gets them between elements."""
    text = _content(node)
    if "\n" in text.strip():
        return dedent(text.strip("\n")).rstrip() if text.startswith("\n") else _hung(text).rstrip()
    return _set_out(node).strip()


def _hung(text: str) -> str:
    """Lines of which the first begins right behind the start tag: the others lose what they have in common."""
    first, _, rest = text.lstrip().partition("\n")
    return f"{first}\n{dedent(rest)}"


def _content(node: _Element) -> str:
    """The markup inside an element. A stack, not recursion: examples may be deep."""
    written = [escape(node.text or "")]
    stack: list[_Element | str] = []
    _push(stack, node)
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            written.append(one)
        elif not isinstance(one.tag, str):
            written.append(_other(one))
        elif len(one) or one.text:
            written.append(f"<{_tag(one)}>{escape(one.text or '')}")
            stack.append(f"</{_name(one, str(one.tag))}>")
            _push(stack, one)
        else:
            written.append(f"<{_tag(one)}/>")
    return "".join(written)


def _push(stack: list[_Element | str], node: _Element) -> None:
    for child in reversed(node):
        stack.append(escape(child.tail or ""))
        stack.append(child)


def _other(node: _Element) -> str:
    """A comment or a processing instruction."""
    target = getattr(node, "target", None)
    return f"<?{target} {node.text or ''}?>" if target else f"<!--{node.text or ''}-->"


def _tag(node: _Element) -> str:
    attributes = [f"{_name(node, str(name))}={quoteattr(str(value))}" for name, value in node.attrib.items()]
    return " ".join([_name(node, str(node.tag)), *attributes])


def _name(node: _Element, name: str) -> str:
    if name.startswith(_PLAIN):
        return name.partition("}")[2]
    if name.startswith(XML):
        return f"xml:{name.removeprefix(XML)}"
    namespace, brace, local = name.rpartition("}")
    prefix = (
        next((prefix for prefix, uri in node.nsmap.items() if prefix and uri == namespace[1:]), "") if brace else ""
    )
    return f"{prefix}:{local}" if prefix else local


def _set_out(node: _Element) -> str:
    """Elements that hold nothing but elements, one a line where the whole is too wide for one."""
    lines: list[str] = []
    stack: list[tuple[int, _Element | str]] = [(0, child) for child in reversed(node)]
    if not _is_of_elements(node):
        return _content(node)
    while stack:
        depth, one = stack.pop()
        if isinstance(one, str):
            lines.append("  " * depth + one)
            continue
        whole = _content_of(one)
        if len(whole) + 2 * depth <= _WIDE or not _is_of_elements(one):
            lines.append("  " * depth + whole)
            continue
        lines.append("  " * depth + f"<{_tag(one)}>")
        stack.append((depth, f"</{_name(one, str(one.tag))}>"))
        stack += [(depth + 1, child) for child in reversed(one)]
    return "\n".join(lines)


def _content_of(node: _Element) -> str:
    if not isinstance(node.tag, str):
        return _other(node)
    inside = _content(node)
    return f"<{_tag(node)}>{inside}</{_name(node, str(node.tag))}>" if inside else f"<{_tag(node)}/>"


def _is_of_elements(node: _Element) -> bool:
    texts = [node.text, *(child.tail for child in node)]
    return isinstance(node.tag, str) and len(node) > 0 and not any((text or "").strip() for text in texts)
