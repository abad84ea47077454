"""Places are exact: what a place names is cut out of the bytes, whatever they are."""

from __future__ import annotations

from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teilink.source import Source
from teilink.tei.document import ID, LANG, NAMESPACE, TEI, TeiFile
from teilink.tei.positions import xpath
from teilink.tei.reading import read

OPEN = f'<TEI xmlns="{NAMESPACE}" xmlns:t="urn:t">'


def _file(text, encoding="utf-8"):
    found = read(Source("a.xml", text.encode(encoding)))
    assert isinstance(found, TeiFile)
    return found


def _one(content, encoding="utf-8", head=""):
    """A file and its only p."""
    file = _file(f"{head}{OPEN}{content}</TEI>", encoding)
    [element] = file.root.iter(TEI + "p")
    return file, element


def _cut(file, place):
    return file.source.decode(*place.span)


HEADS = {
    "utf-8": ("utf-8", ""),
    "mark": ("utf-8", "\ufeff"),
    "crlf": ("utf-8", '<?xml version="1.0"?>\r\n<!-- a\r\n -->\r\n'),
    "long": ("utf-8", "<!-- <p n='1'> 漢𝄞 -->\n" * 1500 + "<?a <p> ?>\n"),
    "utf-16": ("utf-16-le", "\ufeff"),
    "big end first": ("utf-16-be", "\ufeff"),
    "without a mark": ("utf-16-le", '<?xml version="1.0" encoding="UTF-16"?>'),
    "latin": ("iso-8859-1", '<?xml version="1.0" encoding="ISO-8859-1"?>\n'),
    "windows": ("windows-1252", "<?xml version='1.0' encoding='windows-1252'?>"),
}


@pytest.mark.parametrize("name", HEADS)
def test_element_attribute_and_text_are_cut_exactly(name):
    """In every encoding, after any prolog; before them stand characters of one to four bytes."""
    encoding, head = HEADS[name]
    wide = "é漢𝄞\r\n" if encoding.startswith("utf") else "éü\r\n"
    file, element = _one(
        f'{wide}<hi n="{wide}"/>{wide}<p\r\n  n="{wide}" rend = \'é\' >\r\n é x \r\n</p>', encoding, head
    )

    assert "<p" == _cut(file, file.place_of_element(element))
    assert f'n="{wide}"' == _cut(file, file.place_of_attribute(element, "n"))
    assert "rend = 'é'" == _cut(file, file.place_of_attribute(element, "rend"))
    assert "é x" == _cut(file, file.place_of_text(element))
    assert file.source.decode(*file.extent(element)).startswith("<p\r\n")
    assert file.source.decode(*file.extent(element)).endswith("é x \r\n")


@pytest.mark.parametrize("name", HEADS)
def test_lines_and_columns_are_those_of_an_editor(name):
    """Each line of the prolog counts, a mark at the beginning does not."""
    encoding, head = HEADS[name]
    file, element = _one('\r\né<p n="é"> é </p>', encoding, head)
    line = head.count("\n") + 2

    for place, start, end in (
        (file.place_of_element(element), 2, 4),
        (file.place_of_attribute(element, "n"), 5, 10),
        (file.place_of_text(element), 12, 13),
    ):
        assert ((line, start), (line, end)) == (place.start, place.end)


@pytest.mark.parametrize(
    ("written", "attribute", "expected"),
    [
        ("n='a>b'", "n", "n='a>b'"),
        ('n="/>"', "n", 'n="/>"'),
        ("rend='n=\"1\"' n='2'", "n", "n='2'"),
        ('rend="n=\'1\'" n="2"', "n", 'n="2"'),
        ('rend=" n=1" n="2"', "n", 'n="2"'),
        ('n="a\n\tb"', "n", 'n="a\n\tb"'),
        ("n\n=\n'1'", "n", "n\n=\n'1'"),
        ('n=""', "n", 'n=""'),
        ('xml:id="a"', ID, 'xml:id="a"'),
        ('t:id="a" xml:id="b"', ID, 'xml:id="b"'),
        ('xml:id="b" t:id="a"', "{urn:t}id", 't:id="a"'),
        ('xmlns:id="urn:i" xml:id="b"', ID, 'xml:id="b"'),
        ('xmlns:u="urn:t" u:id="a"', "{urn:t}id", 'u:id="a"'),
        ('xml:n="1" n="2"', "n", 'n="2"'),
        ('t:lang="zh" xml:lang="en"', LANG, 'xml:lang="en"'),
        ('subn="1" nn="2" n="3"', "n", 'n="3"'),
        ('n="&quot;&#10;漢"', "n", 'n="&quot;&#10;漢"'),
        ('é="1" n="2"', "é", 'é="1"'),
    ],
)
@pytest.mark.parametrize("end", ["></p>", "/>", " />", ">n='0'</p>"])
def test_an_attribute_is_the_one_of_that_name_and_namespace(written, attribute, expected, end):
    """Either quote, signs of markup in values, blanks around the sign of equality, prefixes that look alike."""
    file, element = _one(f"<p {written}{end}")

    assert expected == _cut(file, file.place_of_attribute(element, attribute))


def test_an_attribute_that_is_missing_is_shown_on_its_element():
    """Something missing is placed on what should hold it; the text after it does not count."""
    file, element = _one("<p rend='x'>ref='y'</p>")

    assert file.place_of_element(element) == file.place_of_attribute(element, "ref")
    assert file.place_of_element(element) == file.place_of_attribute(element, ID)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a", "a"),
        (" a b ", "a b"),
        ("\r\n\ta\r\n", "a"),
        ("<hi> a </hi>", "a"),
        ("<hi/> a <hi/>", "a"),
        ("<!-- c --> a <!-- c -->", "a"),
        ("<!-- <x> --> a", "a"),
        ("<?a b?> a <?a > ?>", "a"),
        ("<![CDATA[ a ]]>", "a"),
        ("<![CDATA[<b>]]>", "<b>"),
        ("<![CDATA[ ]]> a <![CDATA[]]>", "a"),
        ("a<![CDATA[ b > ]]>", "a<![CDATA[ b >"),
        ("a <hi n='>'>b</hi> c", "a <hi n='>'>b</hi> c"),
        ("<hi>a</hi><hi>b</hi>", "a</hi><hi>b"),
        ("<hi n='x>y'/>a", "a"),
        ("&#32;a", "&#32;a"),
        ("&amp;", "&amp;"),
        ("a > b", "a > b"),
        ("\u3000漢𝄞\u3000", "漢𝄞"),
        ("<p2/><hi>x</hi>", "x"),
    ],
)
def test_text_is_trimmed_and_markup_at_its_ends_is_no_text(content, expected):
    """From the first to the last character that is not blank; comments and instructions are none."""
    file, element = _one(f"<p>{content}</p>")
    place = file.place_of_text(element)

    assert (expected, "/TEI/p/text()") == (_cut(file, place), place.xpath)


@pytest.mark.parametrize(
    "written", ["<p/>", "<p />", "<p></p>", "<p> \n </p>", "<p><hi/></p>", "<p><!-- a --><?b c?></p>"]
)
def test_an_element_without_text_is_shown_itself(written):
    """Nothing is underlined that is not there, nor what follows it."""
    file, element = _one(f"{written}after")

    assert file.place_of_element(element) == file.place_of_text(element)
    assert "<p" == _cut(file, file.place_of_text(element))


@pytest.mark.parametrize(
    ("written", "expected"), [("<p/>", "<p/>"), ("<p n='>'>a<p2/></p >", "<p n='>'>a<p2/>"), ("<p></p>", "<p>")]
)
def test_an_element_extends_to_its_end_tag(written, expected):
    """What begins in it is a part of it, what follows is not."""
    file, element = _one(f"é{written}é")

    assert expected == file.source.decode(*file.extent(element))


def test_a_prefixed_element_is_shown_with_its_prefix():
    """As it is written."""
    file = _file(f'<t:TEI xmlns:t="{NAMESPACE}"><t:p-1.2/></t:TEI>')

    assert ["<t:TEI", "<t:p-1.2"] == [_cut(file, file.place_of_element(each)) for each in file.root.iter("*")]


def test_names_of_the_fifth_edition_have_places_too():
    """libxml2 reads names that expat does not: a schema finding on one must be shown, not crash."""
    file = _file(f"{OPEN}<𠀀 𠀁='1'>x</𠀀><p/></TEI>")
    [odd, element] = file.root

    assert ["<𠀀", "𠀁='1'", "x", "<p"] == [
        _cut(file, place)
        for place in (
            file.place_of_element(odd),
            file.place_of_attribute(odd, "𠀁"),
            file.place_of_text(odd),
            file.place_of_element(element),
        )
    ]


def test_the_path_numbers_siblings_of_one_name():
    """By local names, from the root; a number only where it is needed."""
    file = _file(f"{OPEN}<p/><!-- --><div><p/><t:p/><p n='1'><q/></p></div></TEI>")

    assert ["/TEI", "/TEI/p", "/TEI/div", "/TEI/div/p[1]", "/TEI/div/p", "/TEI/div/p[2]", "/TEI/div/p[2]/q"] == [
        xpath(element) for element in file.root.iter("*")
    ]


def test_the_path_of_an_attribute_has_its_name_as_written():
    """With the prefix, which is what an XPath needs."""
    file, element = _one('<p xml:id="a"/>')

    assert "/TEI/p/@xml:id" == file.place_of_attribute(element, ID).xpath
    assert "/TEI/p" == file.place_of_element(element).xpath


def test_a_large_start_tag_is_no_delay():
    """A megabyte of quotation marks is scanned once."""
    file, element = _one(f"""<p n="{"'!-->" * 200_000}" rend='{'"' * 200_000}'>x</p>""")

    assert "x" == _cut(file, file.place_of_text(element))
    assert 200_007 == len(_cut(file, file.place_of_attribute(element, "rend")))


# --- any tree, written in any way

NAMES = st.sampled_from(["p", "hi", "persName", "t:x", "é", "a.b-c_d", "漢"])
ATTRIBUTES = st.sampled_from(["n", "ref", "xml:lang", "t:n", "rend", "ü"])
BLANK = st.sampled_from(["", " ", "\n", "\r\n", "\t ", "\n\n"])
GAP = st.sampled_from([" ", "\n", "\r\n ", "\t"])
TEXT = st.text(st.sampled_from("ab é漢𝄞<>&'\"\n]-=/\u3000"), max_size=8)
APART = st.sampled_from(["<!-- <p n='1'> > ' -->", "<?a b='<p>'?>", "<!---->", "<?t?>"])


@st.composite
def trees(draw, depth=3):
    """A tree: a name, attributes, and what is in it: texts, other markup, trees."""
    attributes = draw(st.dictionaries(ATTRIBUTES, TEXT, max_size=3))
    inner = st.one_of(TEXT, APART.map(lambda markup: ("apart", markup)), TEXT.map(lambda text: ("verbatim", text)))
    inner = st.one_of(inner, trees(depth=depth - 1)) if depth else inner
    return draw(NAMES), attributes, draw(st.lists(inner, max_size=4))


class Writer:
    """Writes a tree in one of many ways, and notes what every place must cut, in the order of the start tags."""

    def __init__(self, draw):
        self.draw = draw
        self.noted = []

    def element(self, tree):
        """The element as text."""
        name, attributes, inner = tree
        note = {"tag": f"<{name}", "attributes": {}}
        self.noted.append(note)
        tag = f"<{name}"
        for attribute, value in attributes.items():
            written = self.attribute(attribute, value)
            note["attributes"][attribute] = written
            tag += self.draw(GAP) + written
        tag += self.draw(BLANK)
        pieces = [piece for each in inner for piece in self.pieces(each)]
        note["text"] = _trimmed(pieces)
        if not inner and self.draw(st.booleans()):
            return [("markup", tag + "/>")]
        return [("markup", tag + ">"), *pieces, ("markup", f"</{name}{self.draw(BLANK)}>")]

    def attribute(self, name, value):
        """An attribute with either quote and blanks about the sign of equality."""
        quote = self.draw(st.sampled_from("'\""))
        text = value.replace("&", "&amp;").replace("<", "&lt;").replace(quote, "&#34;" if quote == '"' else "&apos;")
        return f"{name}{self.draw(BLANK)}={self.draw(BLANK)}{quote}{text}{quote}"

    def pieces(self, each):
        """Pieces of content, each with what it is: text, or markup that is none."""
        match each:
            case str():
                return [("text", each.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;"))]
            case ("apart", markup):
                return [("markup", markup)]
            case ("verbatim", text):
                return [("markup", "<![CDATA["), ("text", text.replace("]]>", "]] >")), ("markup", "]]>")]
            case _:
                return self.element(each)


def _trimmed(pieces):
    """What is between the first and the last character of text that is not blank."""
    texts = [n for n, (kind, written) in enumerate(pieces) if kind == "text" and written.strip()]
    if not texts:
        return None
    first, last = texts[0], texts[-1]
    whole = "".join(written for _, written in pieces[first : last + 1])
    return whole.strip() if first == last else whole.lstrip()[: len(whole.lstrip()) - _blanks(pieces[last][1])]


def _blanks(text):
    return len(text) - len(text.rstrip())


ENCODINGS = st.sampled_from(list(HEADS.values())[:7])


@given(trees(), ENCODINGS, st.data())
def test_every_place_of_any_tree_cuts_the_bytes_it_names(tree, encoded, data):
    """Names, attributes and trimmed texts, in every encoding that has all characters."""
    encoding, head = encoded
    writer = Writer(data.draw)
    body = "".join(written for _, written in writer.element(tree))
    file = _file(f"{head}{OPEN}{body}</TEI>", encoding)
    elements = list(file.root.iter("*"))[1:]

    assert len(writer.noted) == len(elements)
    for element, note in zip(elements, writer.noted, strict=True):
        assert note["tag"] == _cut(file, file.place_of_element(element))
        for name, written in note["attributes"].items():
            assert written == _cut(file, file.place_of_attribute(element, _qualified(name)))
        assert (note["text"] or note["tag"]) == _cut(file, file.place_of_text(element))


def _qualified(name):
    prefix, _, local = name.rpartition(":")
    return {"": local, "xml": LANG, "t": f"{{urn:t}}{local}"}[prefix]


@given(trees(), ENCODINGS, st.data())
def test_start_tags_and_end_tags_are_where_expat_finds_them(tree, encoded, data):
    """Another reader of the same bytes says the same."""
    encoding, head = encoded
    body = "".join(written for _, written in Writer(data.draw).element(tree))
    file = _file(f"{head}{OPEN}{body}</TEI>", encoding)
    starts, ends, opened = [], {}, []
    parser = expat.ParserCreate()

    def start(*_):
        opened.append(len(starts))
        starts.append(parser.CurrentByteIndex)

    def end(*_):
        ends[opened.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(file.source.data, True)

    elements = list(file.root.iter("*"))
    extents = [file.extent(element) for element in elements]
    assert starts == [extent.start for extent in extents]
    # Of an empty-element tag expat gives the beginning, we the end.
    assert all(extent.end == ends[n] or ends[n] == extent.start for n, extent in enumerate(extents))
